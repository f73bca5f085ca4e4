import { orgUnitsContract, type PublicOrgUnit } from '@linli/domain/org-units/org-units.contract.ts';
import { isDivisionCode } from '@linli/domain/org-units/org-unit.ts';
import { PAGE_LIMIT, type Page } from '@linli/domain/shared/page.contract.ts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../shared/api.ts';

/** Units change rarely; asking once a visit is enough. */
const staleTime = 10 * 60_000;

async function unitsBelow(parentId: string | undefined, signal?: AbortSignal): Promise<PublicOrgUnit[]> {
  const units: PublicOrgUnit[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query = { limit: PAGE_LIMIT, ...(parentId && { parentId }), ...(cursor && { cursor }) };
    const page: Page<PublicOrgUnit> = await call(orgUnitsContract.publicList, { query, ...(signal && { signal }) });
    units.push(...page.items);
    cursor = page.nextCursor;
  }
  return units;
}

/** All units right below one, for choosing step by step; the districts where no parent is told. */
export const publicUnitsBelowQuery = (parentId?: string) =>
  queryOptions({
    queryKey: ['org-units', 'public', 'below', parentId ?? ''],
    queryFn: ({ signal }) => unitsBelow(parentId, signal),
    staleTime,
  });

/** Communities whose name contains `q`. */
export const publicCommunitiesQuery = (q: string) =>
  queryOptions({
    queryKey: ['org-units', 'public', 'communities', q],
    queryFn: ({ signal }) => call(orgUnitsContract.publicList, { query: { kind: 'community', q, limit: 20 }, signal }),
    enabled: q !== '',
    staleTime,
  });

/** The community with this official code; null when there is none. */
export const communityByCodeQuery = (code: string) =>
  queryOptions({
    queryKey: ['org-units', 'public', 'by-code', code],
    queryFn: async ({ signal }) => {
      const query = { kind: 'community' as const, q: code, limit: 20 };
      const { items } = await call(orgUnitsContract.publicList, { query, signal });
      // A code is looked for in names, too.
      return items.find((unit) => unit.code === code) ?? null;
    },
    enabled: isDivisionCode('community', code),
    staleTime,
  });
