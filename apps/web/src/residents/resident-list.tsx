import type { ResidentSummary } from '@linli/domain/residents/resident-views.contract.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useMemo,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { columnsBesideFile, columnWidths, type ResidentColumn } from './resident-columns.ts';
import styles from './resident-list.module.css';
import { ResidentRow } from './resident-row.tsx';
import { residentListQuery, type ResidentSearch } from './residents.queries.ts';
import { useResidentTexts } from './residents-texts.ts';

const ROW_HEIGHT = 38;
/** So many rows before the end the next page is asked for. */
const AHEAD = 30;

interface Props {
  search: ResidentSearch;
  columns: readonly ResidentColumn[];
  residentId: string | null;
  /** The list stands beside a file or a form: fewer columns. */
  isBeside: boolean;
  empty: ReactNode;
  onOpen: (residentId: string, how?: { replace: boolean }) => void;
}

/**
 * Residents as a grid of which only what is in sight is in the page: one tab stop, arrows inside, pages by key as
 * one scrolls.
 */
export function ResidentList({ search, columns: chosen, residentId, isBeside, empty, onOpen }: Props) {
  const t = useResidentTexts();
  const list = useInfiniteQuery(residentListQuery(search));
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const columns = isBeside ? columnsBesideFile(chosen) : chosen;
  const scroll = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- nothing compiles this; its functions are called anew in every render
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
  });
  const shown = virtual.getVirtualItems();
  const keys = useRowKeys({ rows, residentId, toRow: (index) => virtual.scrollToIndex(index), scroll, onOpen });

  const lastShown = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && lastShown >= rows.length - AHEAD) void fetchNextPage();
  }, [lastShown, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  // Another search begins at its top; a file that was opened in between changes nothing.
  const listKey = JSON.stringify(search);
  const lastKey = useRef(listKey);
  useEffect(() => {
    if (lastKey.current === listKey) return;
    lastKey.current = listKey;
    scroll.current?.scrollTo({ top: 0 });
  }, [listKey]);

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
  if (rows.length === 0) return <div className={styles['around']}>{empty}</div>;
  const grid = { gridTemplateColumns: columnWidths(columns) };
  return (
    <div ref={scroll} className={styles['scroll']}>
      <div
        role="grid"
        aria-label={t('list.list')}
        aria-busy={list.isPlaceholderData}
        aria-rowcount={hasNextPage ? -1 : rows.length + 1}
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
      >
        <div role="rowgroup" className={styles['top']}>
          <div role="row" aria-rowindex={1} className={styles['head']} style={grid}>
            {columns.map((column) => (
              <span key={column} role="columnheader">
                {t(`list.column.${column}`)}
              </span>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={styles['rows']} style={{ height: virtual.getTotalSize() }}>
          {shown.map(({ index, start }) => {
            const resident = rows[index];
            return (
              resident && (
                <ResidentRow
                  key={resident.id}
                  resident={resident}
                  rowIndex={index + 2}
                  columns={columns}
                  isOpen={resident.id === residentId}
                  isTabStop={resident.id === keys.tabStopId}
                  style={{ ...grid, transform: `translateY(${start}px)` }}
                  onOpen={onOpen}
                />
              )
            );
          })}
        </div>
      </div>
      <p className={styles['end']}>
        {hasNextPage ? t('list.loadingMore') : t('list.endOfList', { count: rows.length })}
      </p>
    </div>
  );
}

interface RowKeys {
  rows: readonly ResidentSummary[];
  residentId: string | null;
  toRow: (index: number) => void;
  scroll: RefObject<HTMLDivElement | null>;
  onOpen: Props['onOpen'];
}

/** Up, down, first, last and Enter. A row that is out of sight is brought in before it takes the focus. */
function useRowKeys({ rows, residentId, toRow, scroll, onOpen }: RowKeys) {
  const [activeId, setActiveId] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  const tabStopId = [activeId, residentId, rows[0]?.id].find((id) => id && rows.some((row) => row.id === id)) ?? null;
  useEffect(() => {
    if (wanted.current === null) return;
    const row = scroll.current?.querySelector<HTMLElement>(`[data-resident-id="${wanted.current}"]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const id = (event.target as HTMLElement).dataset['residentId'];
    const index = rows.findIndex((row) => row.id === id);
    if (id === undefined || index < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const last = rows.length - 1;
    const to = { ArrowDown: index + 1, j: index + 1, ArrowUp: index - 1, k: index - 1, Home: 0, End: last }[event.key];
    if (event.key === 'Enter') {
      if (id === residentId) document.getElementById('resident-file')?.focus();
      else onOpen(id);
    } else if (to !== undefined) {
      const row = rows[Math.min(last, Math.max(0, to))];
      if (!row) return;
      wanted.current = row.id;
      setActiveId(row.id);
      toRow(rows.indexOf(row));
      if (residentId !== null) onOpen(row.id, { replace: true });
    } else return;
    event.preventDefault();
  };
  const onFocus = (event: FocusEvent) => {
    const row = event.target.closest<HTMLElement>('[data-resident-id]');
    if (row) setActiveId(row.dataset['residentId'] ?? null);
  };
  return { tabStopId, onKeyDown, onFocus };
}
