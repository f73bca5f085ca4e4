import { ticketStepsContract } from '@linli/domain/tickets/ticket-steps.contract.ts';
import { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import type { PublicTicketView, TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { infiniteQueryOptions, mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { addressOf, call } from '../shared/api.ts';

/** Number and secret as a reporter holds them; together they open one ticket. */
export interface TicketKey {
  number: string;
  secret: string;
}

const FOLLOW_EVERY_MS = 15_000;

/** A report as its reporter sees it, renewed while the page is open. */
export const followedTicketQuery = ({ number, secret }: TicketKey) =>
  queryOptions({
    queryKey: ['tickets', 'followed', number, secret],
    queryFn: ({ signal }) => call(ticketsContract.follow, { params: { number }, secret, signal }),
    refetchInterval: ({ state }) => (state.error ? false : FOLLOW_EVERY_MS),
  });

export const rateMutation = (client: QueryClient, { number, secret }: TicketKey) =>
  mutationOptions({
    mutationFn: (body: { stars: number; comment: string; version: number }): Promise<PublicTicketView> =>
      call(ticketsContract.rate, { params: { number }, secret, body }),
    onSuccess: (ticket) => client.setQueryData(followedTicketQuery({ number, secret }).queryKey, ticket),
    onError: () => client.invalidateQueries({ queryKey: ['tickets', 'followed', number] }),
  });

type ReporterStep = { step: 'nudge'; version: number } | { step: 'reopen'; version: number; reason: string };

/** What a reporter does besides rating. */
export const reporterStepMutation = (client: QueryClient, { number, secret }: TicketKey) =>
  mutationOptions({
    mutationFn: ({ step, ...body }: ReporterStep): Promise<PublicTicketView> =>
      step === 'reopen'
        ? call(ticketStepsContract.reopenPublicly, { params: { number }, secret, body: { reason: '', ...body } })
        : call(ticketStepsContract.nudgePublicly, { params: { number }, secret, body }),
    onSuccess: (ticket) => client.setQueryData(followedTicketQuery({ number, secret }).queryKey, ticket),
    onError: () => client.invalidateQueries({ queryKey: ['tickets', 'followed', number] }),
  });

/** One ticket as the signed-in person may see it. */
export const ticketQuery = (ticketId: string) =>
  queryOptions({
    queryKey: ['tickets', 'one', ticketId],
    queryFn: ({ signal }): Promise<TicketView> => call(ticketsContract.get, { params: { ticketId }, signal }),
  });

/** Open tickets of the communities a volunteer joined, due soonest first. */
export const claimableQuery = infiniteQueryOptions({
  queryKey: ['tickets', 'claimable'],
  queryFn: ({ pageParam, signal }) => call(ticketsContract.claimable, { query: { cursor: pageParam }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

/** A volunteer's own tickets that still have to be done. */
export const claimedQuery = queryOptions({
  queryKey: ['tickets', 'claimed'],
  queryFn: ({ signal }) => call(ticketsContract.claimed, { query: { live: 'true', limit: 100 }, signal }),
});

/** A volunteer's own tickets that are done, newest first. */
export const doneQuery = infiniteQueryOptions({
  queryKey: ['tickets', 'done'],
  queryFn: ({ pageParam, signal }) =>
    call(ticketsContract.claimed, { query: { live: 'false', cursor: pageParam }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

type Photo = TicketView['photos'][number];

/** A photo's bytes, which never change; a reporter has no session that an address could be sent with. */
export const reportPhotoQuery = ({ number, secret }: TicketKey, { id: photoId, address }: Photo) =>
  queryOptions({
    queryKey: ['tickets', 'photo', photoId],
    queryFn: ({ signal }): Promise<Blob> =>
      call(ticketsContract.viewReportPhoto, { params: { number, photoId }, query: address, secret, signal }),
    staleTime: Infinity,
  });

/** Where whoever is signed in finds a photo: it works for them alone, and for some minutes. */
export const ticketPhotoAddress = (ticketId: string, { id: photoId, address }: Photo) =>
  addressOf(ticketsContract.viewPhoto, { params: { ticketId, photoId }, query: address });
