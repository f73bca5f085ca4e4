import { v7 as uuid } from 'uuid';
import type { FieldCipher } from '../../shared/field-cipher.ts';

/** Some hundred of the keys by which rows have to do with each other; sealed, they are told by their number alone. */
export interface NewKeyPage {
  readonly id: string;
  readonly number: number;
  readonly content: string;
}

/** A hash of a key and the row that has it, four bytes each. */
const ENTRY_BYTES = 8;

/** Every key is on the page that its hash says: looking one up costs the same in a long roll as in a short one. */
export class RollKeyPage {
  readonly #entries: Buffer;

  constructor(entries: Buffer) {
    this.#entries = entries;
  }

  rowsWith(keys: readonly string[]): number[] {
    const hashes = new Set(keys.map(hashOf));
    const rows: number[] = [];
    for (let at = 0; at < this.#entries.length; at += ENTRY_BYTES)
      if (hashes.has(this.#entries.readUInt32LE(at))) rows.push(this.#entries.readUInt32LE(at + 4));
    return rows;
  }

  with(key: string, row: number): RollKeyPage {
    return new RollKeyPage(Buffer.concat([this.#entries, entryOf(key, row)]));
  }

  without(key: string, row: number): RollKeyPage {
    const gone = entryOf(key, row);
    const kept: Buffer[] = [];
    for (let at = 0; at < this.#entries.length; at += ENTRY_BYTES) {
      const entry = this.#entries.subarray(at, at + ENTRY_BYTES);
      if (!entry.equals(gone)) kept.push(entry);
    }
    return new RollKeyPage(Buffer.concat(kept));
  }

  seal(cipher: FieldCipher, id: string): string {
    return cipher.encrypt(this.#entries.toString('base64'), `roll_key_pages.content.${id}`);
  }

  static open(cipher: FieldCipher, id: string, content: string): RollKeyPage {
    return new RollKeyPage(Buffer.from(cipher.decrypt(content, `roll_key_pages.content.${id}`), 'base64'));
  }
}

/** The pages of all rows, as many as there are told. */
export function sealKeyPages(
  cipher: FieldCipher,
  keys: readonly (readonly string[])[],
  pageCount: number,
): NewKeyPage[] {
  const pages = Array.from({ length: pageCount }, (): Buffer[] => []);
  for (const [row, each] of keys.entries())
    for (const key of each) pages[pageOf(key, pageCount)]?.push(entryOf(key, row));
  return pages.map((entries, number) => {
    const id = uuid();
    return { id, number, content: new RollKeyPage(Buffer.concat(entries)).seal(cipher, id) };
  });
}

export const pageOf = (key: string, pageCount: number): number => hashOf(key) % pageCount;

function entryOf(key: string, row: number): Buffer {
  const entry = Buffer.allocUnsafe(ENTRY_BYTES);
  entry.writeUInt32LE(hashOf(key), 0);
  entry.writeUInt32LE(row, 4);
  return entry;
}

/** FNV-1a. Two keys of one hash cost a look at a row too many, nothing else. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
