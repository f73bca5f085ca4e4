import type pg from 'pg';

export interface JobCount {
  readonly job: string;
  readonly state: string;
  readonly count: number;
}

/** The queue as pg-boss keeps it: a few thousand rows, archived and deleted by itself. */
export async function readJobCounts(pool: pg.Pool): Promise<JobCount[]> {
  const { rows } = await pool.query<JobCount>({
    name: 'linli_job_counts',
    text: 'SELECT name AS job, state::text, count(*)::int AS count FROM pgboss.job GROUP BY name, state',
  });
  return rows;
}

/** Seconds since the first event that came after the last sealed one; 0 when all are sealed. */
export async function readSealLag(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ seconds: number }>({
    name: 'linli_seal_lag',
    text: `SELECT coalesce(extract(epoch FROM now() - (
        SELECT at FROM events WHERE id > coalesce((SELECT max(last_id) FROM audit_seals), 0) ORDER BY id LIMIT 1
      )), 0)::float8 AS seconds`,
  });
  return Math.max(0, rows[0]?.seconds ?? 0);
}
