import { CloseOutlined, PrinterOutlined } from '@ant-design/icons';
import type { TicketAction } from '@linli/domain/tickets/ticket-life.ts';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router-dom';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { Deadline } from '../../shared/ui/moment.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { ticketQuery } from '../tickets.queries.ts';
import { useDeskTexts } from './desk-texts.ts';
import { TicketActions } from './ticket-actions.tsx';
import { TicketFacts } from './ticket-facts.tsx';
import styles from './ticket-panel.module.css';
import { TicketPhotos } from './ticket-photos.tsx';
import { TicketTimeline } from './ticket-timeline.tsx';

interface Props {
  ticketId: string;
  /** The room one is in, for the way to the printed form. */
  room: string;
  wanted?: TicketAction | null;
  onTaken?: () => void;
  onClose: () => void;
}

/** One ticket beside the list: what can be done on top, then all that is known. */
export function TicketPanel({ ticketId, room, wanted = null, onTaken = () => {}, onClose }: Props) {
  const t = useDeskTexts();
  const { data: ticket, isError, error, refetch } = useQuery(ticketQuery(ticketId));
  const label = ticket ? t('detail.label', { number: ticket.number }) : t('shared:loading');
  return (
    <section id="ticket-detail" tabIndex={-1} className={styles['panel']} aria-label={label}>
      <header className={styles['head']}>
        <div className={styles['line']}>
          {ticket && (
            <span className={styles['tags']}>
              <span className={styles['number']}>{ticket.number}</span>
              <span className={`${styles['status']} ${styles[ticket.status] ?? ''}`}>
                {t(`tickets:status.${ticket.status}`)}
              </span>
              <span>{t(`tickets:category.${ticket.category}`)}</span>
              {!ticket.finishedAt && <Deadline dueAt={ticket.dueAt} />}
            </span>
          )}
          <span className={styles['tools']}>
            {ticket && (
              <Link
                to={`${room}/tickets/${ticketId}/print`}
                aria-label={t('detail.print')}
                title={t('detail.print')}
                className={styles['tool']}
              >
                <PrinterOutlined />
              </Link>
            )}
            <Button
              type="text"
              icon={<CloseOutlined />}
              aria-label={t('detail.close')}
              title={t('detail.close')}
              aria-keyshortcuts="Escape"
              onClick={onClose}
            />
          </span>
        </div>
        {ticket && <h2 className={styles['title']}>{ticket.title}</h2>}
        {ticket && <TicketActions key={ticketId} ticket={ticket} wanted={wanted} onTaken={onTaken} />}
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must be able to reach it */}
      <div className={styles['body']} key={ticketId} tabIndex={0} role="group" aria-label={label}>
        {isError && !ticket && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!ticket && !isError && <Skeleton rows={4} height={56} />}
        {ticket && (
          <>
            <TicketFacts ticket={ticket} />
            <TicketPhotos ticket={ticket} kind="report" />
            <TicketPhotos ticket={ticket} kind="solution" />
            <TicketTimeline events={ticket.events} />
          </>
        )}
      </div>
    </section>
  );
}
