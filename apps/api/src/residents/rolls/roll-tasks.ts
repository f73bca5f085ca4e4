import type { RollField } from '@linli/domain/residents/roll-columns.ts';
import { planRoll, type RollPlan } from '@linli/domain/residents/roll-plan.ts';
import { parseSpreadsheet } from '../../shared/spreadsheets/parse-spreadsheet.ts';
import { v7 as uuid } from 'uuid';
import { readRoll, type DecidedRow, type ReadRows } from './read-roll.ts';
import { CHUNK_ROWS, openRows, outcomeLetters, sealRows, type KeptRow } from './roll-content.ts';
import { sealKeyPages, type NewKeyPage } from './roll-keys.ts';
import type { RollHost } from './roll-host.ts';
import type { NewChunk } from './rolls.store.ts';

/** What a reading gives: ready to be stored, nothing of it in plain. */
export interface ReadRoll {
  readonly plan: RollPlan;
  readonly chunks: readonly NewChunk[];
  readonly keyPages: readonly NewKeyPage[];
}

export interface UploadTask {
  readonly task: 'upload';
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** What the office said before, by the keyed hash of the headings. */
  readonly remembered: ReadonlyMap<string, Readonly<Record<number, RollField>>>;
  readonly communityId: string | null;
}

export interface RereadTask {
  readonly task: 'reread';
  readonly plan: RollPlan;
  readonly chunks: readonly { readonly id: string; readonly content: string }[];
  /** Cells that were mended and decisions that were made, by row. */
  readonly corrections: ReadonlyMap<number, RowCorrection>;
}

export interface RowCorrection {
  readonly texts: ReadonlyMap<number, string>;
  /** Undefined leaves it as it is. */
  readonly decision: DecidedRow['decision'] | undefined;
}

export async function readUpload(host: RollHost, task: UploadTask): Promise<ReadRoll> {
  const { bytes, fileName, remembered, communityId } = task;
  const { sheets } = await parseSpreadsheet(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), fileName);
  const told = (signature: string) => remembered.get(signatureHash(host, signature)) ?? null;
  const { plan, rows } = planRoll(sheets, told, communityId);
  return sealed(
    host,
    plan,
    await readRoll(
      host,
      plan,
      rows.map((row) => ({ ...row, decision: null })),
    ),
  );
}

export async function rereadRoll(host: RollHost, { plan, chunks, corrections }: RereadTask): Promise<ReadRoll> {
  const rows = chunks.flatMap(({ id, content }) => openRows(host.cipher, id, content));
  for (const [index, correction] of corrections) {
    const row = rows[index];
    if (row) rows[index] = { ...row, ...corrected(row, correction) };
  }
  return sealed(host, plan, await readRoll(host, plan, rows));
}

/** A mended cell is text, whatever it was before. */
export function corrected(row: KeptRow, { texts, decision }: RowCorrection): DecidedRow {
  const mended = [...row.texts];
  for (const [column, text] of texts) {
    while (mended.length <= column) mended.push('');
    mended[column] = text;
  }
  const numbers = row.numbers.filter((column) => !texts.has(column));
  return { ...row, texts: mended, numbers, decision: decision === undefined ? row.decision : decision };
}

function sealed({ cipher }: RollHost, plan: RollPlan, { rows, keys }: ReadRows): ReadRoll {
  const chunks: NewChunk[] = [];
  for (let first = 0; first < rows.length; first += CHUNK_ROWS) {
    const part = rows.slice(first, first + CHUNK_ROWS);
    const id = uuid();
    chunks.push({ id, number: chunks.length, outcomes: outcomeLetters(part), content: sealRows(cipher, id, part) });
  }
  return { plan, chunks, keyPages: sealKeyPages(cipher, keys, chunks.length) };
}

export const signatureHash = ({ cipher }: Pick<RollHost, 'cipher'>, signature: string): string =>
  cipher.hash(signature, 'roll-headings');
