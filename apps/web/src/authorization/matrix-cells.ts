import type { Role } from '@linli/domain/shared/actor.ts';
import type { MatrixRow } from './authorization.queries.ts';

/** What a cell says: everything there, part of it, only what is the person's own, or nothing. */
export type Cell = 'can' | 'some' | 'self' | 'cannot';

/** Roles have accounts; a reporter has the secret of one ticket. */
export type Column = Role | 'reporter';

/** What somebody may do with records within their units, and with those elsewhere. */
export function cellsOf(row: MatrixRow, column: Column): { inside: Cell; outside: Cell } {
  if (row.access === 'public') return { inside: 'can', outside: 'can' };
  if (column === 'reporter') return { inside: row.access === 'secret_holder' ? 'can' : 'cannot', outside: 'cannot' };
  const reach = row.reaches.find(({ role }) => role === column);
  const within = reach?.situations ? 'some' : 'can';
  switch (reach?.breadth) {
    case 'all':
      return { inside: within, outside: within };
    case 'units':
      return { inside: within, outside: 'cannot' };
    case 'own':
      return { inside: 'self', outside: 'cannot' };
    default:
      return { inside: 'cannot', outside: 'cannot' };
  }
}

/** Roles that reach only some records, those with the same ones together. */
export function partsOf(
  row: MatrixRow,
): { roles: Role[]; situations: NonNullable<MatrixRow['reaches'][number]['situations']> }[] {
  const parts = new Map<string, ReturnType<typeof partsOf>[number]>();
  for (const { role, situations } of row.reaches) {
    if (!situations) continue;
    const part = parts.get(situations.join()) ?? { roles: [], situations };
    part.roles.push(role);
    parts.set(situations.join(), part);
  }
  return [...parts.values()];
}
