import type { KeyHolder } from '@linli/domain/open311/api-key.ts';
import type { Database } from '../database.ts';

/** Whose key has one of these hashes, unless it was revoked. Asked before anybody has a scope, as sessions are. */
export async function findKeyHolder({ system }: Database, keyHash: string): Promise<KeyHolder | null> {
  const { rows } = await system.pool.query<{
    id: string;
    name: string;
    unitId: string;
    districtId: string;
    streetId: string | null;
    communityId: string | null;
    perMinute: number;
    perDay: number;
  }>({
    name: 'linli_key_holder',
    text: `SELECT id, name, unit_id AS "unitId", district_id AS "districtId", street_id AS "streetId",
        community_id AS "communityId", per_minute AS "perMinute", per_day AS "perDay"
      FROM api_keys WHERE key_hash = $1 AND revoked_at IS NULL`,
    values: [keyHash],
  });
  const [row] = rows;
  if (!row) return null;
  const { id, name, unitId, perMinute, perDay, ...path } = row;
  const kind = path.communityId ? 'community' : path.streetId ? 'street' : 'district';
  return { keyId: id, name, unit: { id: unitId, kind, ...path }, perMinute, perDay };
}

/** Counts one request on its day in Shanghai. */
export async function countUse(
  { system }: Database,
  use: { keyId: string; day: string; at: Date; isTurnedAway: boolean },
): Promise<void> {
  await system.pool.query({
    name: 'linli_key_use',
    text: `INSERT INTO api_key_days (key_id, day, requests, turned_away, last_used_at) VALUES ($1, $2, 1, $3, $4)
      ON CONFLICT (key_id, day) DO UPDATE SET requests = api_key_days.requests + 1,
        turned_away = api_key_days.turned_away + $3, last_used_at = greatest(api_key_days.last_used_at, $4)`,
    values: [use.keyId, use.day, use.isTurnedAway ? 1 : 0, use.at],
  });
}
