import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useSearchParams } from 'react-router-dom';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { PageTitle } from '../../shared/ui/page-title.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import type { Room } from '../residents-address.ts';
import { ErasureItem } from './erasure-item.tsx';
import { useRightsTexts } from './rights-texts.ts';
import styles from './rights.module.css';
import { erasureListQuery } from './rights.queries.ts';

const VIEWS = ['open', 'decided'] as const;

/** 删除申请: what waits for the street first. */
export function ErasuresPage({ room }: { room: Room }) {
  const t = useRightsTexts();
  const [params, setParams] = useSearchParams();
  const view = VIEWS.find((each) => each === params.get('view')) ?? 'open';
  const list = useInfiniteQuery(erasureListQuery(view === 'open'));
  const erasures = list.data?.pages.flatMap(({ items }) => items);
  return (
    <div className={styles['page']}>
      <div>
        <PageTitle title={t('list.title')} />
        <p className={styles['soft']}>{t('list.lead')}</p>
      </div>
      <div className={styles['buttons']} role="group" aria-label={t('list.views')}>
        {VIEWS.map((each) => (
          <Button
            key={each}
            type={each === view ? 'primary' : 'default'}
            aria-pressed={each === view}
            onClick={() => setParams(each === 'open' ? {} : { view: each })}
          >
            {t(`list.view.${each}`)}
          </Button>
        ))}
      </div>
      {list.isPending && <Skeleton rows={3} height={96} />}
      {list.isError && !erasures && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {erasures?.length === 0 && <EmptyState title={t(`list.empty.${view}`)}>{t('list.emptyHint')}</EmptyState>}
      {erasures && erasures.length > 0 && (
        <ul className={styles['list']}>
          {erasures.map((erasure) => (
            <ErasureItem key={erasure.id} erasure={erasure} room={room} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <div>
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('list.more')}
          </Button>
        </div>
      )}
    </div>
  );
}
