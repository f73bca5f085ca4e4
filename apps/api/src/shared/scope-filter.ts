import type { Scope } from '@linli/domain/shared/scope.ts';
import { Prisma } from '../generated/prisma/client.ts';

/** No record has it: the filter of a scope that names no unit. */
const NOWHERE = '00000000-0000-0000-0000-000000000000';

const SQL_COLUMNS = {
  districtId: Prisma.sql`district_id`,
  streetId: Prisma.sql`street_id`,
  communityId: Prisma.sql`community_id`,
};

type LevelColumn = 'districtId' | 'streetId' | 'communityId';

/**
 * The same wall as row-level security, said so that an index serves it. Stores put it into every list; a store
 * that forgets it is slow, not leaky.
 */
export function scopeFilter(scope: Scope): Partial<Record<LevelColumn, string | { in: string[] }>> {
  if (scope.kind !== 'units')
    return scope.kind === 'system' || scope.kind === 'administration' ? {} : { communityId: NOWHERE };
  const [only, ...others] = scope.unitIds;
  const column: LevelColumn = `${scope.level}Id`;
  return { [column]: others.length > 0 ? { in: [...scope.unitIds] } : (only ?? NOWHERE) };
}

/** The same for a statement by hand. */
export function scopeCondition(scope: Scope): Prisma.Sql {
  const conditions = Object.entries(scopeFilter(scope)).map(([column, units]) => {
    const name = SQL_COLUMNS[column as LevelColumn];
    if (typeof units === 'string') return Prisma.sql`${name} = ${units}::uuid`;
    return Prisma.sql`${name} = ANY (${units.in}::uuid[])`;
  });
  return conditions.length > 0 ? Prisma.join(conditions, ' AND ') : Prisma.sql`true`;
}
