import type { KnownPeople, KnownPerson } from '@linli/domain/appointments/people-compare.ts';
import type { ListedPerson } from '@linli/domain/appointments/people-row.ts';
import type { Role } from '@linli/domain/shared/actor.ts';
import type { Scope } from '@linli/domain/shared/scope.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';
import type { FieldCipher } from '../shared/field-cipher.ts';
import { scopeFilter } from '../shared/scope-filter.ts';

type Client = ScopedClient | Transaction;

interface Asked {
  readonly scope: Scope;
  readonly cipher: FieldCipher;
  readonly now: Date;
  readonly shows: { readonly demo: boolean };
  /** What each name would be spelled as in a username. */
  readonly spell: (name: string) => string;
}

const ACCOUNT = { id: true, name: true, username: true, phoneIndex: true, isDemo: true } as const;

/** The accounts there are, as far as the people of a list can mean them or stand in the way of their usernames. */
export async function findKnownPeople(
  client: Client,
  people: readonly ListedPerson[],
  { scope, cipher, now, shows, spell }: Asked,
): Promise<KnownPeople> {
  const usernames = people.flatMap(({ username }) => username?.toLowerCase() ?? []);
  const phones = new Map(
    people.flatMap(({ phone }) =>
      phone === null ? [] : cipher.blindIndexes(phone, 'people.phoneIndex').map((index) => [index, phone] as const),
    ),
  );
  const named = await client.person.findMany({
    where: { OR: [{ username: { in: usernames } }, { phoneIndex: { in: [...phones.keys()] } }] },
    select: ACCOUNT,
  });
  const lasting = { OR: [{ to: null }, { to: { gt: now } }] };
  const holding = await client.appointment.findMany({
    where: {
      AND: [
        scopeFilter(scope),
        lasting,
        {
          person: { OR: [{ name: { in: people.map(({ name }) => name) } }, { id: { in: named.map(({ id }) => id) } }] },
        },
      ],
    },
    select: { role: true, unitId: true, from: true, to: true, person: { select: ACCOUNT } },
  });
  const known = new Map<string, KnownPerson & { holds: { role: Role; unitId: string | null }[] }>();
  const keep = ({ id, name, username, phoneIndex, isDemo }: (typeof named)[number]) => {
    if (isDemo && !shows.demo) return null;
    if (!known.has(id)) known.set(id, { id, name, username, hasPhone: phoneIndex !== null, holds: [] });
    return known.get(id) ?? null;
  };
  for (const account of named) keep(account);
  // One that was ended before it began is held by nobody.
  for (const { role, unitId, person, from, to } of holding)
    if (to === null || to > from) keep(person)?.holds.push({ role: role as Role, unitId });
  const taken = new Set([
    ...named.map(({ username }) => username),
    ...(await spelledLike(
      client,
      people.map(({ name }) => spell(name)),
    )),
  ]);
  const all = [...known.values()];
  return {
    byUsername: new Map(all.map((person) => [person.username, person])),
    byPhone: new Map(
      named.flatMap(({ id, phoneIndex }) => {
        const [phone, person] = [phones.get(phoneIndex ?? ''), known.get(id)];
        return phone !== undefined && person ? [[phone, person] as const] : [];
      }),
    ),
    holders: (role, unitId) =>
      all.filter(({ holds }) => holds.some((held) => held.role === role && held.unitId === unitId)),
    isUsernameTaken: (username) => taken.has(username),
  };
}

/** Usernames that are one of these, with or without a number behind. */
async function spelledLike(client: Client, spelled: readonly string[]): Promise<string[]> {
  const bases = [...new Set(spelled)];
  const rows = await client.$queryRaw<{ username: string }[]>`
    SELECT username FROM people WHERE regexp_replace(username, '[0-9]+$', '') = ANY (${bases})`;
  return rows.map(({ username }) => username);
}

/** Makes others who change what these people hold wait until the transaction ends. */
export async function lockPeople(transaction: Transaction, ids: readonly string[]): Promise<void> {
  await transaction.$queryRaw`SELECT id FROM people WHERE id = ANY (${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`;
}

/** False when a username or a phone was taken at the same moment: then the transaction must end. */
export async function createPeople(
  transaction: Transaction,
  rows: Parameters<Transaction['person']['createMany']>[0] extends { data: infer D } | undefined ? D : never,
): Promise<boolean> {
  try {
    await transaction.person.createMany({ data: rows });
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === 'P2002') return false;
    throw error;
  }
}
