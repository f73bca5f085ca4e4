/** Without what is misread on paper: 0 O, 1 l I. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 14;
/** Bytes from here on would make the first letters likelier than the last. */
const FAIR = 256 - (256 % ALPHABET.length);

/** A password to hand over once: 14 characters, some 80 bits. */
export function firstPassword(): string {
  let password = '';
  while (password.length < LENGTH) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < FAIR) password += ALPHABET[byte % ALPHABET.length];
  }
  return password;
}
