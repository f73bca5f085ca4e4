import { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import type { ClaimableTicket } from '@linli/domain/tickets/ticket-views.contract.ts';
import { useMutation, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { problemOf } from '../../shared/api-problem.ts';
import { call } from '../../shared/api.ts';
import { useProblemText } from '../../shared/problem-text.ts';
import { useTexts } from '../../shared/texts.ts';
import { showToast } from '../../shared/ui/toast.tsx';
import { claimableQuery, claimedQuery, ticketQuery } from '../tickets.queries.ts';

type Claimables = InfiniteData<{ items: ClaimableTicket[]; nextCursor: string | null }, string | undefined>;

/** How claiming is known to every screen that shows a claim under way. */
export const CLAIM_KEY = ['tickets', 'claim'] as const;

/**
 * Claims an open ticket. Its card moves up at once, marked as not yet confirmed; when the API says that
 * somebody else was faster the card goes, and when no answer came it stands open again.
 */
export function useClaim() {
  const t = useTexts('tickets');
  const say = useProblemText();
  const client = useQueryClient();
  const remove = (ticketId: string) =>
    client.setQueryData<Claimables>(
      claimableQuery.queryKey,
      (data) =>
        data && {
          ...data,
          pages: data.pages.map((page) => ({ ...page, items: page.items.filter(({ id }) => id !== ticketId) })),
        },
    );

  return useMutation({
    mutationKey: CLAIM_KEY,
    mutationFn: (ticket: Pick<ClaimableTicket, 'id'>) =>
      call(ticketsContract.claim, { params: { ticketId: ticket.id } }),
    onMutate: async ({ id }) => {
      await client.cancelQueries({ queryKey: claimableQuery.queryKey });
      const before = client.getQueryData<Claimables>(claimableQuery.queryKey);
      remove(id);
      return { before };
    },
    onSuccess: (ticket) => {
      client.setQueryData(ticketQuery(ticket.id).queryKey, ticket);
      client.setQueryData(
        claimedQuery.queryKey,
        (page) => page && { ...page, items: [ticket, ...page.items.filter(({ id }) => id !== ticket.id)] },
      );
      showToast(t('pocket.claimed'));
    },
    onError: (error, _ticket, context) => {
      const problem = problemOf(error);
      const isGone = problem.status === 409 || problem.status === 404;
      if (!isGone) client.setQueryData(claimableQuery.queryKey, context?.before);
      showToast(problem.code === 'network' ? t('pocket.claimNotSent') : say.problem(problem));
    },
    // Not awaited: without a network the answers never come, and the card must not stay "being confirmed".
    onSettled: () => void client.invalidateQueries({ queryKey: ['tickets'] }),
  });
}
