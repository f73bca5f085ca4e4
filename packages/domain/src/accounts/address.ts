/** Where somebody signed in from, so that they recognise it and nobody learns it: `112.80.*.*`, `2408:8207:*`. */
export function maskAddress(address: string): string {
  const [v4] = /\d+\.\d+\.\d+\.\d+$/.exec(address) ?? [];
  if (v4) return `${v4.split('.').slice(0, 2).join('.')}.*.*`;
  return `${address.split(':').slice(0, 2).join(':')}:*`;
}
