import { visitsContract as contract, type VisitView } from '@linli/domain/care/visits.contract.ts';
import type { RequestOf } from '@linli/domain/shared/contract.ts';
import { infiniteQueryOptions, mutationOptions, type QueryClient } from '@tanstack/react-query';
import { call } from '../shared/api.ts';

const SHOWN_AT_ONCE = 5;

export type NewVisit = Required<RequestOf<(typeof contract)['record'], Blob>['body']>;

export const visitsQuery = (residentId: string) =>
  infiniteQueryOptions({
    queryKey: ['care', 'visits', residentId],
    queryFn: ({ pageParam, signal }) =>
      call(contract.list, { params: { residentId }, query: { limit: SHOWN_AT_ONCE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** What a visit changes: the list of visits, and when the person was met last wherever that is shown. */
function retell(client: QueryClient, residentId: string) {
  void client.invalidateQueries({ queryKey: visitsQuery(residentId).queryKey });
  void client.invalidateQueries({ queryKey: ['residents'] });
}

/** Writes a visit down or, with one, corrects it; an empty note is one that stays as it is. */
export const keepVisitMutation = (client: QueryClient, residentId: string, visit: VisitView | null) =>
  mutationOptions({
    mutationFn: (body: NewVisit) => {
      if (visit === null) return call(contract.record, { params: { residentId }, body });
      const { note, ...rest } = body;
      const sent = { version: visit.version, ...rest, ...(note !== '' && { note }) };
      return call(contract.edit, { params: { residentId, visitId: visit.id }, body: sent });
    },
    onSettled: () => retell(client, residentId),
    gcTime: 0,
  });

export const voidVisitMutation = (client: QueryClient, residentId: string, { id, version }: VisitView) =>
  mutationOptions({
    mutationFn: (reason: string) =>
      call(contract.void, { params: { residentId, visitId: id }, body: { version, reason } }),
    onSettled: () => retell(client, residentId),
  });

/** Stays with the page that asked for it; it goes into no cache. */
export const revealVisitMutation = (residentId: string, visitId: string) =>
  mutationOptions({
    mutationFn: (reason: string) => call(contract.reveal, { params: { residentId, visitId }, body: { reason } }),
    gcTime: 0,
  });
