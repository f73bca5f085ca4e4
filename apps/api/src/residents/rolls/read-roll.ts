import { compareRoll, rollKeys, type RollComparison, type RollEntry } from '@linli/domain/residents/roll-compare.ts';
import { columnFields, type RollPlan } from '@linli/domain/residents/roll-plan.ts';
import { placeOfRow, RollCommunities, type RollCommunity } from '@linli/domain/residents/roll-place.ts';
import type { RollDecision } from '@linli/domain/residents/roll-outcome.ts';
import { readRollRow } from '@linli/domain/residents/roll-row.ts';
import { cellsOf, type RollRow } from '@linli/domain/residents/roll-sheet.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import type { KeptRow } from './roll-content.ts';
import { FilesOfRolls, listCommunities } from './roll-files.store.ts';
import type { RollHost } from './roll-host.ts';

export type DecidedRow = RollRow & { readonly decision: RollDecision | null };

/** Rows looked up at a time. */
const BATCH = 4_000;

export interface ReadRows {
  readonly rows: KeptRow[];
  /** What the first of them, those that were compared, can have in common with others. */
  readonly keys: readonly (readonly string[])[];
}

/** Reads the rows by the plan and compares them with each other and with the files there are. */
export async function readRoll(host: RollHost, plan: RollPlan, given: readonly DecidedRow[]): Promise<ReadRows> {
  const rows = given.toSorted((one, other) => one.sheet - other.sheet || one.row - other.row);
  const isTaken = ({ sheet }: DecidedRow) => plan.sheets[sheet]?.isLeftOut === false;
  // What is left out stays with the import: somebody may want it after all.
  const leftOut = rows.filter((row) => !isTaken(row)).map((row) => ({ ...row, ...LEFT_OUT }));
  const taken = rows.filter(isTaken);
  const entries = taken.map(entryReader(host, plan, await listCommunities(host, host.scope)));
  const files = new FilesOfRolls(host);
  for (let first = 0; first < entries.length; first += BATCH) await files.load(entries.slice(first, first + BATCH));
  const comparisons = compareRoll(entries, files);
  const read = taken.map((row, index) =>
    keptRow(row, entries[index] as RollEntry, comparisons[index] as RollComparison),
  );
  return { rows: [...read, ...leftOut], keys: entries.map(rollKeys) };
}

/** A row with what came of it. */
export function keptRow(row: DecidedRow, { issues, place }: RollEntry, compared: RollComparison): KeptRow {
  const { outcome, doubts, changes, file, isRepeated } = compared;
  return {
    sheet: row.sheet,
    row: row.row,
    texts: row.texts,
    numbers: row.numbers,
    decision: row.decision,
    outcome,
    issues,
    doubts,
    changes,
    isRepeated,
    communityId: place.communityId,
    residentId: file?.id ?? null,
    residentVersion: file?.version ?? null,
  };
}

const LEFT_OUT = {
  outcome: 'left_out',
  issues: [],
  doubts: [],
  changes: [],
  isRepeated: false,
  communityId: null,
  residentId: null,
  residentVersion: null,
} as const;

/** Reads rows by the plan, each for itself. */
export function entryReader({ cipher, now }: RollHost, plan: RollPlan, list: readonly RollCommunity[]) {
  const today = shanghaiDate(now);
  const communities = new RollCommunities(list);
  const theirs = list.filter(({ isTheirs }) => isTheirs);
  const only = theirs.length === 1 ? (theirs[0] ?? null) : null;
  const fallback = theirs.find(({ id }) => id === plan.communityId) ?? only;
  const sheets = plan.sheets.map(
    (sheet) => sheet && { fields: columnFields(sheet), sheet: communities.spokenOf(sheet.titles), fallback },
  );
  return (row: DecidedRow): RollEntry => {
    const { fields, ...otherwise } = sheets[row.sheet] ?? { fields: new Map(), sheet: null, fallback };
    const { person, issues } = readRollRow(cellsOf(row, fields), today);
    return {
      person,
      issues,
      place: placeOfRow(person.community, communities, otherwise),
      idKey: person.idNumber === null ? null : cipher.blindIndex(person.idNumber, 'residents.idNumberIndex'),
      decision: row.decision,
    };
  };
}
