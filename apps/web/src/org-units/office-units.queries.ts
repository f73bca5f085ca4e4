import { orgUnitsContract, type OrgUnitNode } from '@linli/domain/org-units/org-units.contract.ts';
import { PAGE_LIMIT, type Page } from '@linli/domain/shared/page.contract.ts';
import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { call } from '../shared/api.ts';

/** The units right below one; without one the top of what the person acts for. */
export const unitsBelowQuery = (parentId: string | null) =>
  queryOptions({
    queryKey: ['org-units', 'below', parentId],
    queryFn: async ({ signal }) => {
      const units: OrgUnitNode[] = [];
      let cursor: string | null = '';
      // A level is shown whole, and hardly any has more units than one page holds.
      while (cursor !== null) {
        const query = { limit: PAGE_LIMIT, ...(parentId && { parentId }), ...(cursor && { cursor }) };
        const page: Page<OrgUnitNode> = await call(orgUnitsContract.children, { query, signal });
        units.push(...page.items);
        cursor = page.nextCursor;
      }
      return units;
    },
    staleTime: 60_000,
  });

export const unitQuery = (orgUnitId: string) =>
  queryOptions({
    queryKey: ['org-units', 'one', orgUnitId],
    queryFn: ({ signal }) => call(orgUnitsContract.get, { params: { orgUnitId }, signal }),
    staleTime: 60_000,
  });

/** What every code below one of these units begins with. */
const prefixOf = ({ code }: OrgUnitNode) => code?.replace(/(000)+$/, '') ?? '';

/** Units by part of a name or a whole code, of those within one's own units. */
export const unitSearchQuery = (q: string, roots: readonly OrgUnitNode[] | null) =>
  queryOptions({
    queryKey: ['org-units', 'search', q, roots?.map(({ id }) => id) ?? null],
    queryFn: async ({ signal }) => {
      const { items } = await call(orgUnitsContract.publicList, { query: { q, limit: PAGE_LIMIT }, signal });
      // The public list knows the whole installation; an office looks for what it can open.
      return roots ? items.filter(({ code }) => roots.some((root) => code?.startsWith(prefixOf(root)))) : items;
    },
    enabled: q !== '',
  });

const refresh = (client: QueryClient) => () => client.invalidateQueries({ queryKey: ['org-units'] });

export const addGridMutation = (client: QueryClient, orgUnitId: string) =>
  mutationOptions({
    mutationFn: (name: string) => call(orgUnitsContract.addGrid, { params: { orgUnitId }, body: { name } }),
    onSuccess: refresh(client),
  });

export const renameGridMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: ({ id, name, version }: Pick<OrgUnitNode, 'id' | 'name' | 'version'>) =>
      call(orgUnitsContract.renameGrid, { params: { orgUnitId: id }, body: { name, version } }),
    onSettled: refresh(client),
  });

export const previewDivisionsMutation = mutationOptions({
  mutationFn: (csv: string) => call(orgUnitsContract.previewDivisions, { body: { csv } }),
});

export const loadDivisionsMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (csv: string) => call(orgUnitsContract.loadDivisions, { body: { csv } }),
    onSuccess: refresh(client),
  });
