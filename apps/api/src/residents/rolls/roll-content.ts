import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { RollChange, RollDecision, RollDoubt, RollOutcome } from '@linli/domain/residents/roll-outcome.ts';
import type { RollPlan } from '@linli/domain/residents/roll-plan.ts';
import type { RollIssue } from '@linli/domain/residents/roll-row.ts';
import type { RollRow } from '@linli/domain/residents/roll-sheet.ts';
import type { FieldCipher } from '../../shared/field-cipher.ts';

/** A row of an import as it is kept: its cells, and what came of comparing them. */
export interface KeptRow extends RollRow {
  readonly decision: RollDecision | null;
  readonly outcome: RollOutcome;
  readonly issues: readonly RollIssue[];
  readonly doubts: readonly RollDoubt[];
  readonly changes: readonly RollChange[];
  /** Says nothing that a row above it has not said, whatever its outcome. */
  readonly isRepeated: boolean;
  readonly communityId: string | null;
  /** The file that the row is of, and the version of it that was compared. */
  readonly residentId: string | null;
  readonly residentVersion: number | null;
}

/** Rows of one chunk: enough that packing pays, few enough that opening one to show a page costs nothing. */
export const CHUNK_ROWS = 500;

/** What an import made, chunk by chunk: enough to take it back. */
export interface ChunkEffects {
  readonly created: readonly string[];
  readonly households: readonly string[];
  /** Labels added to files that were there before. */
  readonly labels: readonly string[];
  /** Files that were there before: their columns as they stood (what is encrypted still so) and their version since. */
  readonly changed: readonly {
    readonly id: string;
    readonly version: number;
    readonly before: Readonly<Record<string, unknown>>;
  }[];
}

/** One letter an outcome, so that a chunk says by a short text which rows it has. */
const LETTERS: Record<RollOutcome, string> = {
  new: 'n',
  changed: 'c',
  same: 's',
  repeated: 'r',
  doubtful: 'd',
  wrong: 'w',
  left_out: 'l',
};

export const outcomeLetters = (rows: readonly { readonly outcome: RollOutcome }[]): string =>
  rows.map(({ outcome }) => LETTERS[outcome]).join('');

export const letterOf = (outcome: RollOutcome): string => LETTERS[outcome];

export function countLetters(outcomes: readonly string[]): Record<RollOutcome, number> {
  const counts = { new: 0, changed: 0, same: 0, repeated: 0, doubtful: 0, wrong: 0, left_out: 0 };
  for (const letters of outcomes)
    for (const outcome of Object.keys(LETTERS) as RollOutcome[])
      counts[outcome] += letters.split(LETTERS[outcome]).length - 1;
  return counts;
}

const pack = (value: unknown) => deflateRawSync(JSON.stringify(value), { level: 3 }).toString('base64');
const unpack = (text: string): unknown => JSON.parse(inflateRawSync(Buffer.from(text, 'base64')).toString('utf8'));

export const sealRows = (cipher: FieldCipher, chunkId: string, rows: readonly KeptRow[]): string =>
  cipher.encrypt(pack(rows), `roll_chunks.content.${chunkId}`);

export const openRows = (cipher: FieldCipher, chunkId: string, content: string): KeptRow[] =>
  unpack(cipher.decrypt(content, `roll_chunks.content.${chunkId}`)) as KeptRow[];

export const sealEffects = (cipher: FieldCipher, chunkId: string, effects: ChunkEffects): string =>
  cipher.encrypt(pack(effects), `roll_chunks.effects.${chunkId}`);

export const openEffects = (cipher: FieldCipher, chunkId: string, effects: string): ChunkEffects =>
  unpack(cipher.decrypt(effects, `roll_chunks.effects.${chunkId}`)) as ChunkEffects;

export const sealPlan = (cipher: FieldCipher, importId: string, plan: RollPlan): string =>
  cipher.encrypt(JSON.stringify(plan), `roll_imports.plan.${importId}`);

export const openPlan = (cipher: FieldCipher, importId: string, plan: string): RollPlan =>
  JSON.parse(cipher.decrypt(plan, `roll_imports.plan.${importId}`)) as RollPlan;
