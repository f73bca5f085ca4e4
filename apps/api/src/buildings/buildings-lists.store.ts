import type { Scope } from '@linli/domain/shared/scope.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { bigramsOf } from '@linli/domain/shared/bigrams.ts';
import type { ScopedClient } from '../shared/database.ts';
import { scopeCondition } from '../shared/scope-filter.ts';

export interface ListedCompound {
  readonly id: string;
  readonly name: string;
  readonly districtId: string;
  readonly streetId: string;
  readonly communityId: string;
  readonly communityName: string;
}

const LISTED = Prisma.sql`h.id, h.name, h.district_id AS "districtId", h.street_id AS "streetId",
  h.community_id AS "communityId", c.name AS "communityName"`;

interface CompoundFilter {
  readonly unit: Partial<Record<'districtId' | 'streetId' | 'communityId', string>> | undefined;
  readonly text: string | undefined;
  readonly after: string | undefined;
  readonly limit: number;
}

/** By name; one row more than `limit`. */
export async function listCompounds(
  client: ScopedClient,
  scope: Scope,
  { unit, text, after, limit }: CompoundFilter,
): Promise<ListedCompound[]> {
  const where = [scopeCondition(scope)];
  if (unit?.districtId) where.push(Prisma.sql`district_id = ${unit.districtId}::uuid`);
  if (unit?.streetId) where.push(Prisma.sql`street_id = ${unit.streetId}::uuid`);
  if (unit?.communityId) where.push(Prisma.sql`community_id = ${unit.communityId}::uuid`);
  const bigrams = bigramsOf(text ?? '');
  if (bigrams.length > 0) where.push(Prisma.sql`search_bigrams @> ${bigrams}`);
  else if (text !== undefined) where.push(Prisma.sql`strpos(name, ${text}) > 0`);
  if (after !== undefined)
    where.push(Prisma.sql`(name, id) > ((SELECT l.name FROM compounds l WHERE l.id = ${after}::uuid), ${after}::uuid)`);
  return client.$queryRaw<ListedCompound[]>`
    SELECT ${LISTED} FROM (
      SELECT * FROM compounds WHERE ${Prisma.join(where, ' AND ')} ORDER BY name, id LIMIT ${limit + 1}
    ) AS h JOIN org_units AS c ON c.id = h.community_id ORDER BY h.name, h.id`;
}

export async function findCompound(client: ScopedClient, id: string): Promise<ListedCompound | null> {
  const rows = await client.$queryRaw<ListedCompound[]>`
    SELECT ${LISTED} FROM compounds AS h JOIN org_units AS c ON c.id = h.community_id WHERE h.id = ${id}::uuid`;
  return rows[0] ?? null;
}

/** In the order of their numbers; a compound has dozens, 500 bound a mistake. */
export async function listBuildings(client: ScopedClient, compoundId: string) {
  return client.$queryRaw<{ id: string; name: string; dwellings: number }[]>`
    SELECT b.id, b.name, (SELECT count(*)::int FROM dwellings d WHERE d.building_id = b.id) AS dwellings
    FROM buildings b WHERE b.compound_id = ${compoundId}::uuid
    ORDER BY length(b.name), b.name LIMIT 500`;
}
