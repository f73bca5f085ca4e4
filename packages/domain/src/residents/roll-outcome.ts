import { duplicateReason, type DuplicateReason, type Identity } from './duplicate.ts';
import type { CareLabel } from './care-label.ts';
import type { RollField } from './roll-columns.ts';
import type { RollIssue, RollPerson } from './roll-row.ts';

/**
 * What a row of a roll comes to.
 * - `new`, `changed`, `same`: compared with the files of its community.
 * - `repeated`: says nothing that a row above it has not said.
 * - `left_out`: of a sheet that is not read.
 * - `doubtful`: taken only once somebody agrees; `wrong`: not taken until it is mended.
 */
export const ROLL_OUTCOMES = ['new', 'changed', 'same', 'repeated', 'doubtful', 'wrong', 'left_out'] as const;
export type RollOutcome = (typeof ROLL_OUTCOMES)[number];

/** What somebody decided of a doubtful row, or that a row is left out. */
export const ROLL_DECISIONS = ['take', 'leave'] as const;
export type RollDecision = (typeof ROLL_DECISIONS)[number];

/** Why a row is doubtful or wrong, beyond its own cells. */
export type RollDoubt =
  | {
      readonly code: 'probably_known';
      readonly severity: 'doubtful';
      readonly reason: DuplicateReason;
      readonly residentId: string;
    }
  | { readonly code: 'known_elsewhere'; readonly severity: 'doubtful'; readonly residentId: string }
  | {
      readonly code: 'probably_repeated';
      readonly severity: 'doubtful';
      readonly reason: DuplicateReason;
      readonly row: number;
    }
  | {
      readonly code: 'repeated_differently';
      readonly severity: 'wrong';
      readonly row: number;
      readonly fields: readonly RollField[];
    }
  | { readonly code: 'community_missing'; readonly severity: 'wrong' }
  | { readonly code: 'community_unknown'; readonly severity: 'wrong' }
  | { readonly code: 'community_not_yours'; readonly severity: 'wrong' };

export const ROLL_DOUBT_CODES = [
  'probably_known',
  'known_elsewhere',
  'probably_repeated',
  'repeated_differently',
  'community_missing',
  'community_unknown',
  'community_not_yours',
] as const satisfies readonly RollDoubt['code'][];

/** A file that may be of the same person, with the fields that a roll can change. */
export interface KnownFile extends Omit<Identity, 'idNumber'> {
  readonly id: string;
  readonly communityId: string;
  /** Keyed hash of the ID number. */
  readonly idKey: string | null;
  readonly version: number;
  readonly sex: RollPerson['sex'];
  readonly ethnicGroup: string | null;
  readonly address: string | null;
  readonly registeredAddress: string | null;
  readonly householdRole: RollPerson['householdRole'];
  readonly employment: RollPerson['employment'];
  readonly workplace: string | null;
  readonly notes: string | null;
  readonly careLabels: readonly CareLabel[];
}

/** One field that the roll knows differently. `before` is empty where the file said nothing. */
export interface RollChange {
  readonly field: RollField;
  readonly before: string;
  readonly after: string;
}

const COMPARED = [
  'name',
  'sex',
  'birthDate',
  'ethnicGroup',
  'phone',
  'address',
  'registeredAddress',
  'householdRole',
  'employment',
  'workplace',
] as const satisfies readonly (RollField & keyof RollPerson)[];

/**
 * What a roll would change of a file. A roll that is silent takes nothing away: empty cells, labels it does not name
 * and remarks that the file already holds change nothing, and a date to the month does not blur one to the day.
 */
export function changesOf(person: RollPerson, known: KnownFile): RollChange[] {
  const changes: RollChange[] = [];
  for (const field of COMPARED) {
    const [before, after] = [known[field] ?? '', person[field] ?? ''];
    if (after === '' || after === before) continue;
    if (field === 'birthDate' && before.startsWith(after)) continue;
    changes.push({ field, before, after });
  }
  if (person.idNumber !== null && known.idKey === null)
    changes.push({ field: 'idNumber', before: '', after: person.idNumber });
  const labels = person.careLabels.filter(({ label }) => !known.careLabels.includes(label));
  if (labels.length > 0)
    changes.push({
      field: 'careLabels',
      before: known.careLabels.join(' '),
      after: labels.map(({ label }) => label).join(' '),
    });
  if (person.notes !== null && !(known.notes ?? '').includes(person.notes))
    changes.push({ field: 'notes', before: known.notes ?? '', after: person.notes });
  return changes;
}

/** Fields in which two rows of one person contradict each other; silence contradicts nothing. */
export function contradictions(one: RollPerson, other: RollPerson): RollField[] {
  const fields = COMPARED.filter((field) => {
    const [a, b] = [one[field], other[field]];
    if (a === null || b === null || a === b) return false;
    return field !== 'birthDate' || !(a.startsWith(b) || b.startsWith(a));
  });
  return one.idNumber !== null && other.idNumber !== null && one.idNumber !== other.idNumber
    ? ['idNumber', ...fields]
    : fields;
}

/** A file that this row is of: by its ID number, else by a near name and the same birth date or phone. */
export function fileOf(
  person: RollPerson,
  idKey: string | null,
  candidates: readonly KnownFile[],
): { file: KnownFile; reason: DuplicateReason } | null {
  const self: Identity = { ...person, idNumber: idKey };
  let found: { file: KnownFile; reason: DuplicateReason } | null = null;
  for (const file of candidates) {
    const reason = duplicateReason(self, { ...file, idNumber: file.idKey });
    if (reason === 'same_id_number') return { file, reason };
    if (reason && !found) found = { file, reason };
  }
  return found;
}

/** The outcome of a row from everything that was found out about it. */
export function outcomeOf(found: {
  readonly issues: readonly (Pick<RollIssue, 'severity'> & { readonly isSettled?: boolean })[];
  readonly doubts: readonly RollDoubt[];
  readonly isRepeated: boolean;
  readonly file: KnownFile | null;
  readonly changes: readonly RollChange[];
}): RollOutcome {
  const { issues, doubts, isRepeated, file, changes } = found;
  const has = (severity: 'wrong' | 'doubtful') =>
    issues.some((issue) => issue.severity === severity && issue.isSettled !== true) ||
    doubts.some((doubt) => doubt.severity === severity);
  if (has('wrong')) return 'wrong';
  if (isRepeated) return 'repeated';
  if (has('doubtful')) return 'doubtful';
  if (!file) return 'new';
  return changes.length > 0 ? 'changed' : 'same';
}
