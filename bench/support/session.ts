import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';

/** The cookie of somebody of the demo who has just signed in. */
export async function sessionOf(pool: pg.Pool, username: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await pool.query(
    `INSERT INTO sessions (id, token_hash, person_id, expires_at)
     SELECT gen_random_uuid(), $1, id, now() + interval '1 day' FROM people WHERE username = $2`,
    [createHash('sha256').update(token).digest('hex'), username],
  );
  return `linli.session=${token}`;
}
