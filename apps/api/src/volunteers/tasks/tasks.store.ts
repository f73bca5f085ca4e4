import type { Scope } from '@linli/domain/shared/scope.ts';
import type { TaskStatus } from '@linli/domain/volunteers/task.ts';
import { Prisma, type TaskRole, type VolunteerTask } from '../../generated/prisma/client.ts';
import type { Cursor } from '../../shared/cursor.ts';
import type { ScopedClient, Transaction } from '../../shared/database.ts';
import { scopeCondition, scopeFilter } from '../../shared/scope-filter.ts';

type Client = ScopedClient | Transaction;
export type StoredRole = TaskRole;
export type StoredTask = Omit<VolunteerTask, 'status'> & {
  status: TaskStatus;
  community: { id: string; name: string };
  roles: StoredRole[];
};
type NewTask = Omit<VolunteerTask, 'status' | 'cancelReason' | 'version'>;
export type NewRole = Pick<TaskRole, 'id' | 'position' | 'name' | 'skill' | 'places'>;

const AROUND = {
  community: { select: { id: true, name: true } },
  roles: { orderBy: { position: 'asc' } },
} as const;

export async function createTaskRow(transaction: Transaction, task: NewTask, roles: readonly NewRole[]): Promise<void> {
  await transaction.volunteerTask.createMany({ data: [task] });
  await addRoles(transaction, task, roles);
}

type Whose = Pick<NewTask, 'id' | 'districtId' | 'streetId' | 'communityId' | 'startsAt'>;

export async function addRoles(transaction: Transaction, task: Whose, roles: readonly NewRole[]): Promise<void> {
  const { id: taskId, districtId, streetId, communityId, startsAt } = task;
  const data = roles.map((role) => ({ ...role, taskId, districtId, streetId, communityId, startsAt }));
  await transaction.taskRole.createMany({ data });
}

export async function findTask(client: Client, scope: Scope, id: string): Promise<StoredTask | null> {
  const where = { id, ...scopeFilter(scope) };
  return (await client.volunteerTask.findFirst({ where, include: AROUND })) as StoredTask | null;
}

/** The same for several, in no order. */
export async function findTasks(client: Client, ids: readonly string[]): Promise<StoredTask[]> {
  return (await client.volunteerTask.findMany({ where: { id: { in: [...ids] } }, include: AROUND })) as StoredTask[];
}

/**
 * Makes whoever else claims or moves anybody of this task wait until the transaction ends; afterwards the counts that
 * `findTask` reads hold. In one order, so that two never wait for each other.
 */
export async function lockTask(transaction: Transaction, taskId: string): Promise<void> {
  await transaction.$queryRaw`SELECT id FROM volunteer_task_roles WHERE task_id = ${taskId}::uuid ORDER BY id FOR UPDATE`;
}

/** False when somebody changed it meanwhile. */
export async function editTaskRow(
  transaction: Transaction,
  { id, version }: { id: string; version: number },
  set: Partial<Omit<NewTask, 'id'>> & { status?: TaskStatus; cancelReason?: string },
): Promise<boolean> {
  const data = { ...set, version: { increment: 1 } };
  return (await transaction.volunteerTask.updateMany({ where: { id, version }, data })).count === 1;
}

export async function editRole(
  transaction: Transaction,
  id: string,
  set: Partial<Pick<TaskRole, 'name' | 'skill' | 'places' | 'position' | 'taken' | 'waiting' | 'isOpen' | 'startsAt'>>,
): Promise<void> {
  await transaction.taskRole.updateMany({ where: { id }, data: set });
}

export async function removeRole(transaction: Transaction, id: string): Promise<void> {
  await transaction.taskRole.deleteMany({ where: { id } });
}

/** Roles that somebody waits for though the task has begun. */
export async function listRolesWaitedFor(client: Client, now: Date, limit: number): Promise<StoredRole[]> {
  const where = { waiting: { gt: 0 }, startsAt: { lte: now } };
  return client.taskRole.findMany({ where, orderBy: { startsAt: 'asc' }, take: limit });
}

interface ListFilter {
  readonly when: 'coming' | 'past';
  readonly isOpen?: true;
  readonly now: Date;
  readonly cursor: Cursor | undefined;
  readonly limit: number;
}

/**
 * Ids of one row more than `limit`: `coming` has not ended, soonest first; `past` has, latest first. Walks the index of
 * each community by itself, so that whoever joined several reads a page of each and sorts no more than that. A task lasts
 * a day at most, which bounds where the walk begins.
 */
export async function listTaskIds(client: Client, scope: Scope, filter: ListFilter): Promise<string[]> {
  if (scope.kind !== 'units' || scope.level !== 'community') return [];
  const { when, now, cursor, limit } = filter;
  const order = when === 'coming' ? Prisma.sql`starts_at, id` : Prisma.sql`starts_at DESC, id DESC`;
  const begins =
    when === 'coming'
      ? Prisma.sql`starts_at > ${now}::timestamptz - interval '24 hours' AND ends_at > ${now}`
      : Prisma.sql`starts_at < ${now} AND ends_at <= ${now}`;
  const after =
    cursor &&
    (when === 'coming'
      ? Prisma.sql`(starts_at, id) > (${cursor.at}, ${cursor.id}::uuid)`
      : Prisma.sql`(starts_at, id) < (${cursor.at}, ${cursor.id}::uuid)`);
  const conditions = Prisma.join(
    [begins, ...(after ? [after] : []), ...(filter.isOpen ? [Prisma.sql`status = 'open'`] : []), scopeCondition(scope)],
    ' AND ',
  );
  const rows = await client.$queryRaw<{ id: string }[]>`
    SELECT found.id FROM unnest(${[...scope.unitIds]}::uuid[]) AS unit (id)
    CROSS JOIN LATERAL (
      SELECT id, starts_at FROM volunteer_tasks WHERE community_id = unit.id AND ${conditions} ORDER BY ${order} LIMIT ${limit + 1}
    ) AS found ORDER BY ${when === 'coming' ? Prisma.sql`found.starts_at, found.id` : Prisma.sql`found.starts_at DESC, found.id DESC`} LIMIT ${limit + 1}`;
  return rows.map(({ id }) => id);
}
