import type { ScopedClient } from '../../shared/database.ts';

/** A community of the demo's district, and how much of it is invented already. */
export interface PeopledCommunity {
  readonly code: string;
  readonly name: string;
  readonly path: { readonly districtId: string; readonly streetId: string; readonly communityId: string };
  readonly gridIds: readonly string[];
  readonly compounds: number;
  readonly households: number;
  readonly residents: number;
}

export async function listPeopled(client: ScopedClient): Promise<PeopledCommunity[]> {
  const rows = await client.$queryRaw<
    (Omit<PeopledCommunity, 'path'> & { districtId: string; streetId: string; communityId: string })[]
  >`
    SELECT u.code, u.name, u.district_id AS "districtId", u.street_id AS "streetId", u.id AS "communityId",
      ARRAY(SELECT g.id::text FROM org_units g WHERE g.parent_id = u.id AND g.kind = 'grid' ORDER BY g.name) AS "gridIds",
      (SELECT count(*)::int FROM compounds c WHERE c.community_id = u.id) AS compounds,
      (SELECT count(*)::int FROM households h WHERE h.community_id = u.id) AS households,
      (SELECT count(*)::int FROM residents r WHERE r.community_id = u.id) AS residents
    FROM org_units u WHERE u.kind = 'community' AND u.code LIKE '210102%' ORDER BY u.code`;
  return rows.map(({ districtId, streetId, communityId, ...row }) => ({
    ...row,
    path: { districtId, streetId, communityId },
  }));
}
