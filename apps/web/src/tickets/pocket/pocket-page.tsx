import type { ClaimableTicket } from '@linli/domain/tickets/ticket-views.contract.ts';
import { useInfiniteQuery, useMutationState, useQuery } from '@tanstack/react-query';
import { useTexts } from '../../shared/texts.ts';
import { Button } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { PageTitle } from '../../shared/ui/page-title.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { claimableQuery, claimedQuery } from '../tickets.queries.ts';
import { CLAIM_KEY, useClaim } from './claim-ticket.ts';
import styles from './pocket.module.css';
import { TaskCard } from './task-card.tsx';

/** What one took on first, then what is free, due soonest first. */
export function PocketPage() {
  const t = useTexts('tickets');
  const claimed = useQuery(claimedQuery);
  const open = useInfiniteQuery(claimableQuery);
  const claim = useClaim();
  const pending = useMutationState({
    filters: { mutationKey: CLAIM_KEY, status: 'pending' },
    select: ({ state }) => state.variables as ClaimableTicket,
  });
  const openTickets = open.data?.pages.flatMap((page) => page.items) ?? [];
  const hasClaims = pending.length + (claimed.data?.items.length ?? 0) > 0;

  const failed = [claimed, open].find((query) => query.isError && !query.data);
  return (
    <>
      <PageTitle title={t('pocket.tasks')} className="visually-hidden" />
      {failed && (
        <ErrorState
          error={failed.error}
          onRetry={() => {
            void claimed.refetch();
            void open.refetch();
          }}
        />
      )}
      {hasClaims && (
        <section className={styles['group']} aria-labelledby="claimed">
          <h2 id="claimed">{t('pocket.claimedTitle')}</h2>
          <ul className={styles['cards']}>
            {pending.map((ticket) => (
              <TaskCard key={ticket.id} ticket={ticket} note={t('pocket.confirming')} />
            ))}
            {claimed.data?.items.map((ticket) => (
              <TaskCard key={ticket.id} ticket={ticket} to={`/pocket/tickets/${ticket.id}`} isMine />
            ))}
          </ul>
        </section>
      )}
      <section className={styles['group']} aria-labelledby="open" hidden={open.isError && !open.data}>
        <h2 id="open">{t('pocket.openTitle')}</h2>
        {open.isPending && <Skeleton rows={3} height={180} />}
        {open.data && openTickets.length === 0 && (
          <EmptyState title={t('pocket.nothingOpen')}>{t('pocket.nothingOpenHint')}</EmptyState>
        )}
        <ul className={styles['cards']}>
          {openTickets.map((ticket) => (
            <TaskCard
              key={ticket.id}
              ticket={ticket}
              brief={ticket.volunteerBrief}
              to={`/pocket/tickets/${ticket.id}`}
              onClaim={() => claim.mutate(ticket)}
            />
          ))}
        </ul>
        {open.hasNextPage && (
          <Button wide busy={open.isFetchingNextPage} onClick={() => void open.fetchNextPage()}>
            {t('shared:loadMore')}
          </Button>
        )}
      </section>
    </>
  );
}
