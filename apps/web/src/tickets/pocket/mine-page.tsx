import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { useTexts } from '../../shared/texts.ts';
import { Button, ButtonLink } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { Moment } from '../../shared/ui/moment.tsx';
import { PageTitle } from '../../shared/ui/page-title.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { doneQuery } from '../tickets.queries.ts';
import styles from './pocket.module.css';

/** What one has done, newest first. */
export function MinePage() {
  const t = useTexts('tickets');
  const done = useInfiniteQuery(doneQuery);
  const tickets = done.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageTitle title={t('pocket.mine')} />
      {done.isPending && <Skeleton rows={4} height={88} />}
      {done.isError && !done.data && <ErrorState error={done.error} onRetry={() => void done.refetch()} />}
      {done.data && tickets.length === 0 && (
        <EmptyState title={t('pocket.mineEmpty')} action={<ButtonLink to="/pocket">{t('pocket.toTasks')}</ButtonLink>}>
          {t('pocket.mineEmptyHint')}
        </EmptyState>
      )}
      <ul className={styles['cards']}>
        {tickets.map((ticket) => (
          <li key={ticket.id} className={styles['card']}>
            <div className={styles['head']}>
              <h2>
                <Link to={`/pocket/tickets/${ticket.id}`}>{ticket.title}</Link>
              </h2>
              <p className={styles['where']}>
                {ticket.place} · {ticket.community.name}
              </p>
              <p className={styles['when']}>
                {t(`status.${ticket.status}`)}
                {ticket.finishedAt && (
                  <>
                    {' · '}
                    <Moment at={ticket.finishedAt} />
                  </>
                )}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {done.hasNextPage && (
        <Button wide busy={done.isFetchingNextPage} onClick={() => void done.fetchNextPage()}>
          {t('shared:loadMore')}
        </Button>
      )}
    </>
  );
}
