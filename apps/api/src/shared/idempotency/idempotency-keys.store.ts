import { refuse } from '@linli/domain/shared/refusal.ts';
import type pg from 'pg';
import type { Transaction } from '../database.ts';
import type { HeldKey } from '../request-context.ts';

/** A run that has not committed anything for so long was killed, or is too late: its key may be taken over. */
const LEASE_SECONDS = 8;
const KEPT_HOURS = 24;

type Run = Pick<HeldKey, 'id' | 'runId'>;

export interface FoundKey {
  readonly requestHash: string;
  readonly isDone: boolean;
  readonly isAbandoned: boolean;
  readonly status: number | null;
  readonly answer: string | null;
}

const INSERT = {
  name: 'linli_key_insert',
  text: `INSERT INTO idempotency_keys (id, request_hash, run_id, expires_at)
    VALUES ($1, $2, $3, now() + interval '${KEPT_HOURS} hours') ON CONFLICT (id) DO NOTHING`,
};

const IS_ABANDONED = `started_at < now() - interval '${LEASE_SECONDS} seconds'`;

/** Never waits: a row that is locked belongs to a change under way. */
const TAKE_OVER = {
  name: 'linli_key_take_over',
  text: `UPDATE idempotency_keys
    SET request_hash = $2, run_id = $3, is_done = false, status = NULL, answer = NULL, started_at = now(),
      expires_at = now() + interval '${KEPT_HOURS} hours'
    WHERE id = (
      SELECT id FROM idempotency_keys
      WHERE id = $1 AND (expires_at <= now()
        OR (request_hash = $2 AND NOT is_done AND answer IS NULL AND ${IS_ABANDONED}))
      FOR UPDATE SKIP LOCKED)`,
};

const FIND = {
  name: 'linli_key_find',
  text: `SELECT request_hash AS "requestHash", is_done AS "isDone", ${IS_ABANDONED} AS "isAbandoned", status, answer
    FROM idempotency_keys WHERE id = $1`,
};

/** Begins a run under a key that is new, expired or abandoned: null. Otherwise tells what is known of the key. */
export async function beginRun(pool: pg.Pool, run: Run, requestHash: string): Promise<FoundKey | null> {
  const values = [run.id, requestHash, run.runId];
  for (;;) {
    if ((await pool.query({ ...INSERT, values })).rowCount === 1) return null;
    if ((await pool.query({ ...TAKE_OVER, values })).rowCount === 1) return null;
    const { rows } = await pool.query<FoundKey>({ ...FIND, values: [run.id] });
    // Deleted between two of the statements: it is new again.
    if (rows[0]) return rows[0];
  }
}

/**
 * The first statement of a change. The row stays locked until the change is committed, so nobody takes the key over
 * meanwhile; and whose key was taken over before, changes nothing.
 */
export async function markDone(transaction: Transaction, { id, runId }: Run): Promise<void> {
  const { count } = await transaction.idempotencyKey.updateMany({ where: { id, runId }, data: { isDone: true } });
  if (count === 0) refuse('request.still_running');
}

/** Keeps the answer in the transaction of the change itself. */
export async function keepAnswerWithChange(transaction: Transaction, key: HeldKey, result: unknown): Promise<void> {
  const { id, runId } = key;
  await transaction.idempotencyKey.updateMany({ where: { id, runId }, data: key.sealAnswer(result) });
}

/** For a change that is one statement by hand: no row when the key was taken over. */
export const lockedKey = (id: string, runId: string) =>
  `locked_key AS (SELECT id FROM idempotency_keys WHERE id = ${id} AND run_id = ${runId} FOR UPDATE)`;
/** Marks the locked key in the same statement, if `changed` has a row. */
export const markedKey = (changed: string) =>
  `marked_key AS (UPDATE idempotency_keys SET is_done = true
      WHERE id = (SELECT id FROM locked_key) AND EXISTS (SELECT FROM ${changed}))`;

export async function keepAnswer(pool: pg.Pool, run: Run, status: number, answer: string): Promise<void> {
  await pool.query({
    name: 'linli_key_answer',
    text: 'UPDATE idempotency_keys SET status = $3, answer = $4 WHERE id = $1 AND run_id = $2',
    values: [run.id, run.runId, status, answer],
  });
}

/** Nothing was committed and nothing answered for good: the next try runs. A committed change stays marked. */
export async function letGo(pool: pg.Pool, run: Run): Promise<void> {
  await pool.query({
    name: 'linli_key_let_go',
    text: 'DELETE FROM idempotency_keys WHERE id = $1 AND run_id = $2 AND NOT is_done',
    values: [run.id, run.runId],
  });
}

/** Deletes so many expired keys at most; returns how many there were. */
export async function deleteExpired(pool: pg.Pool, most: number): Promise<number> {
  const { rowCount } = await pool.query({
    name: 'linli_key_delete_expired',
    text: `DELETE FROM idempotency_keys WHERE id IN (
      SELECT id FROM idempotency_keys WHERE expires_at <= now() ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED)`,
    values: [most],
  });
  return rowCount ?? 0;
}
