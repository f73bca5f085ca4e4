/** Where somebody signed in from, so that they recognise it and nobody learns it: `112.80.*.*`, `2408:8207:*`. */
export function maskAddress(address: string): string {
  const [v4] = /\d+\.\d+\.\d+\.\d+$/.exec(address) ?? [];
  if (v4) return `${v4.split('.').slice(0, 2).join('.')}.*.*`;
  return `${address.split(':').slice(0, 2).join(':')}:*`;
}

/** Addresses that one subscriber holds all of count as one: the first 64 bits of IPv6. */
export function addressGroup(address: string): string {
  const [v4] = /\d+\.\d+\.\d+\.\d+$/.exec(address) ?? [];
  if (v4) return v4;
  const [head = '', tail = ''] = address.split('::');
  const front = head.split(':').filter(Boolean);
  const back = tail.split(':').filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  return [...front, ...(address.includes('::') ? zeros : []), ...back].slice(0, 4).join(':');
}
