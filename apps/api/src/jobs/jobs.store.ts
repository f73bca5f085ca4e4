import type { JobName, RunState } from '@linli/domain/jobs/job.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { RowCursor } from '../shared/cursor.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';
import { RUN_STATE_SQL } from '../shared/jobs/job-queue.store.ts';

export interface JobFigures {
  readonly name: string;
  readonly waiting: number;
  readonly running: number;
  readonly done: number;
  readonly dead: number;
  readonly lastDoneAt: Date | null;
}

/** What waits, runs, was done within a day and died, of each job that has any run at all. */
export function countRuns(client: ScopedClient, now: Date): Promise<JobFigures[]> {
  return client.$queryRaw<JobFigures[]>`
    SELECT name, count(*) FILTER (WHERE ${RUN_STATE_SQL.waiting})::int AS waiting,
      count(*) FILTER (WHERE ${RUN_STATE_SQL.running})::int AS running,
      count(*) FILTER (WHERE ${RUN_STATE_SQL.done} AND completed_on > ${now}::timestamptz - interval '1 day')::int AS done,
      count(*) FILTER (WHERE ${RUN_STATE_SQL.dead})::int AS dead,
      max(completed_on) FILTER (WHERE ${RUN_STATE_SQL.done}) AS "lastDoneAt"
    FROM pgboss.job GROUP BY name`;
}

export interface StoredRun {
  readonly id: string;
  readonly state: RunState;
  readonly attempts: number;
  readonly mostAttempts: number;
  readonly createdAt: Date;
  readonly dueAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly error: string | null;
}

const STATE_WORD = Prisma.sql`CASE ${Prisma.join(
  (Object.keys(RUN_STATE_SQL) as RunState[]).map((state) => Prisma.sql`WHEN ${RUN_STATE_SQL[state]} THEN ${state}`),
  ' ',
)} ELSE 'done' END`;

const RUN_COLUMNS = Prisma.sql`id, ${STATE_WORD} AS state,
  retry_count + CASE WHEN started_on IS NULL THEN 0 ELSE 1 END AS attempts, retry_limit + 1 AS "mostAttempts",
  created_on AS "createdAt", start_after AS "dueAt", started_on AS "startedAt", completed_on AS "finishedAt",
  CASE WHEN ${RUN_STATE_SQL.done} THEN NULL ELSE left(coalesce(output ->> 'message', output #>> '{value,message}'), 300) END AS error`;

/** The latest first; one row more than `limit`. */
export function listRunRows(
  client: ScopedClient,
  name: JobName,
  { state, after, limit }: { state?: RunState | undefined; after?: RowCursor | undefined; limit: number },
): Promise<StoredRun[]> {
  const conditions = [Prisma.sql`name = ${name}`];
  if (state) conditions.push(RUN_STATE_SQL[state]);
  if (after)
    conditions.push(
      Prisma.sql`(created_on, id) < (SELECT created_on, id FROM pgboss.job WHERE name = ${name} AND id = ${after.id}::uuid)`,
    );
  return client.$queryRaw<StoredRun[]>`
    SELECT ${RUN_COLUMNS} FROM pgboss.job WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY created_on DESC, id DESC LIMIT ${limit + 1}`;
}

export async function findRun(
  client: ScopedClient | Transaction,
  name: JobName,
  id: string,
): Promise<StoredRun | null> {
  const rows = await client.$queryRaw<StoredRun[]>`
    SELECT ${RUN_COLUMNS} FROM pgboss.job WHERE name = ${name} AND id = ${id}::uuid`;
  return rows[0] ?? null;
}

/** One try more for a dead run, at once; false when it is not dead any more. */
export async function reviveRun(transaction: Transaction, name: JobName, id: string): Promise<boolean> {
  const revived = await transaction.$executeRaw`
    UPDATE pgboss.job SET state = 'retry', retry_limit = retry_count + 1, start_after = now(), completed_on = NULL
    WHERE name = ${name} AND id = ${id}::uuid AND ${RUN_STATE_SQL.dead}`;
  return revived === 1;
}
