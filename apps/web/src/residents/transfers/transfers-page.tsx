import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useSearchParams } from 'react-router-dom';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { PageTitle } from '../../shared/ui/page-title.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import type { Room } from '../residents-address.ts';
import { TransferItem } from './transfer-item.tsx';
import { useTransferTexts } from './transfer-texts.ts';
import styles from './transfers.module.css';
import { transferListQuery, type TransferListView } from './transfers.queries.ts';

/** A worker stands on one side; an official above both, or above one of them. */
const VIEWS: Record<Room, readonly TransferListView[]> = {
  '/desk': ['incoming', 'outgoing', 'decided'],
  '/overlook': ['pending', 'decided'],
};

/** 转入转出: what waits to be accepted first. */
export function TransfersPage({ room }: { room: Room }) {
  const t = useTransferTexts();
  const [params, setParams] = useSearchParams();
  const views = VIEWS[room];
  const view = views.find((each) => each === params.get('view')) ?? views[0]!;
  const list = useInfiniteQuery(transferListQuery(view));
  const transfers = list.data?.pages.flatMap(({ items }) => items);
  return (
    <div className={styles['page']}>
      <div>
        <PageTitle title={t('title')} />
        <p className={styles['soft']}>{t('lead')}</p>
      </div>
      <div className={styles['views']} role="group" aria-label={t('views')}>
        {views.map((each) => (
          <Button
            key={each}
            type={each === view ? 'primary' : 'default'}
            aria-pressed={each === view}
            onClick={() => setParams(each === views[0] ? {} : { view: each })}
          >
            {t(`view.${each}`)}
          </Button>
        ))}
      </div>
      {list.isPending && <Skeleton rows={3} height={96} />}
      {list.isError && !transfers && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {transfers?.length === 0 && <EmptyState title={t(`empty.${view}.title`)}>{t(`empty.${view}.hint`)}</EmptyState>}
      {transfers && transfers.length > 0 && (
        <ul className={styles['list']}>
          {transfers.map((transfer) => (
            <TransferItem key={transfer.id} transfer={transfer} room={room} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <div>
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </div>
  );
}
