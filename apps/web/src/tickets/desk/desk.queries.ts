import { appointmentsContract } from '@linli/domain/appointments/appointments.contract.ts';
import type { RequestOf } from '@linli/domain/shared/contract.ts';
import { TICKET_TRANSITIONS } from '@linli/domain/tickets/ticket.ts';
import { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import type { TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import {
  infiniteQueryOptions,
  keepPreviousData,
  mutationOptions,
  queryOptions,
  type QueryClient,
} from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { ticketQuery } from '../tickets.queries.ts';
import type { DeskAddress } from './desk-address.ts';
import { queueOf } from './queues.ts';

const ROWS_PER_PAGE = 100;
/** From how many characters on a search is worth asking for. */
export const SEARCH_FROM = 2;

export type ListedBy = Pick<DeskAddress, 'queue' | 'category' | 'sort' | 'q' | 'unitId'>;

/** The rows of a list. A search looks through everything, so that a ticket is found in whatever queue it is. */
export const ticketListQuery = ({ queue, category, sort, q, unitId }: ListedBy) => {
  const isSearch = [...q].length >= SEARCH_FROM;
  const query = {
    ...(isSearch ? { q, sort: 'newest' as const } : { ...queueOf(queue).filter, sort }),
    ...(category && { category }),
    ...(unitId && { unitId }),
  };
  return infiniteQueryOptions({
    queryKey: ['tickets', 'list', query],
    queryFn: ({ pageParam, signal }) =>
      call(ticketsContract.list, { query: { ...query, limit: ROWS_PER_PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
};

/** How many wait, in all of one's units or in one of them. Never those of another unit while these load: they are read out by name. */
export const ticketCountsQuery = (unitId: string | null = null) =>
  queryOptions({
    queryKey: ['tickets', 'counts', unitId],
    queryFn: ({ signal }) => call(ticketsContract.counts, { query: unitId ? { unitId } : {}, signal }),
  });

export const countsByUnitQuery = (unitId: string | null) =>
  queryOptions({
    queryKey: ['tickets', 'counts-by-unit', unitId],
    queryFn: ({ signal }) => call(ticketsContract.countsByUnit, { query: unitId ? { unitId } : {}, signal }),
  });

export const colleaguesQuery = queryOptions({
  queryKey: ['appointments', 'colleagues'],
  queryFn: ({ signal }) => call(appointmentsContract.colleagues, { signal }),
  staleTime: 5 * 60_000,
});

/** What a worker does to a ticket, with what that needs besides the version. */
export type TicketMove =
  | { action: 'accept' }
  | { action: 'reject'; reason: string }
  | { action: 'open'; volunteerBrief: string }
  | { action: 'assign'; assigneeId: string }
  | { action: 'resolve'; solution: string };

function send(ticketId: string, version: number, move: TicketMove): Promise<TicketView> {
  const params = { ticketId };
  switch (move.action) {
    case 'accept':
      return call(ticketsContract.accept, { params, body: { version } });
    case 'reject':
      return call(ticketsContract.reject, { params, body: { version, reason: move.reason } });
    case 'open':
      return call(ticketsContract.open, { params, body: { version, volunteerBrief: move.volunteerBrief } });
    case 'assign':
      return call(ticketsContract.assign, { params, body: { version, assigneeId: move.assigneeId } });
    case 'resolve':
      return call(ticketsContract.resolve, { params, body: { version, solution: move.solution } });
  }
}

/** Moves a ticket on. The new status shows at once and is taken back if the API says no. */
export const moveTicketMutation = (client: QueryClient, ticketId: string) => {
  const { queryKey } = ticketQuery(ticketId);
  return mutationOptions({
    mutationFn: ({ version, ...move }: TicketMove & { version: number }) => send(ticketId, version, move),
    onMutate: async ({ action }) => {
      if (action !== 'accept') return;
      await client.cancelQueries({ queryKey });
      // Accepting asks nothing, so it answers at once; which buttons come next the API tells.
      client.setQueryData(
        queryKey,
        (now) => now && { ...now, status: TICKET_TRANSITIONS.accept.to, availableActions: [] },
      );
    },
    onSuccess: (ticket) => client.setQueryData(queryKey, ticket),
    // After a "no" the ticket is read again whole: it is different from what stood here.
    onSettled: (_ticket, error) => (error ? client.invalidateQueries({ queryKey: ['tickets'] }) : refreshLists(client)),
  });
};

function refreshLists(client: QueryClient) {
  for (const part of ['list', 'counts', 'counts-by-unit'])
    void client.invalidateQueries({ queryKey: ['tickets', part] });
}

export type NewTicket = RequestOf<typeof ticketsContract.report, Blob>['body'];

export const reportTicketMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (body: NewTicket) => call(ticketsContract.report, { body }),
    onSuccess: () => refreshLists(client),
  });

export const revealContactMutation = (ticketId: string) =>
  mutationOptions({
    mutationFn: (reason: string) => call(ticketsContract.revealContact, { params: { ticketId }, body: { reason } }),
  });

export const addSolutionPhotoMutation = (client: QueryClient, ticketId: string) =>
  mutationOptions({
    mutationFn: (file: Blob) => call(ticketsContract.addSolutionPhoto, { params: { ticketId }, file }),
    onSuccess: () => client.invalidateQueries({ queryKey: ticketQuery(ticketId).queryKey }),
  });
