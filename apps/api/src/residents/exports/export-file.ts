import { v7 as uuid } from 'uuid';
import type { Platform } from '../../shared/platform.ts';
import type { FieldCipher } from '../../shared/field-cipher.ts';
import { withScope } from '../../shared/request-context.ts';
import type { NewPart, StoredExport } from './exports.store.ts';
import { findPart } from './exports.store.ts';

const PART_BYTES = 256 * 1024;

/** The pieces of a file as parts of some hundred kilobytes, each encrypted. */
export async function* partsOf(cipher: FieldCipher, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<NewPart> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  let number = 0;
  const next = (): NewPart => {
    const id = uuid();
    const bytes = Buffer.concat(waiting);
    [waiting, size] = [[], 0];
    const content = cipher.encrypt(bytes.toString('base64'), `resident_export_parts.content.${id}`);
    return { id, number: number++, content };
  };
  for await (const piece of pieces) {
    waiting.push(piece);
    if ((size += piece.length) >= PART_BYTES) yield next();
  }
  if (size > 0) yield next();
}

/** The bytes of a finished file. They are read while they are sent, when no request is running any more. */
export async function* bytesOf(
  { database, cipher }: Platform,
  { id: exportId, runId, requester }: StoredExport,
): AsyncGenerator<Buffer> {
  for (let number = 0; ; number += 1) {
    const part = await withScope(requester.scope, async () => findPart(database.scoped, exportId, runId ?? '', number));
    if (!part) return;
    yield Buffer.from(cipher.decrypt(part.content, `resident_export_parts.content.${part.id}`), 'base64');
  }
}
