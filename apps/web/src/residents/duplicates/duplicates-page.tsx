import { DUPLICATE_STATUSES } from '@linli/domain/residents/duplicate-pair.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { useTexts } from '../../shared/texts.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { useDocumentTitle } from '../../shared/ui/page-title.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import type { Room } from '../residents-address.ts';
import { DuplicatePanel } from './duplicate-panel.tsx';
import { DuplicateRow } from './duplicate-row.tsx';
import { duplicateListQuery, type DuplicateFilter } from './duplicates.queries.ts';
import styles from './duplicates.module.css';

const BETWEEN = ['one_community', 'two_communities'] as const;

/** What the address says: which pairs are listed, and which one stands beside the list. */
function useFilter(): DuplicateFilter {
  const [params] = useSearchParams();
  const status = DUPLICATE_STATUSES.find((each) => each === params.get('status')) ?? 'open';
  const between = BETWEEN.find((each) => each === params.get('between'));
  return { status, between };
}

/** Pairs of files that may be of one person, and the two of one pair side by side. */
export function DuplicatesPage({ room }: { room: Room }) {
  const t = useTexts('duplicates');
  useDocumentTitle(t('title'));
  const { duplicateId } = useParams();
  const filter = useFilter();
  const navigate = useNavigate();
  const list = useInfiniteQuery(duplicateListQuery(filter));
  const pairs = list.data?.pages.flatMap(({ items }) => items);
  const search = searchOf(filter);
  const pathOf = (id: string | null) => ({ pathname: `${room}/duplicates${id === null ? '' : `/${id}`}`, search });
  /** Whoever works down a list goes on with the next; behind the last with the list. */
  const next = () => {
    const index = pairs?.findIndex(({ id }) => id === duplicateId) ?? -1;
    void navigate(pathOf(pairs?.[index + 1]?.id ?? null));
  };
  return (
    <div className={duplicateId === undefined ? styles['page'] : `${styles['page']} ${styles['withPair']}`}>
      <section className={styles['side']} aria-label={t('list')}>
        <h1>{t('title')}</h1>
        <p className={styles['soft']}>{t('lead')}</p>
        <Tabs filter={filter} room={room} />
        {list.isPending && <Skeleton rows={6} height={64} />}
        {list.isError && !pairs && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {pairs?.length === 0 && (
          <EmptyState title={t(`empty.${filter.status}`)}>
            {filter.status === 'open' ? t('empty.openHint') : t('empty.otherHint')}
          </EmptyState>
        )}
        <ul className={styles['list']}>
          {pairs?.map((pair) => (
            <DuplicateRow key={pair.id} pair={pair} to={pathOf(pair.id)} isOpen={pair.id === duplicateId} />
          ))}
        </ul>
        {list.hasNextPage && (
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('shared:loadMore')}
          </Button>
        )}
      </section>
      <div className={styles['detail']}>
        {duplicateId === undefined ? (
          pairs && pairs.length > 0 && <p className={styles['choose']}>{t('choose')}</p>
        ) : (
          <DuplicatePanel
            key={duplicateId}
            duplicateId={duplicateId}
            room={room}
            onDone={next}
            onClose={() => void navigate(pathOf(null))}
            onOpen={(id) => void navigate(pathOf(id))}
          />
        )}
      </div>
    </div>
  );
}

function searchOf({ status, between }: DuplicateFilter): string {
  const params = new URLSearchParams();
  if (status !== 'open') params.set('status', status);
  if (between) params.set('between', between);
  return params.toString();
}

function Tabs({ filter, room }: { filter: DuplicateFilter; room: Room }) {
  const t = useTexts('duplicates');
  const tab = (to: DuplicateFilter, isCurrent: boolean, text: string) => (
    <Link
      key={text}
      to={{ pathname: `${room}/duplicates`, search: searchOf(to) }}
      aria-current={isCurrent ? 'page' : undefined}
      className={isCurrent ? `${styles['tab']} ${styles['current']}` : styles['tab']}
    >
      {text}
    </Link>
  );
  return (
    <>
      <nav className={styles['tabs']} aria-label={t('filter.status')}>
        {DUPLICATE_STATUSES.map((status) =>
          tab({ ...filter, status }, status === filter.status, t(`status.${status}`)),
        )}
      </nav>
      <nav className={styles['tabs']} aria-label={t('filter.between')}>
        {[undefined, ...BETWEEN].map((between) =>
          tab({ ...filter, between }, between === filter.between, t(`filter.${between ?? 'all'}`)),
        )}
      </nav>
    </>
  );
}
