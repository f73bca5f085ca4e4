import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { similarTicketsContract } from '@linli/domain/tickets/similar-tickets.contract.ts';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../shared/api.ts';
import type { NewTicketDraft } from './new-ticket-draft.ts';

const PAUSE_MS = 350;
/** From how many characters of a title or a place it is worth asking. */
const ENOUGH = 3;

type Sought = BodyOf<(typeof similarTicketsContract)['find']>;

const similarTicketsQuery = (sought: Sought) =>
  queryOptions({
    queryKey: ['tickets', 'similar', sought],
    queryFn: ({ signal }) => call(similarTicketsContract.find, { body: sought, signal }),
    placeholderData: keepPreviousData,
  });

/** Tickets that may be of the same matter as a draft, asked for after a pause in typing. */
export function useSimilarTickets(communityId: string, { category, title, place }: NewTicketDraft) {
  const wanted = JSON.stringify({ communityId, category, title: title.trim(), place: place.trim() });
  const [asked, setAsked] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const sought = JSON.parse(asked) as Sought;
  const isEnough = [sought.title, sought.place].some((text) => [...text].length >= ENOUGH);
  const { data } = useQuery({ ...similarTicketsQuery(sought), enabled: isEnough });
  return isEnough ? (data?.items ?? []) : [];
}
