import type { Scope } from '@linli/domain/shared/scope.ts';
import { Prisma } from '../generated/prisma/client.ts';

/**
 * Where is looked. A district has indexes of its own; anything smaller is looked at community by community and the
 * heads are merged, so that two indexes an order serve every level.
 */
export interface Area {
  readonly level: 'district' | 'community';
  /** A table expression with the ids of the units, one `id` a row. */
  readonly units: Prisma.Sql;
  /** The same for a table that is small enough to be filtered. */
  readonly condition: Prisma.Sql;
}

/** The area of a scope, or of one unit within it. */
export function areaOf(scope: Scope, unit?: Partial<Record<'districtId' | 'streetId' | 'communityId', string>>): Area {
  if (unit?.communityId) return communities([unit.communityId]);
  if (unit?.streetId) return streets([unit.streetId]);
  if (unit?.districtId) return districts([unit.districtId]);
  if (scope.kind !== 'units') throw new Error('Files are looked for within units.');
  if (scope.level === 'district') return districts(scope.unitIds);
  return scope.level === 'street' ? streets(scope.unitIds) : communities(scope.unitIds);
}

const listed = (ids: readonly string[]) => Prisma.sql`(SELECT unnest(${[...ids]}::uuid[]) AS id)`;
const among = (column: Prisma.Sql, ids: readonly string[]) =>
  ids.length === 0
    ? Prisma.sql`false`
    : Prisma.sql`${column} IN (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))})`;

function districts(ids: readonly string[]): Area {
  return { level: 'district', units: listed(ids), condition: among(Prisma.sql`district_id`, ids) };
}

function streets(ids: readonly string[]): Area {
  const condition = among(Prisma.sql`street_id`, ids);
  return {
    level: 'community',
    units: Prisma.sql`(SELECT id FROM org_units WHERE kind = 'community' AND ${condition})`,
    condition,
  };
}

function communities(ids: readonly string[]): Area {
  return { level: 'community', units: listed(ids), condition: among(Prisma.sql`community_id`, ids) };
}
