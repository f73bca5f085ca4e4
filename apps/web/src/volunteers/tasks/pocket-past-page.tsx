import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { addTexts, useTexts } from '../../shared/texts.ts';
import { Button, ButtonLink } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { PageTitle } from '../../shared/ui/page-title.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { OwnCertificates } from '../certificates/own-certificates.tsx';
import { PocketTaskCard } from './pocket-task-card.tsx';
import styles from './pocket-tasks.module.css';
import { TASK_MESSAGES } from './task-messages.ts';
import { hoursOf } from './task-time.ts';
import { mineQuery } from './tasks.queries.ts';

await addTexts(TASK_MESSAGES);

/** What one took part in, latest first, and the hours of all of it. */
export function PocketPastPage() {
  const t = useTexts('volunteerTasks');
  const past = useInfiniteQuery(mineQuery('past'));
  const tasks = past.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <Link to="/pocket/volunteer-tasks">‹ {t('pocket.title')}</Link>
      <PageTitle title={t('pocket.past')} />
      {past.data && <p>{t('pocket.total', { hours: hoursOf(past.data.pages[0]?.totalMinutes ?? 0) })}</p>}
      <OwnCertificates />
      {past.isPending && <Skeleton rows={4} height={88} />}
      {past.isError && !tasks && <ErrorState error={past.error} onRetry={() => void past.refetch()} />}
      {tasks?.length === 0 && (
        <EmptyState
          title={t('pocket.pastEmpty')}
          action={<ButtonLink to="/pocket/volunteer-tasks">{t('pocket.toList')}</ButtonLink>}
        >
          {t('pocket.pastEmptyHint')}
        </EmptyState>
      )}
      <ul className={styles['cards']}>
        {tasks?.map((task) => (
          <PocketTaskCard key={task.id} task={task} />
        ))}
      </ul>
      {past.hasNextPage && (
        <Button wide busy={past.isFetchingNextPage} onClick={() => void past.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
