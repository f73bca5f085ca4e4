import { VOLUNTEER_STATUSES } from '@linli/domain/volunteers/volunteer.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { addTexts, useTexts } from '../shared/texts.ts';
import { EmptyState } from '../shared/ui/empty-state.tsx';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { PageTitle } from '../shared/ui/page-title.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import styles from './desk.module.css';
import { FirstLink, type Taken } from './first-link.tsx';
import { VolunteerItem } from './volunteer-item.tsx';
import { VOLUNTEERS_MESSAGES } from './volunteers-messages.ts';
import { volunteerListQuery } from './volunteers.queries.ts';

// Loaded with the page, so that the rooms that load first know nothing of it.
await addTexts(VOLUNTEERS_MESSAGES);

/** 志愿者报名: who asked the community, what waits for its word first. */
export function VolunteersPage() {
  const t = useTexts('volunteers');
  const [params, setParams] = useSearchParams();
  const status = VOLUNTEER_STATUSES.find((each) => each === params.get('status')) ?? 'asked';
  const list = useInfiniteQuery(volunteerListQuery(status));
  // Whoever is taken leaves the list, and their link must not leave with them.
  const [taken, setTaken] = useState<Taken | null>(null);
  const volunteers = list.data?.pages.flatMap(({ items }) => items);
  return (
    <div className={styles['page']}>
      <div>
        <PageTitle title={t('desk.title')} />
        <p className={styles['soft']}>{t('desk.lead')}</p>
      </div>
      {taken && <FirstLink taken={taken} onClose={() => setTaken(null)} />}
      <div className={styles['views']} role="group" aria-label={t('desk.views')}>
        {VOLUNTEER_STATUSES.map((each) => (
          <Button
            key={each}
            type={each === status ? 'primary' : 'default'}
            aria-pressed={each === status}
            onClick={() => setParams(each === 'asked' ? {} : { status: each })}
          >
            {t(`status.${each}`)}
          </Button>
        ))}
      </div>
      {list.isPending && <Skeleton rows={3} height={96} />}
      {list.isError && !volunteers && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {volunteers?.length === 0 && <EmptyState title={t(`desk.empty.${status}`)}>{t('desk.emptyHint')}</EmptyState>}
      {volunteers && volunteers.length > 0 && (
        <ul className={styles['list']} aria-label={t('desk.list')}>
          {volunteers.map((volunteer) => (
            <VolunteerItem key={volunteer.id} volunteer={volunteer} onTaken={setTaken} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <div>
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('desk.more')}
          </Button>
        </div>
      )}
    </div>
  );
}
