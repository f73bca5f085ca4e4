/** Of what is printed on a certificate and typed from it: no I, L, O or U, so nothing is misread from paper. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const CERTIFICATE_LIMITS = { numberLength: 40, contactLength: 60 } as const;

/** `7K2M-9XQ4-T3VB`: twelve characters, 60 bits, so that nobody finds one by trying. `random` gives 0 to 31. */
export function newCertificateNumber(random: () => number): string {
  const letters = Array.from({ length: 12 }, () => ALPHABET[random()]).join('');
  return letters.replace(/^(.{4})(.{4})/, '$1-$2-');
}

/** A number as somebody typed it, in the form in which it is kept; null for what cannot be one. */
export function readCertificateNumber(text: string): string | null {
  const letters = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const isSound = letters.length === 12 && [...letters].every((each) => ALPHABET.includes(each));
  return isSound ? letters.replace(/^(.{4})(.{4})/, '$1-$2-') : null;
}
