import { open311OriginContract } from '@linli/domain/open311/open311-origin.contract.ts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../shared/api.ts';

/** What came with a ticket from another system; it never changes. */
export const ticketOriginQuery = (ticketId: string) =>
  queryOptions({
    queryKey: ['open311', 'origin', ticketId],
    queryFn: ({ signal }) => call(open311OriginContract.get, { params: { ticketId }, signal }),
    staleTime: Infinity,
  });
