import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Encrypts single fields at rest and hashes secrets, with keys derived from the installation's secret. */
export interface FieldCipher {
  /** AES-256-GCM; `context` (table, column and record) is bound in, so values cannot be swapped about. */
  encrypt(text: string, context: string): string;
  /** @throws when the value was altered or belongs to another context. */
  decrypt(value: string, context: string): string;
  /** Keyed hash (hex) by which an exact value is found without being stored. */
  hash(text: string, purpose: string): string;
}

/** Names algorithm and key of a stored value, so that both can change later. */
const PREFIX = 'g1';

export function fieldCipher(installationSecret: string): FieldCipher {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', installationSecret, 'linli', purpose, 32));
  const key = derive('field-cipher');
  const hashKey = derive('field-hash');
  return {
    encrypt(text, context) {
      if (text === '') return '';
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
      const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${PREFIX}.${sealed.toString('base64url')}`;
    },
    decrypt(value, context) {
      if (value === '') return '';
      const [prefix, body] = value.split('.');
      if (prefix !== PREFIX || body === undefined) throw new Error('A field is encrypted by an unknown key.');
      const sealed = Buffer.from(body, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(context));
      decipher.setAuthTag(sealed.subarray(-16));
      return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8');
    },
    hash(text, purpose) {
      return createHmac('sha256', hashKey).update(`${purpose}\0${text}`).digest('hex');
    },
  };
}
