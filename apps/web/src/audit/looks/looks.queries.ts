import { looksContract } from '@linli/domain/audit/looks.contract.ts';
import type { QueryOf } from '@linli/domain/shared/contract.ts';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';

export type LookFilter = Omit<QueryOf<typeof looksContract.list>, 'cursor' | 'limit'>;

export const looksQuery = (filter: LookFilter) =>
  infiniteQueryOptions({
    queryKey: ['looks', 'list', filter],
    queryFn: ({ pageParam, signal }) => call(looksContract.list, { query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const looksTodayQuery = queryOptions({
  queryKey: ['looks', 'today'],
  queryFn: ({ signal }) => call(looksContract.today, { signal }),
});
