import { createHash, randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';

export interface Place {
  readonly taskId: string;
  readonly roleId: string;
}

/** Volunteers of a community as browsers would send them: a cookie each. */
export async function fillVolunteers(pool: pg.Pool, communityId: string, count: number): Promise<string[]> {
  const tokens = Array.from({ length: count }, () => randomBytes(32).toString('base64url'));
  const ids = tokens.map(() => randomUUID());
  const hashes = tokens.map((token) => createHash('sha256').update(token).digest('hex'));
  await pool.query(
    `INSERT INTO people (id, name, username, updated_at, password_set_at)
     SELECT id, '志愿者' || n, 'rush' || n, now(), now() FROM unnest($1::uuid[]) WITH ORDINALITY AS each (id, n)`,
    [ids],
  );
  await pool.query(
    `INSERT INTO appointments (id, person_id, role, unit_id, district_id, street_id, community_id, from_at)
     SELECT gen_random_uuid(), each.id, 'volunteer', u.id, u.district_id, u.street_id, u.community_id, now() - interval '1 day'
     FROM unnest($1::uuid[]) AS each (id), org_units AS u WHERE u.id = $2`,
    [ids, communityId],
  );
  await pool.query(
    `INSERT INTO sessions (id, token_hash, person_id, expires_at)
     SELECT gen_random_uuid(), hash, id, now() + interval '1 day' FROM unnest($1::uuid[], $2::text[]) AS each (id, hash)`,
    [ids, hashes],
  );
  return tokens.map((token) => `linli.session=${token}`);
}

/** Open tasks of one role each, spread over these communities, from tomorrow on an hour apart. */
export async function fillTasks(
  pool: pg.Pool,
  communityIds: readonly string[],
  { count, places }: { count: number; places: number },
): Promise<Place[]> {
  const { rows } = await pool.query<Place>(
    `WITH task AS (
       INSERT INTO volunteer_tasks (id, district_id, street_id, community_id, title, details, meeting_point, bring, contact,
         starts_at, ends_at, check_in_code, created_at)
       SELECT gen_random_uuid(), u.district_id, u.street_id, u.community_id, '送餐 ' || n, '', '社区食堂门口', '', '',
         now() + interval '1 day' + n % 2000 * interval '1 hour', now() + interval '26 hours' + n % 2000 * interval '1 hour', 'BENCH234', now()
       FROM generate_series(1, $2::int) AS n
       JOIN (SELECT *, row_number() OVER (ORDER BY id) - 1 AS turn FROM org_units WHERE id = ANY ($1::uuid[])) AS u
         ON u.turn = n % cardinality($1::uuid[])
       RETURNING *
     )
     INSERT INTO volunteer_task_roles (id, task_id, district_id, street_id, community_id, position, name, places, starts_at)
     SELECT gen_random_uuid(), id, district_id, street_id, community_id, 0, '志愿者', $3::int, starts_at FROM task
     RETURNING task_id AS "taskId", id AS "roleId"`,
    [communityIds, count, places],
  );
  return rows;
}
