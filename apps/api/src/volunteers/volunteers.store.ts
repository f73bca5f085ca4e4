import type { Scope } from '@linli/domain/shared/scope.ts';
import type { VolunteerStatus } from '@linli/domain/volunteers/volunteer.ts';
import type { Volunteer as Row } from '../generated/prisma/client.ts';
import type { RowCursor } from '../shared/cursor.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';
import { scopeFilter } from '../shared/scope-filter.ts';

type Client = ScopedClient | Transaction;
export type StoredVolunteer = Omit<Row, 'status'> & { status: VolunteerStatus };
type New = Omit<Row, 'status' | 'decidedAt' | 'declineReason' | 'personId' | 'version'>;

export async function createVolunteer(transaction: Transaction, row: New): Promise<void> {
  await transaction.volunteer.createMany({ data: [row] });
}

export async function findVolunteer(client: Client, scope: Scope, id: string): Promise<StoredVolunteer | null> {
  return (await client.volunteer.findFirst({ where: { id, ...scopeFilter(scope) } })) as StoredVolunteer | null;
}

/** Latest first; one more than `limit`. */
export async function listVolunteerRows(
  client: Client,
  scope: Scope,
  { status, after, limit }: { status: VolunteerStatus; after: RowCursor | undefined; limit: number },
): Promise<StoredVolunteer[]> {
  const where = { ...scopeFilter(scope), status, ...(after && { id: { lt: after.id } }) };
  const rows = await client.volunteer.findMany({ where, orderBy: { id: 'desc' }, take: limit + 1 });
  return rows as StoredVolunteer[];
}

/** Makes whoever else takes somebody into this community wait until the transaction ends. */
export async function lockJoining(transaction: Transaction, communityId: string): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`volunteers ${communityId}`}, 0))`;
}

/** Whether somebody with this phone, under any of its blind indexes, is a volunteer of the community. */
export async function hasJoined(transaction: Transaction, communityId: string, phones: string[]): Promise<boolean> {
  const where = { communityId, status: 'joined', phoneIndex: { in: phones } };
  return (await transaction.volunteer.findFirst({ where, select: { id: true } })) !== null;
}

/** False when somebody decided meanwhile. */
export async function decideVolunteerRow(
  transaction: Transaction,
  { id, version }: { id: string; version: number },
  set: { status: VolunteerStatus; decidedAt: Date; declineReason?: string; personId?: string },
): Promise<boolean> {
  const where = { id, version };
  const { count } = await transaction.volunteer.updateMany({ where, data: { ...set, version: { increment: 1 } } });
  return count === 1;
}

/** Whom this account belongs to in the community; null where it was not made by taking somebody. */
export async function findJoined(
  client: Client,
  { communityId, personId }: { communityId: string; personId: string },
): Promise<StoredVolunteer | null> {
  const where = { communityId, personId, status: 'joined' };
  return (await client.volunteer.findFirst({ where })) as StoredVolunteer | null;
}
