import { createHash, randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';

/** A district as large as asked, for measuring; nothing in it is meant to be read. */
export interface Filled {
  readonly communityId: string;
  /** A community worker's session, as the browser would send it. */
  readonly cookie: string;
  readonly ticketIds: string[];
}

const COMMUNITIES = 100;

/** Fills an empty database with one district of 100 communities and `tickets` tickets, by set-wise SQL. */
export async function fillDistrict(options: { databaseUrl: string; tickets: number }): Promise<Filled> {
  const pool = new pg.Pool({ connectionString: options.databaseUrl, max: 1, options: '-c linli.level=system' });
  const [districtId, streetId, communityId, personId] = Array.from({ length: 4 }, () => randomUUID());
  const one = (text: string, values: unknown[] = []) => pool.query({ text, values });
  await one(
    `INSERT INTO org_units (id, name, kind, district_id, ticket_prefix) VALUES ($1, '测速区', 'district', $1, 'BENCH')`,
    [districtId],
  );
  await one(
    `INSERT INTO org_units (id, name, kind, parent_id, district_id, street_id) VALUES ($1, '测速街道', 'street', $2, $2, $1)`,
    [streetId, districtId],
  );
  await one(
    `INSERT INTO org_units (id, name, kind, parent_id, district_id, street_id, community_id)
     SELECT id, '第' || n || '社区', 'community', $2, $3, $2, id
     FROM (SELECT n, CASE WHEN n = 1 THEN $1::uuid ELSE gen_random_uuid() END AS id FROM generate_series(1, ${COMMUNITIES}) AS n) AS units`,
    [communityId, streetId, districtId],
  );
  await one(
    `INSERT INTO tickets (id, number, secret_hash, district_id, street_id, community_id, status, source, category, title, description,
       place, place_detail, reporter_name, reporter_phone, search_bigrams, reported_at, due_at, finished_at)
     SELECT gen_random_uuid(), 'BENCH-' || to_char(now() - n / 1000 * interval '1 day', 'YYYYMMDD') || '-' || lpad((n % 1000)::text, 4, '0'), 'bench' || n, $1, $2, units.id,
       CASE WHEN n % 20 = 0 THEN 'reported' WHEN n % 20 = 1 THEN 'open' ELSE 'closed' END, 'public_page', 'noise',
       '楼上夜间噪音 ' || n, '请社区上门看一看', '幸福小区' || (n % 40) || '号楼', '', '', '',
       ARRAY['楼上', '上夜', '夜间', '间噪', '噪音', '幸福', '福小', '小区', left(n::text, 2)],
       now() - n * interval '1 minute', now() - n * interval '1 minute' + interval '2 days',
       CASE WHEN n % 20 > 1 THEN now() END
     FROM generate_series(1, $3::int) AS n
     JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM org_units WHERE kind = 'community' AND district_id = $1) AS units
       ON units.place = n % ${COMMUNITIES}`,
    [districtId, streetId, options.tickets],
  );
  const token = randomBytes(32).toString('base64url');
  await one(
    `INSERT INTO people (id, name, username, updated_at, password_set_at) VALUES ($1, '测速员', 'bench', now(), now())`,
    [personId],
  );
  await one(
    `INSERT INTO appointments (id, person_id, role, unit_id, district_id, street_id, community_id, from_at)
     VALUES (gen_random_uuid(), $1, 'community_worker', $2, $3, $4, $2, now() - interval '1 day')`,
    [personId, communityId, districtId, streetId],
  );
  await one(
    `INSERT INTO sessions (id, token_hash, person_id, expires_at) VALUES (gen_random_uuid(), $1, $2, now() + interval '1 day')`,
    [createHash('sha256').update(token).digest('hex'), personId],
  );
  const { rows } = await one(`SELECT id FROM tickets WHERE community_id = $1 ORDER BY reported_at DESC LIMIT 200`, [
    communityId,
  ]);
  await pool.query('ANALYZE tickets').catch(() => {});
  await pool.end();
  return {
    communityId: communityId ?? '',
    cookie: `linli.session=${token}`,
    ticketIds: rows.map((row: { id: string }) => row.id),
  };
}
