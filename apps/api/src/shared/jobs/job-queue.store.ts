import type { RunState } from '@linli/domain/jobs/job.ts';
import type pg from 'pg';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Transaction } from '../database.ts';

/** What pg-boss calls these states of a run. */
export const RUN_STATE_SQL: Record<RunState, Prisma.Sql> = {
  waiting: Prisma.sql`state IN ('created', 'retry')`,
  running: Prisma.sql`state = 'active'`,
  done: Prisma.sql`state = 'completed'`,
  dead: Prisma.sql`state = 'failed'`,
};

/** Jobs with a run that could begin now, and the server's present moment: one small query a second and process. */
export async function readDue(pool: pg.Pool): Promise<{ now: Date; names: string[] }> {
  const { rows } = await pool.query<{ now: Date; names: string[] }>({
    name: 'linli_jobs_due',
    text: `SELECT now() AS now, array(
      SELECT DISTINCT name FROM pgboss.job WHERE state < 'active' AND start_after <= now()) AS names`,
  });
  return rows[0] ?? { now: new Date(), names: [] };
}

/**
 * Takes a schedule's turn: true for exactly one of all who try. A turn that lies ahead of the clock was taken before
 * the clock was set back, and does not hold up those that come now.
 */
export async function takeTurn(transaction: Transaction, name: string, turn: Date, now: Date): Promise<boolean> {
  const taken = await transaction.$executeRaw`
    INSERT INTO job_schedules (name, last_turn_at) VALUES (${name}, ${turn})
    ON CONFLICT (name) DO UPDATE SET last_turn_at = EXCLUDED.last_turn_at
      WHERE job_schedules.last_turn_at < EXCLUDED.last_turn_at OR job_schedules.last_turn_at > ${now}`;
  return taken === 1;
}

export interface DeadRun {
  readonly id: string;
  readonly name: string;
  readonly attempts: number;
  /** What it was asked with. */
  readonly data: unknown;
}

/** Held while deaths are told, so that two processes do not tell the same one. */
const DEATHS_LOCK = 0x11a15;

/** Dead runs of which no event tells yet; a death after another try is another death. */
export async function findUntoldDeaths(transaction: Transaction): Promise<DeadRun[]> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${DEATHS_LOCK}::bigint)`;
  return transaction.$queryRaw<DeadRun[]>`
    SELECT id, name, retry_count + 1 AS attempts, data FROM pgboss.job
    WHERE ${RUN_STATE_SQL.dead} AND NOT EXISTS (
      SELECT FROM events WHERE subject_id = job.id AND action = 'jobs.died'
        AND changes -> 'attempts' ->> 1 = (job.retry_count + 1)::text)
    ORDER BY completed_on LIMIT 100`;
}
