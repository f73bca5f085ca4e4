import { auditContract } from '@linli/domain/audit/audit.contract.ts';
import type { QueryOf, RequestOf } from '@linli/domain/shared/contract.ts';
import { infiniteQueryOptions, keepPreviousData, mutationOptions } from '@tanstack/react-query';
import { call } from '../shared/api.ts';

export type AuditFilter = Omit<QueryOf<typeof auditContract.events>, 'cursor' | 'limit'>;

export const auditEventsQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'events', filter],
    queryFn: ({ pageParam, signal }) => call(auditContract.events, { query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const exportAuditMutation = mutationOptions({
  mutationFn: (body: RequestOf<typeof auditContract.export, Blob>['body']) => call(auditContract.export, { body }),
});

export const verifyMutation = mutationOptions({ mutationFn: () => call(auditContract.verify) });
