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
  switch (scope.kind) {
    case 'units':
      return within(`${scope.level}Id`, scope.unitIds);
    case 'audit':
      return scope.districtIds === 'all' ? {} : within('districtId', scope.districtIds);
    case 'system':
    case 'administration':
      return {};
    case 'secret':
      return { communityId: NOWHERE };
  }
}

function within(column: LevelColumn, [only, ...others]: readonly string[]): ReturnType<typeof scopeFilter> {
  if (only === undefined) return { [column]: NOWHERE };
  return { [column]: others.length > 0 ? { in: [only, ...others] } : only };
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
