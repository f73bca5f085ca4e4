import { normalise } from '../../shared/data-classes.ts';
import type { Transaction } from '../../shared/database.ts';
import type { FieldCipher } from '../../shared/field-cipher.ts';
import {
  openEffects,
  openRows,
  outcomeLetters,
  sealEffects,
  sealRows,
  type ChunkEffects,
  type KeptRow,
} from '../rolls/roll-content.ts';
import { listChunks, replaceChunk } from './erase-files.store.ts';

/** By what a row is known to be of somebody. */
export interface Known {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly idNumbers: readonly string[];
  readonly phones: readonly string[];
}

/**
 * Takes somebody's rows out of every roll of a district, previews and finished imports alike: their cells, what was
 * compared, and what an undoing would bring back. Chunk by chunk, so memory stays what one chunk needs.
 */
export async function eraseRollRows(
  transaction: Transaction,
  cipher: FieldCipher,
  districtId: string,
  known: Known,
): Promise<void> {
  let last: string | null = null;
  for (;;) {
    const chunks: Awaited<ReturnType<typeof listChunks>> = await listChunks(transaction, districtId, last);
    for (const chunk of chunks) {
      const rows = openRows(cipher, chunk.id, chunk.content);
      const effects = chunk.effects === '' ? null : openEffects(cipher, chunk.id, chunk.effects);
      const isMade = effects !== null && effects.created.some((id) => known.ids.includes(id));
      const left = rows.map((row) => (isOf(known, row, isMade) ? emptied(row) : row));
      const kept = effects && without(effects, known.ids);
      const isSame = left.every((row, index) => row === rows[index]) && !isMade && kept?.changed === effects?.changed;
      if (isSame) continue;
      await replaceChunk(transaction, chunk.id, {
        outcomes: outcomeLetters(left),
        content: sealRows(cipher, chunk.id, left),
        effects: kept === null ? '' : sealEffects(cipher, chunk.id, kept),
      });
    }
    last = chunks.at(-1)?.id ?? null;
    if (last === null) return;
  }
}

/** Compared to their file; or with their number; or their name beside their phone, or in the chunk that made the file. */
function isOf({ ids, names, idNumbers, phones }: Known, row: KeptRow, isMade: boolean): boolean {
  if (row.residentId !== null && ids.includes(row.residentId)) return true;
  const texts = row.texts.map((text) => normalise(text, 'upper'));
  if (texts.some((text) => idNumbers.includes(text))) return true;
  if (!texts.some((text) => names.includes(text))) return false;
  return isMade || row.texts.some((text) => phones.includes(normalise(text, 'digits')));
}

/** A row that says nothing, and that no confirmation takes in. */
function emptied(row: KeptRow): KeptRow {
  return {
    ...row,
    texts: row.texts.map(() => ''),
    numbers: [],
    outcome: 'left_out',
    decision: 'leave',
    issues: [],
    doubts: [],
    changes: [],
    residentId: null,
    residentVersion: null,
  };
}

function without(effects: ChunkEffects, ids: readonly string[]): ChunkEffects {
  const isTheirs = ({ id }: { id: string }) => ids.includes(id);
  return {
    ...effects,
    created: effects.created.filter((id) => !ids.includes(id)),
    changed: effects.changed.some(isTheirs) ? effects.changed.filter((each) => !isTheirs(each)) : effects.changed,
  };
}
