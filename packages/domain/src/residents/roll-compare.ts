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
}

/** Finds the files that could be of a row. */
export interface KnownFiles {
  candidates(entry: RollEntry): readonly KnownFile[];
}

/**
 * Compares every row with the rows above it and with the files there are. What makes two rows one is what makes two
 * files one (duplicate.ts).
 */
export function compareRoll(entries: readonly RollEntry[], known: KnownFiles): RollComparison[] {
  const above = new RowsAbove();
  return entries.map((entry, row) => {
    const doubts: RollDoubt[] = [];
    if (entry.place.fault) doubts.push({ code: entry.place.fault, severity: 'wrong' });
    const candidates = known.candidates(entry);
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
    const earlier = entry.decision === 'leave' ? null : above.find(entry);
    let isRepeated = false;
    if (earlier) {
      const fields = contradictions(earlier.person, entry.person);
      if (earlier.isSure && fields.length > 0)
        doubts.push({ code: 'repeated_differently', severity: 'wrong', row: earlier.row, fields });
      else if (earlier.isSure) isRepeated = true;
      else doubts.push({ code: 'probably_repeated', severity: 'doubtful', reason: earlier.reason, row: earlier.row });
    }
    if (entry.decision !== 'leave' && !isRepeated) above.add(entry, row);
    const changes = file ? changesOf(entry.person, file) : [];
    return {
      outcome: outcomeOf({ issues, doubts, isRepeated, file, changes }),
      doubts,
      changes,
      file,
    };
  });
}

type Earlier = {
  row: number;
  person: RollPerson;
  isSure: boolean;
  reason: NonNullable<ReturnType<typeof duplicateReason>>;
};

/** The rows so far, by what can make one of them the same person as a later one. */
class RowsAbove {
  readonly #byKey = new Map<string, { row: number; entry: RollEntry }[]>();

  add(entry: RollEntry, row: number): void {
    for (const key of keysOf(entry)) {
      const rows = this.#byKey.get(key);
      if (rows) rows.push({ row, entry });
      else this.#byKey.set(key, [{ row, entry }]);
    }
  }

  find(entry: RollEntry): Earlier | null {
    const self = identityOf(entry);
    let found: Earlier | null = null;
    for (const key of keysOf(entry)) {
      // A phone that hundreds share is the office's own; the first few tell.
      for (const { row, entry: earlier } of (this.#byKey.get(key) ?? []).slice(0, 50)) {
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
}

/** Two rows without an ID number are one only if they agree in birth date and phone, not in one of them. */
function isWhollySame(one: RollEntry, other: RollEntry): boolean {
  const { birthDate, phone } = one.person;
  return birthDate !== null && phone !== null && birthDate === other.person.birthDate && phone === other.person.phone;
}

const identityOf = ({ person, idKey }: RollEntry): Identity => ({ ...person, idNumber: idKey });

function keysOf({ person, idKey, place }: RollEntry): string[] {
  const keys: string[] = [];
  if (idKey !== null) keys.push(`${place.communityId} id ${idKey}`);
  if (person.birthDate !== null && person.birthDate.length === 10)
    keys.push(`${place.communityId} birth ${person.birthDate}`);
  if (person.phone !== null) keys.push(`${place.communityId} phone ${person.phone}`);
  return keys;
}
