import { AHEAD, STANDING, type ClaimStatus } from '@linli/domain/volunteers/task-claim.ts';
import type { TaskClaim } from '../../generated/prisma/client.ts';
import type { RowCursor } from '../../shared/cursor.ts';
import type { ScopedClient, Transaction } from '../../shared/database.ts';

type Client = ScopedClient | Transaction;
export type StoredClaim = Omit<TaskClaim, 'status'> & { status: ClaimStatus };
type NewClaim = Pick<
  StoredClaim,
  | 'id'
  | 'taskId'
  | 'roleId'
  | 'districtId'
  | 'streetId'
  | 'communityId'
  | 'personId'
  | 'personName'
  | 'status'
  | 'claimedAt'
>;

const stored = (rows: TaskClaim[]) => rows as StoredClaim[];

export async function createClaim(transaction: Transaction, claim: NewClaim): Promise<void> {
  await transaction.taskClaim.createMany({ data: [claim] });
}

export async function findClaim(client: Client, taskId: string, id: string): Promise<StoredClaim | null> {
  return (await client.taskClaim.findFirst({ where: { id, taskId } })) as StoredClaim | null;
}

/** How somebody stands to a task; null when they do not. */
export async function findStandingClaim(client: Client, taskId: string, personId: string): Promise<StoredClaim | null> {
  const where = { taskId, personId, status: { in: [...STANDING] } };
  return (await client.taskClaim.findFirst({ where })) as StoredClaim | null;
}

/** Everybody who stands to a task, in the order in which they came; bounded by its places and its waiting lists. */
export async function listClaims(client: Client, taskId: string): Promise<StoredClaim[]> {
  const where = { taskId, status: { in: [...STANDING, 'lapsed'] } };
  return stored(await client.taskClaim.findMany({ where, orderBy: { id: 'asc' } }));
}

/** Who waits for a role, first come first; `limit` of them. */
export async function listWaiting(client: Client, roleId: string, limit: number): Promise<StoredClaim[]> {
  const where = { roleId, status: 'waiting' };
  return stored(await client.taskClaim.findMany({ where, orderBy: { id: 'asc' }, take: limit }));
}

/** How many wait before each of these, all in one query. */
export async function countWaitingBefore(client: Client, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await client.$queryRaw<{ id: string; before: number }[]>`
    SELECT mine.id, count(other.id)::int AS before FROM task_claims AS mine
    LEFT JOIN task_claims AS other ON other.role_id = mine.role_id AND other.status = 'waiting' AND other.id < mine.id
    WHERE mine.id = ANY (${[...ids]}::uuid[]) GROUP BY mine.id`;
  return new Map(rows.map(({ id, before }) => [id, before]));
}

/** Whether anybody ever claimed a place of this role. */
export async function hasClaims(client: Client, roleId: string): Promise<boolean> {
  return (await client.taskClaim.findFirst({ where: { roleId }, select: { id: true } })) !== null;
}

/** How one person stands to several tasks, their last claim of each first. */
export async function listClaimsOf(
  client: Client,
  personId: string,
  taskIds: readonly string[],
): Promise<StoredClaim[]> {
  const where = { personId, taskId: { in: [...taskIds] } };
  return stored(await client.taskClaim.findMany({ where, orderBy: { id: 'desc' } }));
}

/** What lies ahead of somebody and is not over; more than a hundred at once nobody has. */
export async function listAhead(client: Client, personId: string, now: Date): Promise<StoredClaim[]> {
  const where = { personId, status: { in: [...AHEAD] }, task: { endsAt: { gt: now } } };
  return stored(await client.taskClaim.findMany({ where, orderBy: { id: 'desc' }, take: 100 }));
}

/** The rest, latest claim first; one more than `limit`. */
export async function listBehind(
  client: Client,
  personId: string,
  { now, after, limit }: { now: Date; after: RowCursor | undefined; limit: number },
): Promise<StoredClaim[]> {
  const isOver = [{ status: { notIn: [...AHEAD] } }, { task: { endsAt: { lte: now } } }];
  const where = { personId, OR: isOver, ...(after && { id: { lt: after.id } }) };
  return stored(await client.taskClaim.findMany({ where, orderBy: { id: 'desc' }, take: limit + 1 }));
}

export async function sumMinutes(client: Client, personId: string): Promise<number> {
  const where = { personId, status: 'confirmed' };
  return (await client.taskClaim.aggregate({ where, _sum: { minutes: true } }))._sum.minutes ?? 0;
}

/** How many of each task stand in one of these ways. */
export async function countClaims(
  client: Client,
  taskIds: readonly string[],
  statuses: readonly ClaimStatus[],
): Promise<Map<string, number>> {
  const where = { taskId: { in: [...taskIds] }, status: { in: [...statuses] } };
  const groups = await client.taskClaim.groupBy({ by: ['taskId'], where, _count: true });
  return new Map(groups.map(({ taskId, _count }) => [taskId, _count]));
}

type Set = Partial<
  Pick<StoredClaim, 'status' | 'offerEndsAt' | 'checkedInAt' | 'isByCode' | 'checkedOutAt' | 'minutes' | 'reason'>
>;

export async function editClaims(transaction: Transaction, ids: readonly string[], set: Set): Promise<void> {
  await transaction.taskClaim.updateMany({ where: { id: { in: [...ids] } }, data: set });
}

/** Offers that nobody answered in time, of one task or of all. */
export async function listOverdueOffers(
  client: Client,
  now: Date,
  { taskId, limit }: { taskId?: string; limit: number },
): Promise<StoredClaim[]> {
  const where = { status: 'offered', offerEndsAt: { lte: now }, ...(taskId && { taskId }) };
  return stored(await client.taskClaim.findMany({ where, orderBy: { offerEndsAt: 'asc' }, take: limit }));
}
