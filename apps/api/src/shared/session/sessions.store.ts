import type { SessionEnd } from '@linli/domain/accounts/session.ts';
import type { SignInWay } from '@linli/domain/accounts/outside-sign-in.ts';
import type { Database, Transaction } from '../database.ts';

export interface NewSession {
  readonly tokenHash: string;
  readonly personId: string;
  readonly via: SignInWay;
  readonly browser: string;
  readonly system: string;
  readonly maskedAddress: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** When they showed us who they are; null while only somebody else says so. */
  readonly confirmedAt: Date | null;
}

/** A session just begun. */
export async function createSession(transaction: Transaction, session: NewSession): Promise<void> {
  await transaction.session.createMany({ data: [{ ...session, lastSeenAt: session.createdAt }] });
}

/** What changes with a session's cookie. */
interface Renewal {
  readonly tokenHash: string;
  readonly actingAppointmentId?: string;
  readonly confirmedAt?: Date;
}

/** Gives a session another cookie; the one before opens nothing any more. False when the session has just ended. */
export async function renewSession(transaction: Transaction, id: string, renewal: Renewal): Promise<boolean> {
  const { count } = await transaction.session.updateMany({ where: { id }, data: renewal });
  return count === 1;
}

/**
 * Ends sessions of a person: one, all but one, or all. Returns how many there were. Why is kept beside the hash of each
 * token for as long as the session could have lasted; with null nothing is, as where the browser knows it itself.
 */
export async function endSessions(
  transaction: Transaction,
  personId: string,
  reason: SessionEnd | null,
  { only = null, except = null }: { only?: string | null; except?: string | null } = {},
): Promise<number> {
  const ended = await transaction.$queryRaw<unknown[]>`
    WITH ended AS (
      DELETE FROM sessions WHERE person_id = ${personId}::uuid
        AND (${only}::uuid IS NULL OR id = ${only}::uuid) AND (${except}::uuid IS NULL OR id <> ${except}::uuid)
      RETURNING token_hash, expires_at
    ), kept AS (
      INSERT INTO ended_sessions (token_hash, reason, expires_at)
      SELECT token_hash, ${reason}::text, expires_at FROM ended WHERE ${reason}::text IS NOT NULL
      ON CONFLICT DO NOTHING
    )
    SELECT 1 FROM ended`;
  return ended.length;
}

/** Why the session of a cookie was ended, where that is kept: whoever has only made the cookie up is told nothing. */
export async function findSessionEnd({ system }: Database, tokenHash: string): Promise<SessionEnd | null> {
  const { rows } = await system.pool.query<{ reason: SessionEnd }>({
    name: 'linli_find_session_end',
    text: 'SELECT reason FROM ended_sessions WHERE token_hash = $1',
    values: [tokenHash],
  });
  return rows[0]?.reason ?? null;
}

/** Whose session a cookie names, if any. */
export async function findSessionByToken(transaction: Transaction, tokenHash: string) {
  return transaction.session.findFirst({ where: { tokenHash }, select: { id: true, personId: true } });
}

/** Sessions of a person that began and were seen last; whether each is still open is the domain's to say. */
export async function listSessions(client: Pick<Transaction, 'session'>, personId: string, now: Date) {
  return client.session.findMany({
    where: { personId, expiresAt: { gt: now } },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
    take: 100,
    omit: { tokenHash: true },
  });
}

/** Notes that a session was used. Others do so at the same moment; only the first writes. */
export async function markSeen({ system }: Database, id: string, seen: { last: Date; now: Date }): Promise<void> {
  await system.pool.query({
    name: 'linli_mark_session_seen',
    text: 'UPDATE sessions SET last_seen_at = $3 WHERE id = $1 AND last_seen_at <= $2',
    values: [id, seen.last, seen.now],
  });
}

/** Deletes some sessions that nobody can use any more; returns how many. */
export async function deleteExpiredSessions({ system }: Database, now: Date): Promise<number> {
  const { rowCount } = await system.pool.query(
    'DELETE FROM sessions WHERE id IN (SELECT id FROM sessions WHERE expires_at < $1 LIMIT 1000 FOR UPDATE SKIP LOCKED)',
    [now],
  );
  return rowCount ?? 0;
}

/** Deletes some of what is kept of ended sessions; returns how many. */
export async function deleteExpiredEnds({ system }: Database, now: Date): Promise<number> {
  const { rowCount } = await system.pool.query(
    'DELETE FROM ended_sessions WHERE token_hash IN (SELECT token_hash FROM ended_sessions WHERE expires_at < $1 LIMIT 1000)',
    [now],
  );
  return rowCount ?? 0;
}
