import { duplicatesContract as contract } from '@linli/domain/residents/duplicates.contract.ts';
import type { BodyOf, QueryOf } from '@linli/domain/shared/contract.ts';
import { infiniteQueryOptions, mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { PAIRS_KEY as KEY } from './duplicate-count.queries.ts';

export type DuplicateFilter = Pick<QueryOf<(typeof contract)['list']>, 'status' | 'between'>;

export const duplicateListQuery = ({ status, between }: DuplicateFilter) =>
  infiniteQueryOptions({
    queryKey: [...KEY, 'list', status, between],
    queryFn: ({ pageParam, signal }) =>
      call(contract.list, { query: { status, ...(between && { between }), cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const duplicateQuery = (duplicateId: string) =>
  queryOptions({
    queryKey: [...KEY, 'one', duplicateId],
    queryFn: ({ signal }) => call(contract.get, { params: { duplicateId }, signal }),
  });

/** Also after a refusal: somebody else decided, and the list should say so. */
const lookAgain = (client: QueryClient) => client.invalidateQueries({ queryKey: KEY });

export const settleDuplicateMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: ({ duplicateId, to }: { duplicateId: string; to: 'not_same' | 'open' }) =>
      call(to === 'open' ? contract.reopen : contract.notSame, { params: { duplicateId } }),
    onSettled: () => lookAgain(client),
  });

type Merge = BodyOf<(typeof contract)['merge']>;

/** Whatever the two files showed is another thing now. */
const lookAtResidents = (client: QueryClient) => client.invalidateQueries({ queryKey: ['residents'] });

export const mergeDuplicateMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: ({ duplicateId, ...body }: Merge & { duplicateId: string }) =>
      call(contract.merge, { params: { duplicateId }, body }),
    onSettled: () => lookAtResidents(client),
  });

export const undoMergeMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (mergeId: string) => call(contract.undoMerge, { params: { mergeId } }),
    onSettled: () => lookAtResidents(client),
  });

export const mergesQuery = (residentId: string) =>
  queryOptions({
    queryKey: ['residents', 'merges', residentId],
    queryFn: ({ signal }) => call(contract.merges, { params: { residentId }, signal }),
  });
