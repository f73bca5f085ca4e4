import { mobileNumber } from '../accounts/phone.ts';
import type { Actor, Role } from '../shared/actor.ts';
import { readRollDate } from '../residents/roll-date.ts';
import { tidyPersonName } from '../residents/person-name.ts';
import { mayAppoint, PERSON_LIMITS, ROLE_UNIT_KINDS } from './appointment.ts';
import { readRole, type PeopleField } from './people-columns.ts';
import type { PeopleUnit, PeopleUnits } from './people-units.ts';

/** A list of a thousand and some is a whole district's; more is another kind of file. */
export const PEOPLE_IMPORT_ROWS = 2_000;

/** What can be wrong with a cell. The web has a sentence for each. */
export const PEOPLE_ISSUE_CODES = [
  'missing',
  'too_long',
  'invalid',
  'unknown',
  'ambiguous',
  'past',
  /** A role or a unit that is not the importer's to give. */
  'not_yours',
  /** Another person's. */
  'taken',
  /** An earlier row of the list is of the same person, or gives the same. */
  'repeated',
  /** `ROLES_APART`. */
  'stands_apart',
] as const;
export type PeopleIssueCode = (typeof PEOPLE_ISSUE_CODES)[number];

/** Where a row is wrong: the unit stands in several columns. */
export const PEOPLE_ISSUE_FIELDS = ['name', 'username', 'phone', 'role', 'unit', 'to'] as const;
export interface PeopleIssue {
  readonly field: (typeof PEOPLE_ISSUE_FIELDS)[number];
  readonly code: PeopleIssueCode;
}

/** Somebody as a row has them, as far as it could be read. */
export interface ListedPerson {
  readonly name: string;
  /** Null where nobody chose one. */
  readonly username: string | null;
  readonly phone: string | null;
  readonly role: Role | null;
  /** Null above all units. */
  readonly unit: PeopleUnit | null;
  /** The last day, `YYYY-MM-DD`. */
  readonly lastDay: string | null;
}

export interface ReadPerson {
  readonly person: ListedPerson;
  readonly issues: readonly PeopleIssue[];
}

type Cells = Readonly<Partial<Record<PeopleField, string>>>;

const USERNAME = /^[a-zA-Z0-9._]+$/;

/** Reads one row; `today` as `YYYY-MM-DD`. */
export function readPersonRow(
  cells: Cells,
  { actor, units, today }: { actor: Actor; units: PeopleUnits; today: string },
): ReadPerson {
  const issues: PeopleIssue[] = [];
  const fault = (field: PeopleIssue['field'], code: PeopleIssueCode) => void issues.push({ field, code });
  const said = (field: PeopleField) => (cells[field] ?? '').normalize('NFKC').trim();

  const name = tidyPersonName(cells.name ?? '');
  if (name === '') fault('name', 'missing');
  if (name.length > PERSON_LIMITS.nameLength) fault('name', 'too_long');

  const username = said('username');
  if (username.length > PERSON_LIMITS.usernameLength) fault('username', 'too_long');
  else if (username !== '' && (username.length < 2 || !USERNAME.test(username))) fault('username', 'invalid');

  const typed = said('phone');
  const phone = typed === '' ? null : mobileNumber(typed);
  if (typed !== '' && phone === null) fault('phone', 'invalid');

  const role = readRole(said('role'));
  if (role === null) fault('role', said('role') === '' ? 'missing' : 'unknown');
  const unit = role === null ? null : unitOf(role, cells, units, fault);
  if (role !== null && !issues.some(({ field }) => field === 'unit') && !mayAppoint(actor, role, unit?.path ?? null))
    fault('role', 'not_yours');

  const until = said('to');
  const date = until === '' ? null : readRollDate(until);
  if (until !== '' && date?.precision !== 'day') fault('to', 'invalid');
  else if (date && date.date < today) fault('to', 'past');

  const lastDay = date?.precision === 'day' ? date.date : null;
  return { person: { name, username: username === '' ? null : username, phone, role, unit, lastDay }, issues };
}

function unitOf(
  role: Role,
  cells: Cells,
  units: PeopleUnits,
  fault: (field: 'unit', code: PeopleIssueCode) => void,
): PeopleUnit | null {
  const spoken = {
    district: cells.district?.trim() || null,
    street: cells.street?.trim() || null,
    community: cells.community?.trim() || null,
    unit: cells.unit?.trim() || null,
  };
  const kind = ROLE_UNIT_KINDS[role].find((each) => each !== null);
  const mayStandAbove = ROLE_UNIT_KINDS[role].includes(null);
  const isSilent = Object.values(spoken).every((each) => each === null);
  if (kind === undefined || kind === 'grid' || (mayStandAbove && isSilent)) return null;
  const found = units.spoken(kind, spoken);
  if (typeof found !== 'string') return found;
  fault('unit', found);
  return null;
}
