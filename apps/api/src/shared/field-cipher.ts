import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomFillSync } from 'node:crypto';
import { DATA_CLASSES, type EncryptedField, type IndexField } from '../generated/data-classes.ts';
import { normalise, type TableClasses } from './data-classes.ts';
import { SECRET_KEY_ID, type KeyRing } from './key-ring.ts';

/** Where a value belongs: table, field and record. Only what prisma/schema declares as encrypted has one. */
export type FieldContext = `${EncryptedField}.${string}`;

/** Encrypts single fields at rest, finds them without opening them, and hashes secrets. (docs/decisions/0010) */
export interface FieldCipher {
  /** AES-256-GCM under the current key; the context is bound in, so values cannot be swapped about. */
  encrypt(text: string, context: FieldContext): string;
  /** @throws FieldCipherError when the value was altered, belongs to another context or its key is missing. */
  decrypt(value: string, context: FieldContext): string;
  /** What a blind index keeps of a text: a keyed hash of its normalised form under the current key. */
  blindIndex(text: string, field: IndexField): string;
  /** The same under every key there is: look for any of them (`{ in: … }`), so that a rotation hides nothing. */
  blindIndexes(text: string, field: IndexField): string[];
  /** Keyed hash (hex) of a secret that nobody could guess. Not rotated: a secret is not kept, so cannot be hashed anew. */
  hash(text: string, purpose: string): string;
}

/** Says which value of which record cannot be opened and why; never what is in it. */
export class FieldCipherError extends Error {
  override readonly name = 'FieldCipherError';
}

/** AES-256-GCM. Then the id of the key, a dot, and nonce, ciphertext and tag. */
const ALGORITHM = 'g';
const VALUE = /^g([a-z0-9]+)\.([\w-]+)$/;
/** HMAC-SHA-256. Then the id of the key, a dot, and the hash. */
const INDEX_ALGORITHM = 'h';

export function fieldCipher(
  secret: string,
  ring: KeyRing,
  tables: readonly TableClasses[] = DATA_CLASSES,
): FieldCipher {
  const hashKey = Buffer.from(hkdfSync('sha256', secret, 'linli', 'field-hash', 32));
  const indexUnder = (id: string, text: string, field: string) => {
    const { index } = ring.pair(id) ?? missing(id, field);
    const plain = normalise(text, normalisedBy(tables, field));
    return `${INDEX_ALGORITHM}${id}.${createHmac('sha256', index).update(`${field}\0${plain}`).digest('base64url')}`;
  };
  return {
    encrypt(text, context) {
      if (text === '') return '';
      const id = ring.current();
      const { encryption } = ring.pair(id) ?? missing(id, context);
      const nonce = nextNonce();
      const cipher = createCipheriv('aes-256-gcm', encryption, nonce).setAAD(Buffer.from(context));
      const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${ALGORITHM}${id}.${sealed.toString('base64url')}`;
    },
    decrypt(value, context) {
      if (value === '') return '';
      const [, id, body] = VALUE.exec(value) ?? [];
      if (id === undefined || body === undefined) throw new FieldCipherError(`${context} is not an encrypted value.`);
      const { encryption } = ring.pair(id) ?? missing(id, context);
      const sealed = Buffer.from(body, 'base64url');
      try {
        const decipher = createDecipheriv('aes-256-gcm', encryption, sealed.subarray(0, 12), { authTagLength: 16 });
        decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(-16));
        return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8');
      } catch {
        const source = id === SECRET_KEY_ID ? 'the key derived from LINLI_SECRET' : `the key "${id}"`;
        throw new FieldCipherError(
          `${context} does not open with ${source}: it was altered or moved here from another record, or that is not the key it was written with.`,
        );
      }
    },
    blindIndex: (text, field) => indexUnder(ring.current(), text, field),
    blindIndexes: (text, field) => ring.ids().map((id) => indexUnder(id, text, field)),
    hash: (text, purpose) => createHmac('sha256', hashKey).update(`${purpose}\0${text}`).digest('hex'),
  };
}

const NONCE_BYTES = 12;
const nonces = Buffer.alloc(NONCE_BYTES * 1_024);
let nonceAt = nonces.length;

/** Random, each given once. Many are drawn at a time: asking for twelve bytes costs as much as encrypting a field. */
function nextNonce(): Buffer {
  if (nonceAt === nonces.length) {
    randomFillSync(nonces);
    nonceAt = 0;
  }
  const nonce = Buffer.from(nonces.subarray(nonceAt, nonceAt + NONCE_BYTES));
  nonceAt += NONCE_BYTES;
  return nonce;
}

function normalisedBy(tables: readonly TableClasses[], field: string) {
  const [table, name] = field.split('.');
  const found = tables.find((each) => each.table === table)?.columns.find((each) => each.field === name);
  if (!found?.index) throw new FieldCipherError(`${field} is not declared as a blind index in prisma/schema.`);
  return found.index.normalised;
}

function missing(id: string, context: string): never {
  const where = id === SECRET_KEY_ID ? 'it has been retired' : 'it is not in the key ring (LINLI_FIELD_KEYS)';
  throw new FieldCipherError(`${context} needs the key "${id}", and ${where}.`);
}
