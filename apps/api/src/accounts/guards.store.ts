import type { Guard } from '@linli/domain/accounts/guard.ts';
import { GUARD_MEMORY_HOURS } from '@linli/domain/accounts/guard.ts';
import type { Database } from '../shared/database.ts';

export interface TakenTry {
  /** This try included; it counts as failed until it is given back. */
  readonly failures: number;
  /** Tries turned away since the one before. */
  readonly turnedAway: number;
}

/**
 * Counts a try as failed before it is looked at, so that a thousand at once are a thousand; null when it is turned
 * away. One statement: PostgreSQL lets one caller at a time change the row, whichever process they ask.
 * The wait is `waitSeconds` of the domain, said in SQL.
 */
const TAKE = {
  name: 'linli_take_try',
  text: `
    INSERT INTO sign_in_guards AS g (id, failures, blocked_until, expires_at)
    VALUES ($1, 1, CASE WHEN $3::int <= 1 THEN $2::timestamptz + $4::int * interval '1 second' END, $6)
    ON CONFLICT (id) DO UPDATE SET
      failures = CASE WHEN g.expires_at <= $2 THEN 1 ELSE g.failures + 1 END,
      turned_away = 0,
      blocked_until = CASE WHEN g.expires_at > $2 AND g.failures + 1 >= $3
        THEN $2::timestamptz + least($5::int, $4 * 2 ^ least(g.failures + 1 - $3, 20)) * interval '1 second' END,
      expires_at = $6
    WHERE g.blocked_until IS NULL OR g.blocked_until <= $2
    RETURNING failures, (SELECT turned_away FROM sign_in_guards WHERE id = $1) AS turned_away`,
};

export async function takeTry({ system }: Database, id: string, guard: Guard, now: Date): Promise<TakenTry | null> {
  const { freeTries, firstWaitSeconds, longestWaitSeconds } = guard;
  const expiresAt = new Date(now.getTime() + GUARD_MEMORY_HOURS * 3_600_000);
  const { rows } = await system.pool.query<{ failures: number; turned_away: number | null }>({
    ...TAKE,
    values: [id, now, freeTries, firstWaitSeconds, longestWaitSeconds, expiresAt],
  });
  const [row] = rows;
  if (row) return { failures: row.failures, turnedAway: row.turned_away ?? 0 };
  await system.pool.query('UPDATE sign_in_guards SET turned_away = turned_away + 1 WHERE id = $1', [id]);
  return null;
}

/** Takes one failure back: the try was right. What others failed meanwhile stays. */
export async function giveTryBack({ system }: Database, id: string, taken: TakenTry): Promise<void> {
  await system.pool.query(
    `UPDATE sign_in_guards SET failures = greatest(0, failures - 1),
       blocked_until = CASE WHEN failures = $2 THEN NULL ELSE blocked_until END
     WHERE id = $1`,
    [id, taken.failures],
  );
}

/** Forgets all failures: whoever they were has shown who they are. */
export async function forgetTries({ system }: Database, id: string): Promise<void> {
  await system.pool.query('DELETE FROM sign_in_guards WHERE id = $1', [id]);
}

/** Deletes some counters whose time is over; returns how many. */
export async function deleteExpiredGuards({ system }: Database, now: Date): Promise<number> {
  const { rowCount } = await system.pool.query(
    'DELETE FROM sign_in_guards WHERE id IN (SELECT id FROM sign_in_guards WHERE expires_at < $1 LIMIT 1000 FOR UPDATE SKIP LOCKED)',
    [now],
  );
  return rowCount ?? 0;
}
