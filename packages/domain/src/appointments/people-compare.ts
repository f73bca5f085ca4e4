import type { Role } from '../shared/actor.ts';
import { ROLES_APART } from './appointment.ts';
import type { ListedPerson, PeopleIssue, ReadPerson } from './people-row.ts';

/** What a row comes to. `new`: an account and its first appointment; `appoint`: another one for an account there is. */
export const PEOPLE_OUTCOMES = ['new', 'appoint', 'same', 'wrong'] as const;
export type PeopleOutcome = (typeof PEOPLE_OUTCOMES)[number];

/** An account there is, with what its person holds or will hold. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly hasPhone: boolean;
  readonly holds: readonly { readonly role: Role; readonly unitId: string | null }[];
}

/** The accounts there are, as far as the rows of one list can mean them. */
export interface KnownPeople {
  readonly byUsername: ReadonlyMap<string, KnownPerson>;
  readonly byPhone: ReadonlyMap<string, KnownPerson>;
  /** Who holds this role at this unit. */
  holders(role: Role, unitId: string | null): readonly KnownPerson[];
  /** Taken by somebody, who may be nobody the importer hears of. */
  isUsernameTaken(username: string): boolean;
}

export interface ComparedPerson {
  readonly person: ListedPerson & { readonly username: string };
  readonly outcome: PeopleOutcome;
  readonly issues: readonly PeopleIssue[];
  readonly isUsernameProposed: boolean;
  /** The row, from 0, that it repeats. */
  readonly repeats: number | null;
  readonly known: KnownPerson | null;
}

/**
 * Compares a list with itself and with the accounts there are. A row means the account with its username, else the one
 * with its phone, else whoever of its name holds the role at the unit already: so the same list again changes nothing.
 * `spell` proposes the letters of a username for a name.
 */
export function comparePeople(
  rows: readonly ReadPerson[],
  known: KnownPeople,
  spell: (name: string) => string,
): ComparedPerson[] {
  // Whoever chose a username has it; proposals make way.
  const taken = new Set(rows.flatMap(({ person }) => person.username?.toLowerCase() ?? []));
  const seen = new Map<string, number>();
  return rows.map((row, index) => {
    const means = row.issues.some(({ field }) => field === 'name') ? null : meantBy(row.person, known);
    const own = issuesAgainst(row.person, means);
    // What is wrong anyway has to be mended first.
    const isSound = row.issues.length + own.length === 0;
    const repeats = !isSound ? null : firstOf(seen, keysOf(row.person, means?.person ?? null), index);
    const issues = [...row.issues, ...own, ...(repeats === null ? [] : [{ field: 'name', code: 'repeated' } as const])];
    const isWrong = issues.length > 0;
    const person = means?.fault ? null : (means?.person ?? null);
    const chosen = person?.username ?? row.person.username;
    const username = chosen ?? (isWrong ? '' : proposal(spell(row.person.name), taken, known));
    const outcome = isWrong ? 'wrong' : person === null ? 'new' : isHeld(row.person, person) ? 'same' : 'appoint';
    return {
      person: { ...row.person, username },
      outcome,
      issues,
      isUsernameProposed: person === null && row.person.username === null && !isWrong,
      repeats,
      known: person,
    };
  });
}

interface Meant {
  readonly person: KnownPerson | null;
  readonly fault: PeopleIssue | null;
}

function meantBy({ name, username, phone, role, unit }: ListedPerson, known: KnownPeople): Meant {
  const byPhone = phone === null ? null : (known.byPhone.get(phone) ?? null);
  if (username !== null) {
    const person = known.byUsername.get(username.toLowerCase()) ?? null;
    const isTaken = person ? person.name !== name : known.isUsernameTaken(username.toLowerCase());
    if (isTaken) return { person: null, fault: { field: 'username', code: 'taken' } };
    if (byPhone && byPhone.id !== person?.id) return { person: null, fault: { field: 'phone', code: 'taken' } };
    return { person, fault: null };
  }
  if (byPhone)
    return byPhone.name === name
      ? { person: byPhone, fault: null }
      : { person: null, fault: { field: 'phone', code: 'taken' } };
  const held = role === null ? [] : known.holders(role, unit?.id ?? null);
  // Whoever has another phone is another person of that name.
  const person = held.find((each) => each.name === name && (phone === null || !each.hasPhone)) ?? null;
  return { person, fault: null };
}

function issuesAgainst({ role }: ListedPerson, means: Meant | null): PeopleIssue[] {
  if (means?.fault) return [means.fault];
  const apart = role === null ? undefined : ROLES_APART[role];
  const standsApart = apart !== undefined && means?.person?.holds.some((held) => held.role === apart);
  return standsApart ? [{ field: 'role', code: 'stands_apart' }] : [];
}

const isHeld = ({ role, unit }: ListedPerson, { holds }: KnownPerson) =>
  holds.some((held) => held.role === role && held.unitId === (unit?.id ?? null));

/** By what two rows are one: an account, a username, a phone; without any of them, a name with its role and unit. */
function keysOf({ name, username, phone, role, unit }: ListedPerson, known: KnownPerson | null): string[] {
  const keys = [
    ...(known ? [`account ${known.id}`] : []),
    ...(username === null ? [] : [`username ${username.toLowerCase()}`]),
    ...(phone === null ? [] : [`phone ${phone}`]),
  ];
  return keys.length > 0 ? keys : [`name ${name} ${role} ${unit?.id}`];
}

function firstOf(seen: Map<string, number>, keys: readonly string[], index: number): number | null {
  const earlier = keys.flatMap((key) => seen.get(key) ?? []);
  for (const key of keys) if (!seen.has(key)) seen.set(key, index);
  return earlier[0] ?? null;
}

/** `wangxiaoming`, and `wangxiaoming2` where that is taken. */
function proposal(spelled: string, taken: Set<string>, known: KnownPeople): string {
  const base = spelled.length < 2 ? 'user' : spelled.slice(0, 26);
  for (let number = 1; ; number += 1) {
    const username = number === 1 ? base : `${base}${number}`;
    if (taken.has(username) || known.isUsernameTaken(username)) continue;
    taken.add(username);
    return username;
  }
}
