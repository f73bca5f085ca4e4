import type { Transaction } from '../shared/database.ts';

type Client = Pick<Transaction, 'outsideAccount' | 'verification'>;

/** Journeys to the provider lie among the things to be proven, as sign-in links do. */
const PREFIX = 'outside_sign_in:';

/** Who left, where that was somebody signed in: the session they left from. */
export interface Journey {
  readonly sessionId: string | null;
}

/** Keeps that a browser has left for the provider, by a keyed hash of what it holds for that. */
export async function createJourney(
  client: Client,
  { hash, expiresAt, sessionId }: Journey & { hash: string; expiresAt: Date },
): Promise<void> {
  await client.verification.createMany({
    data: [{ identifier: PREFIX + hash, value: JSON.stringify({ sessionId }), expiresAt }],
  });
}

/** Ends a journey: it is told to one caller only, and to nobody too late. */
export async function takeJourney(client: Client, hash: string, now: Date): Promise<Journey | null> {
  const identifier = PREFIX + hash;
  const row = await client.verification.findFirst({ where: { identifier, expiresAt: { gt: now } } });
  const { count } = await client.verification.deleteMany({ where: { identifier } });
  return row && count === 1 ? (JSON.parse(row.value) as Journey) : null;
}

/** Whoever signs in by an outside account. */
export async function findPersonIdBySubject(client: Client, subjectHash: string): Promise<string | null> {
  const row = await client.outsideAccount.findFirst({ where: { subjectHash }, select: { personId: true } });
  return row?.personId ?? null;
}

/** Since when a person signs in by an outside account; null when they do not. */
export async function findOutsideLink(client: Client, personId: string): Promise<Date | null> {
  const row = await client.outsideAccount.findFirst({ where: { personId }, select: { linkedAt: true } });
  return row?.linkedAt ?? null;
}

/** Links an outside account instead of any earlier one; false when it leads to somebody else already. */
export async function keepOutsideLink(
  transaction: Transaction,
  link: { personId: string; subjectHash: string; linkedAt: Date },
): Promise<boolean> {
  const { personId } = link;
  await transaction.outsideAccount.deleteMany({ where: { personId } });
  // The unique index decides also between two who come at the same moment.
  const { count } = await transaction.outsideAccount.createMany({ data: [link], skipDuplicates: true });
  return count === 1;
}

/** Removes the link of a person; false when there is none. */
export async function removeOutsideLink(transaction: Transaction, personId: string): Promise<boolean> {
  const { count } = await transaction.outsideAccount.deleteMany({ where: { personId } });
  return count === 1;
}
