import { duplicateReason, type Identity } from './duplicate.ts';
import type { RollPlaceRead } from './roll-place.ts';
import {
  changesOf,
  contradictions,
  fileOf,
  outcomeOf,
  type KnownFile,
  type RollChange,
  type RollDecision,
  type RollDoubt,
  type RollOutcome,
} from './roll-outcome.ts';
import type { RollIssue, RollPerson } from './roll-row.ts';

/** One row as it was read, before it is compared with anything. */
export interface RollEntry {
  readonly person: RollPerson;
  readonly issues: readonly RollIssue[];
  readonly place: RollPlaceRead;
  /** Keyed hash of the ID number. */
  readonly idKey: string | null;
  readonly decision: RollDecision | null;
}

export interface RollComparison {
  readonly outcome: RollOutcome;
  readonly doubts: readonly RollDoubt[];
  readonly changes: readonly RollChange[];
  /** The file that the row is of. */
  readonly file: KnownFile | null;
  /** Says nothing that a row above it has not said, whatever else is wrong with it. */
  readonly isRepeated: boolean;
}

/** Finds the files that could be of a row. */
export interface KnownFiles {
  candidates(entry: RollEntry): readonly KnownFile[];
}

/** A row that another may repeat. */
export interface RowAbove {
  readonly row: number;
  readonly entry: RollEntry;
}

/**
 * Compares every row with the rows above it and with the files there are. What makes two rows one is what makes two
 * files one (duplicate.ts).
 */
export function compareRoll(entries: readonly RollEntry[], known: KnownFiles): RollComparison[] {
  const above = new Map<string, RowAbove[]>();
  return entries.map((entry, row) => {
    const compared = compareRow(entry, known.candidates(entry), (key) => above.get(key) ?? []);
    if (canBeRepeated(entry, compared.isRepeated))
      for (const key of rollKeys(entry)) {
        const rows = above.get(key);
        if (rows) rows.push({ row, entry });
        else above.set(key, [{ row, entry }]);
      }
    return compared;
  });
}

/** Rows below are compared with a row unless somebody left it out, or it repeats another itself. */
export const canBeRepeated = ({ decision }: RollEntry, isRepeated: boolean): boolean =>
  decision !== 'leave' && !isRepeated;

/**
 * Compares one row with the files that could be of it and with the rows above it.
 * @param above rows above with a key, in their order, of those that can be repeated
 */
export function compareRow(
  entry: RollEntry,
  candidates: readonly KnownFile[],
  above: (key: string) => readonly RowAbove[],
): RollComparison {
  const doubts: RollDoubt[] = [];
  if (entry.place.fault) doubts.push({ code: entry.place.fault, severity: 'wrong' });
  const communityId = entry.place.communityId;
  const here = fileOf(
    entry.person,
    entry.idKey,
    candidates.filter((file) => file.communityId === communityId),
  );
  const elsewhere =
    entry.idKey === null
      ? undefined
      : candidates.find((file) => file.communityId !== communityId && file.idKey === entry.idKey);
  if (!here && elsewhere) doubts.push({ code: 'known_elsewhere', severity: 'doubtful', residentId: elsewhere.id });
  // A damaged number is made good by the file it belongs to; otherwise a near name alone is no proof.
  const isDamaged = entry.issues.some(({ code }) => code === 'id_damaged');
  const isSure = here !== null && (here.reason === 'same_id_number' || here.file.name === entry.person.name);
  const file = here && isSure ? here.file : null;
  if (here && !isSure)
    doubts.push({ code: 'probably_known', severity: 'doubtful', reason: here.reason, residentId: here.file.id });
  const issues = entry.issues.map((issue) => ({
    ...issue,
    isSettled: isDamaged && file !== null && issue.code === 'id_damaged',
  }));
  const earlier = entry.decision === 'leave' ? null : findEarlier(entry, above);
  let isRepeated = false;
  if (earlier) {
    const fields = contradictions(earlier.person, entry.person);
    if (earlier.isSure && fields.length > 0)
      doubts.push({ code: 'repeated_differently', severity: 'wrong', row: earlier.row, fields });
    else if (earlier.isSure) isRepeated = true;
    else doubts.push({ code: 'probably_repeated', severity: 'doubtful', reason: earlier.reason, row: earlier.row });
  }
  const changes = file ? changesOf(entry.person, file) : [];
  return { outcome: outcomeOf({ issues, doubts, isRepeated, file, changes }), doubts, changes, file, isRepeated };
}

type Earlier = {
  row: number;
  person: RollPerson;
  isSure: boolean;
  reason: NonNullable<ReturnType<typeof duplicateReason>>;
};

/** A phone that hundreds share is the office's own; the first few tell. */
const ROWS_OF_A_KEY = 50;

function findEarlier(entry: RollEntry, above: (key: string) => readonly RowAbove[]): Earlier | null {
  const self = identityOf(entry);
  let found: Earlier | null = null;
  for (const key of rollKeys(entry)) {
    for (const { row, entry: earlier } of above(key).slice(0, ROWS_OF_A_KEY)) {
      const reason = duplicateReason(self, identityOf(earlier));
      if (!reason) continue;
      const isSure =
        reason === 'same_id_number' || (entry.person.name === earlier.person.name && isWhollySame(entry, earlier));
      if (isSure) return { row, person: earlier.person, isSure, reason };
      found ??= { row, person: earlier.person, isSure, reason };
    }
  }
  return found;
}

/** Two rows without an ID number are one only if they agree in birth date and phone, not in one of them. */
function isWhollySame(one: RollEntry, other: RollEntry): boolean {
  const { birthDate, phone } = one.person;
  return birthDate !== null && phone !== null && birthDate === other.person.birthDate && phone === other.person.phone;
}

const identityOf = ({ person, idKey }: RollEntry): Identity => ({ ...person, idNumber: idKey });

/** What a row must have in common with another to be of the same person. */
export function rollKeys({ person, idKey, place }: Pick<RollEntry, 'person' | 'idKey' | 'place'>): string[] {
  const keys: string[] = [];
  if (idKey !== null) keys.push(`${place.communityId} id ${idKey}`);
  if (person.birthDate !== null && person.birthDate.length === 10)
    keys.push(`${place.communityId} birth ${person.birthDate}`);
  if (person.phone !== null) keys.push(`${place.communityId} phone ${person.phone}`);
  return keys;
}
