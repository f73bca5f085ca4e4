import { appointmentsContract } from '@linli/domain/appointments/appointments.contract.ts';
import type { Endpoint, RequestOf } from '@linli/domain/shared/contract.ts';
import { TICKET_TRANSITIONS, type TicketAction } from '@linli/domain/tickets/ticket-life.ts';
import { ticketStepsContract } from '@linli/domain/tickets/ticket-steps.contract.ts';
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

/** What the desk and those above it do to a ticket, by what they send. */
const STEPS = {
  accept: ticketsContract.accept,
  reject: ticketsContract.reject,
  open: ticketsContract.open,
  assign: ticketsContract.assign,
  resolve: ticketsContract.resolve,
  return: ticketStepsContract.return,
  suspend: ticketStepsContract.suspend,
  resume: ticketStepsContract.resume,
  call_back: ticketStepsContract.callBack,
  reopen: ticketStepsContract.reopen,
  nudge: ticketStepsContract.nudge,
  supervise: ticketStepsContract.supervise,
  end_supervision: ticketStepsContract.endSupervision,
} as const satisfies Partial<Record<TicketAction, Endpoint>>;

export type DeskAction = keyof typeof STEPS;
/** Steps with a form of words; assigning has one of its own. */
export type WordsAction = Exclude<DeskAction, 'accept' | 'resume' | 'assign'>;
export const isDeskAction = (action: TicketAction): action is DeskAction => Object.hasOwn(STEPS, action);

type BodyOf<A extends DeskAction> =
  RequestOf<(typeof STEPS)[A], Blob> extends { body: infer Body } ? Omit<Body, 'version'> : never;
export type TicketMove = {
  [A in DeskAction]: { action: A; body: BodyOf<A> };
}[DeskAction];

function send(ticketId: string, version: number, { action, body }: TicketMove): Promise<TicketView> {
  // Each body was matched with its action above; a union of endpoints has no one type to be called with.
  const step = STEPS[action] as typeof ticketsContract.accept;
  return call(step, { params: { ticketId }, body: { ...body, version } });
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
      const accepted = { status: TICKET_TRANSITIONS.accept.to, availableActions: [], blockedActions: [] };
      client.setQueryData(queryKey, (now) => now && { ...now, ...accepted });
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
