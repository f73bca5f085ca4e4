import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useRef, useState } from 'react';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { useDeskAddress } from './desk-address.ts';
import desk from './desk.module.css';
import { countsByUnitQuery } from './desk.queries.ts';
import { ListFilters } from './list-filters.tsx';
import { OverlookWords } from './overlook-words.tsx';
import styles from './overlook.module.css';
import { QueueTabs } from './queue-tabs.tsx';
import { OVERLOOK_QUEUES } from './queues.ts';
import { TicketList } from './ticket-list.tsx';
import { TicketPanel } from './ticket-panel.tsx';
import { UnitTable } from './unit-figures.tsx';
import { useDeskKeys } from './use-desk-keys.ts';

const KeyList = lazy(() => import('./key-list.tsx').then((m) => ({ default: m.KeyList })));

/** Streets and districts look on: what is behind in words, where by unit, and the tickets themselves. */
export function OverlookTicketsPage() {
  const { address, linkTo, go } = useDeskAddress(OVERLOOK_QUEUES);
  const { ticketId, unitId } = address;
  const figures = useQuery(countsByUnitQuery(unitId));
  const grid = useRef<HTMLDivElement>(null);
  const [showsKeys, setShowsKeys] = useState(false);
  const open = useCallback((id: string, how?: { replace: boolean }) => go({ ticket: id }, how), [go]);
  const close = useCallback(() => go({ ticket: null }), [go]);
  useDeskKeys({ grid, ticketId, open, close, showKeys: () => setShowsKeys(true) });
  const isCommunity = unitId !== null && figures.data?.items[0]?.unit.id === unitId;
  return (
    <div className={styles['page']}>
      <OverlookWords address={address} linkTo={linkTo} figures={figures.data?.items} />
      <div className={isCommunity ? styles['column'] : styles['columns']}>
        {/* A community answers with itself, which the first line has said already. */}
        {!isCommunity && (
          <section className={styles['units']}>
            {figures.isPending && <Skeleton rows={8} height={28} />}
            {figures.isError && !figures.data && (
              <ErrorState error={figures.error} onRetry={() => void figures.refetch()} />
            )}
            {figures.data && <UnitTable figures={figures.data.items} linkTo={linkTo} />}
          </section>
        )}
        <div className={styles['list']}>
          <div className={desk['head']}>
            <div className={desk['top']}>
              <QueueTabs queues={OVERLOOK_QUEUES} address={address} linkTo={linkTo} />
              <ListFilters address={address} go={go} />
            </div>
          </div>
          <div className={ticketId ? `${desk['split']} ${desk['withDetail']}` : desk['split']}>
            <TicketList address={address} gridRef={grid} showsCommunity onOpen={open} />
            {ticketId && (
              <div className={desk['detail']} data-detail>
                <TicketPanel ticketId={ticketId} room="/overlook" onClose={close} />
              </div>
            )}
          </div>
        </div>
      </div>
      {showsKeys && (
        <Suspense fallback={null}>
          <KeyList onClose={() => setShowsKeys(false)} canAct={false} />
        </Suspense>
      )}
    </div>
  );
}
