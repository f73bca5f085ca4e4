import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { addTexts, useTexts } from '../../shared/texts.ts';
import { Button } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { PageTitle } from '../../shared/ui/page-title.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import styles from './pocket-tasks.module.css';
import { PocketTaskCard } from './pocket-task-card.tsx';
import { TASK_MESSAGES } from './task-messages.ts';
import { hoursOf } from './task-time.ts';
import { mineQuery, offeredQuery } from './tasks.queries.ts';

await addTexts(TASK_MESSAGES);

/** 志愿活动: what one signed up for first, then what is offered, soonest first. */
export function PocketTasksPage() {
  const t = useTexts('volunteerTasks');
  const mine = useInfiniteQuery(mineQuery('coming'));
  const offered = useInfiniteQuery(offeredQuery);
  const own = mine.data?.pages.flatMap(({ items }) => items) ?? [];
  const ownIds = new Set(own.map(({ id }) => id));
  const open = (offered.data?.pages.flatMap(({ items }) => items) ?? []).filter(({ id }) => !ownIds.has(id));
  const failed = [mine, offered].find((query) => query.isError && !query.data);
  const total = mine.data?.pages[0]?.totalMinutes ?? 0;
  return (
    <>
      <PageTitle title={t('pocket.title')} className="visually-hidden" />
      {failed && (
        <ErrorState
          error={failed.error}
          onRetry={() => {
            void mine.refetch();
            void offered.refetch();
          }}
        />
      )}
      <p className={styles['total']}>
        <Link to="/pocket/volunteer-tasks/past">
          {total > 0 ? t('pocket.total', { hours: hoursOf(total) }) : t('pocket.toPast')} ›
        </Link>
      </p>
      {own.length > 0 && (
        <section className={styles['group']} aria-labelledby="own-tasks">
          <h2 id="own-tasks">{t('pocket.mine')}</h2>
          <ul className={styles['cards']}>
            {own.map((task) => (
              <PocketTaskCard key={task.id} task={task} />
            ))}
          </ul>
        </section>
      )}
      <section className={styles['group']} aria-labelledby="open-tasks" hidden={offered.isError && !offered.data}>
        <h2 id="open-tasks">{t('pocket.open')}</h2>
        {offered.isPending && <Skeleton rows={3} height={140} />}
        {offered.data && open.length === 0 && (
          <EmptyState title={t('pocket.nothing')}>{t('pocket.nothingHint')}</EmptyState>
        )}
        <ul className={styles['cards']}>
          {open.map((task) => (
            <PocketTaskCard key={task.id} task={task} />
          ))}
        </ul>
        {offered.hasNextPage && (
          <Button wide busy={offered.isFetchingNextPage} onClick={() => void offered.fetchNextPage()}>
            {t('more')}
          </Button>
        )}
      </section>
    </>
  );
}
