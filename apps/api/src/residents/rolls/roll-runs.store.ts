import type { Platform } from '../../shared/platform.ts';
import type { StoredRoll } from './rolls.store.ts';

/** What a run gets to begin after it was asked for. */
const BEGIN_MS = 10_000;

/** Whoever writes an import holds a lock of its id, which PostgreSQL takes back when they die. */
const IS_RUN = `SELECT EXISTS (
    SELECT FROM pg_locks l, (SELECT hashtextextended('roll ' || $1, 0) AS key) k
    WHERE l.locktype = 'advisory' AND l.objsubid = 1
      AND ((l.classid::bigint << 32) | l.objid::bigint) = k.key
  ) OR EXISTS (
    SELECT FROM pgboss.job WHERE name = 'residents.import_roll' AND state IN ('created', 'retry') AND data ->> 'rollId' = $1
  ) AS is_run`;

/** Confirmed, but nobody writes it and nobody is about to: the process died over it, and nothing of it was written. */
export async function isInterrupted(
  { clock, database }: Platform,
  { id, status, confirmedAt }: Pick<StoredRoll, 'id' | 'status' | 'confirmedAt'>,
): Promise<boolean> {
  if (status !== 'importing' || (confirmedAt && clock().getTime() - confirmedAt.getTime() < BEGIN_MS)) return false;
  const { rows } = await database.system.pool.query<{ is_run: boolean }>(IS_RUN, [id]);
  return rows[0]?.is_run !== true;
}

/** Told beside the transaction that writes the rows, so that it can be seen before that ends. */
export async function tellProgress({ database }: Platform, id: string, rows: number): Promise<void> {
  await database.system.pool.query('UPDATE roll_imports SET progress = $2 WHERE id = $1', [id, rows]);
}
