import { setPassword } from '../accounts/public.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';

export interface NewPerson {
  readonly id: string;
  /** As typed; it is kept in lower case, in which it is looked up. */
  readonly username: string;
  readonly name: string;
  /** Null for somebody who cannot sign in. */
  readonly password: { readonly hash: string; readonly chosenBy: 'owner' | 'somebody_else' } | null;
  readonly isDemo: boolean;
  readonly createdAt: Date;
}

/** The columns of a person. */
export function personRow({ id, name, username: typed, isDemo, createdAt }: Omit<NewPerson, 'password'>) {
  return { id, name, username: typed.toLowerCase(), isDemo, createdAt };
}

/** False when the username is taken. */
export async function createPerson(transaction: Transaction, person: NewPerson): Promise<boolean> {
  const { id, createdAt, password } = person;
  const { count } = await transaction.person.createMany({ data: [personRow(person)], skipDuplicates: true });
  if (count === 0) return false;
  if (password !== null) await setPassword(transaction, id, { ...password, at: createdAt });
  return true;
}

export interface StoredPerson {
  readonly id: string;
  readonly name: string;
  readonly username: string;
}

/** Finds a person by username, in whatever case it is typed; people of the demo only while it is on. */
export async function findPerson(
  client: ScopedClient | Transaction,
  username: string,
  shows: { demo: boolean },
): Promise<StoredPerson | null> {
  return client.person.findFirst({
    where: { username: username.toLowerCase(), ...(!shows.demo && { isDemo: false }) },
    select: { id: true, name: true, username: true },
  });
}

/** Those of `usernames` that are people of the demo. */
export async function listDemoUsernames(
  client: ScopedClient | Transaction,
  usernames: readonly string[],
): Promise<Set<string>> {
  const rows = await client.person.findMany({
    where: { username: { in: [...usernames] }, isDemo: true },
    select: { username: true },
  });
  return new Set(rows.map((row) => row.username));
}

/** Makes others who change this person's appointments wait until the transaction ends. */
export async function lockPerson(transaction: Transaction, personId: string): Promise<void> {
  await transaction.$queryRaw`SELECT id FROM people WHERE id = ${personId}::uuid FOR UPDATE`;
}

/** By whole name or username; a hundred of one name bounds a mistake. */
export async function listPersonIds(client: ScopedClient | Transaction, text: string): Promise<string[]> {
  const where = { OR: [{ name: text }, { username: text.toLowerCase() }] };
  const rows = await client.person.findMany({ where, select: { id: true }, take: 100 });
  return rows.map(({ id }) => id);
}
