import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { useNow } from '../../shared/ui/moment.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import type { DeskAddress } from './desk-address.ts';
import { useDeskTexts } from './desk-texts.ts';
import { SEARCH_FROM, ticketListQuery } from './desk.queries.ts';
import { queueOf } from './queues.ts';
import styles from './ticket-list.module.css';
import { TicketRow } from './ticket-row.tsx';
import { useFreshRows } from './use-fresh-rows.ts';

/** A list is read again whole when something changes; whoever scrolls further than this says so. */
const LOADED_BY_ITSELF = 1000;

interface Props {
  address: DeskAddress;
  /** What scrolls, for those who move through it by key. */
  gridRef: RefObject<HTMLDivElement | null>;
  showsCommunity?: boolean;
  onOpen: (ticketId: string) => void;
}

/**
 * The tickets of a queue as a grid of rows: one tab stop, arrows inside. It reads itself again when something
 * changes and keeps where one is; what is new shows for a moment and is said.
 */
export function TicketList({ address, gridRef, showsCommunity = false, onOpen }: Props) {
  const t = useDeskTexts();
  const now = useNow();
  const { queue, q, category, ticketId } = address;
  const isSearch = [...q].length >= SEARCH_FROM;
  const isMixed = isSearch || queueOf(queue).isMixed;
  const list = useInfiniteQuery(ticketListQuery(address));
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const listKey = JSON.stringify([queue, q, category, address.sort, address.unitId, list.isPlaceholderData]);
  const fresh = useFreshRows({ listKey, ids, pageCount: data?.pages.length ?? 0, isWhole: !hasNextPage });
  const [tabStop, setTabStop] = useState<string | null>(null);
  const tabStopId = [tabStop, ticketId, ids[0]].find((id) => id && ids.includes(id));

  const loadsByItself = hasNextPage && rows.length < LOADED_BY_ITSELF;
  const sentinel = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const end = sentinel.current;
    if (!end || !loadsByItself || isFetchingNextPage) return;
    const observer = new IntersectionObserver((entries) => entries.at(-1)?.isIntersecting && void fetchNextPage(), {
      root: gridRef.current,
      rootMargin: '600px',
    });
    observer.observe(end);
    return () => observer.disconnect();
  }, [loadsByItself, isFetchingNextPage, fetchNextPage, gridRef]);

  if (list.isPending)
    return (
      <div className={styles['around']}>
        <Skeleton rows={12} height={30} />
      </div>
    );
  if (list.isError && rows.length === 0)
    return (
      <div className={styles['around']}>
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      </div>
    );
  return (
    <div ref={gridRef} className={isMixed ? `${styles['scroll']} ${styles['mixed']}` : styles['scroll']}>
      {rows.length === 0 && <Empty address={address} isSearch={isSearch} />}
      {rows.length > 0 && (
        <div
          role="grid"
          aria-label={t('list')}
          aria-busy={list.isPlaceholderData}
          aria-rowcount={hasNextPage ? -1 : rows.length + 1}
          onFocus={(event) =>
            setTabStop(event.target.closest<HTMLElement>('[data-ticket-id]')?.dataset['ticketId'] ?? null)
          }
        >
          <Head isMixed={isMixed} />
          {rows.map((ticket) => (
            <TicketRow
              key={ticket.id}
              ticket={ticket}
              now={now}
              isOpen={ticket.id === ticketId}
              isFresh={fresh.has(ticket.id)}
              isTabStop={ticket.id === tabStopId}
              showsStatus={isMixed}
              showsCommunity={showsCommunity}
              onOpen={onOpen}
            />
          ))}
        </div>
      )}
      {rows.length > 0 && (
        <p ref={sentinel} className={styles['end']}>
          {loadsByItself || isFetchingNextPage
            ? t('loadingMore')
            : t(hasNextPage ? 'manyRows' : 'endOfList', { count: rows.length })}{' '}
          {hasNextPage && !loadsByItself && (
            <Button size="small" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('shared:loadMore')}
            </Button>
          )}
        </p>
      )}
      <p role="status" className="visually-hidden">
        {fresh.size > 0 && t('arrived', { count: fresh.size })}
      </p>
    </div>
  );
}

function Head({ isMixed }: { isMixed: boolean }) {
  const t = useDeskTexts();
  const wide = styles['wide'];
  return (
    <div role="row" className={styles['head']}>
      <span role="columnheader">{t('column.number')}</span>
      <span role="columnheader" className={styles['category']}>
        {t('column.category')}
      </span>
      <span role="columnheader" className={styles['what']}>
        <span>{t('column.title')}</span>
        <span className={styles['place']}>{t('column.place')}</span>
      </span>
      {isMixed && <span role="columnheader">{t('column.status')}</span>}
      <span role="columnheader" className={wide}>
        {t('column.reported')}
      </span>
      <span role="columnheader">{t('column.due')}</span>
      <span role="columnheader" className={wide}>
        {t('column.assignee')}
      </span>
    </div>
  );
}

/** Why nothing is here, and what to do about it. */
function Empty({ address: { queue, q, category }, isSearch }: { address: DeskAddress; isSearch: boolean }) {
  const t = useDeskTexts();
  const why = isSearch ? 'search' : category ? 'filtered' : queue;
  return (
    <div className={styles['around']}>
      <EmptyState title={t(`empty.${why}.title`, { q })}>{t(`empty.${why}.hint`)}</EmptyState>
    </div>
  );
}
