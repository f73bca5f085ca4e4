import { PlusOutlined, QrcodeOutlined } from '@ant-design/icons';
import type { TicketAction } from '@linli/domain/tickets/ticket-life.ts';
import { Button } from 'antd';
import { lazy, Suspense, useCallback, useRef, useState } from 'react';
import { Link } from 'react-router-dom';
import { PageTitle } from '../../shared/ui/page-title.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { useDeskAddress } from './desk-address.ts';
import { useDeskTexts } from './desk-texts.ts';
import styles from './desk.module.css';
import { ListFilters } from './list-filters.tsx';
import { QueueTabs } from './queue-tabs.tsx';
import { DESK_QUEUES } from './queues.ts';
import { TicketList } from './ticket-list.tsx';
import { TicketPanel } from './ticket-panel.tsx';
import { useDeskKeys } from './use-desk-keys.ts';

// Not needed to begin the day with.
const KeyList = lazy(() => import('./key-list.tsx').then((m) => ({ default: m.KeyList })));
const NewTicketPanel = lazy(() => import('./new-ticket-panel.tsx').then((m) => ({ default: m.NewTicketPanel })));

/** The worker's desk: queues on top, the list, and one ticket or the form of a new one beside it. */
export function DeskTicketsPage() {
  const t = useDeskTexts();
  const { address, linkTo, go } = useDeskAddress(DESK_QUEUES);
  const { ticketId, isReporting } = address;
  const grid = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<{ ticketId: string; action: TicketAction } | null>(null);
  const [showsKeys, setShowsKeys] = useState(false);

  const open = useCallback((id: string, how?: { replace: boolean }) => go({ ticket: id, new: null }, how), [go]);
  const close = useCallback(() => go({ ticket: null, new: null }), [go]);
  const report = useCallback(() => go({ new: '1', ticket: null }), [go]);
  useDeskKeys({
    grid,
    ticketId,
    open,
    close,
    report,
    act: (id, action) => {
      setWanted({ ticketId: id, action });
      if (id !== ticketId) open(id);
    },
    showKeys: () => setShowsKeys(true),
  });

  return (
    <div className={styles['page']}>
      <div className={styles['head']}>
        <PageTitle title={t('title')} className="visually-hidden" />
        <div className={styles['top']}>
          <QueueTabs queues={DESK_QUEUES} address={address} linkTo={linkTo} />
          <ListFilters address={address} go={go} />
          <div className={styles['push']}>
            <Link
              to="/desk/poster"
              className={`${styles['help']} ${styles['poster']}`}
              aria-label={t('poster')}
              title={t('poster')}
            >
              <QrcodeOutlined aria-hidden="true" />
            </Link>
            <Button
              type="text"
              className={styles['help'] ?? ''}
              aria-label={t('keys.show')}
              title={t('keys.show')}
              onClick={() => setShowsKeys(true)}
            >
              ?
            </Button>
            <Button type="primary" icon={<PlusOutlined />} aria-keyshortcuts="n" onClick={report}>
              {t('newTicket')}
            </Button>
          </div>
        </div>
      </div>
      <div className={ticketId || isReporting ? `${styles['split']} ${styles['withDetail']}` : styles['split']}>
        <TicketList address={address} gridRef={grid} onOpen={open} />
        {isReporting && (
          <div className={styles['detail']}>
            <Suspense fallback={<Skeleton rows={6} height={48} />}>
              <NewTicketPanel onOpen={open} onClose={close} />
            </Suspense>
          </div>
        )}
        {ticketId && !isReporting && (
          <div className={styles['detail']}>
            <TicketPanel
              ticketId={ticketId}
              room="/desk"
              wanted={wanted?.ticketId === ticketId ? wanted.action : null}
              onTaken={() => setWanted(null)}
              onClose={close}
            />
          </div>
        )}
      </div>
      {showsKeys && (
        <Suspense fallback={null}>
          <KeyList onClose={() => setShowsKeys(false)} />
        </Suspense>
      )}
    </div>
  );
}
