import type { TicketSummary } from '@linli/domain/tickets/ticket-views.contract.ts';
import { memo } from 'react';
import { deadlineTone, durationText, exactText } from '../../shared/moments.ts';
import { useLanguage } from '../../shared/texts.ts';
import { useDeskTexts } from './desk-texts.ts';
import { useStepTexts } from './step-texts.ts';
import { shortMoment } from './short-moment.ts';
import styles from './ticket-list.module.css';

interface Props {
  ticket: TicketSummary;
  now: Date;
  isOpen: boolean;
  isFresh: boolean;
  isTabStop: boolean;
  showsStatus: boolean;
  showsCommunity: boolean;
  onOpen: (ticketId: string) => void;
}

/** One ticket on one line. What is cut short is whole in its title and in the detail. */
export const TicketRow = memo(function TicketRow({
  ticket,
  now,
  isOpen,
  isFresh,
  isTabStop,
  showsStatus,
  showsCommunity,
  onOpen,
}: Props) {
  const t = useDeskTexts();
  const language = useLanguage();
  const { id, number, category, status, title, community, assignee } = ticket;
  const place = showsCommunity ? `${community.name} · ${ticket.place}` : ticket.place;
  const reported = new Date(ticket.reportedAt);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys of all rows are in use-desk-keys.ts
    <div
      role="row"
      data-ticket-id={id}
      tabIndex={isTabStop ? 0 : -1}
      aria-selected={isOpen}
      className={isFresh ? `${styles['row']} ${styles['fresh']}` : styles['row']}
      onClick={() => onOpen(id)}
    >
      <span role="gridcell" className={styles['number']}>
        {number}
      </span>
      <span role="gridcell" className={styles['category']}>
        {t(`tickets:category.${category}`)}
      </span>
      <span role="gridcell" className={styles['what']} title={`${title}\n${place}`}>
        <span className={styles['title']}>
          <Marks ticket={ticket} />
          {title}
        </span>
        <span className={styles['place']}>{place}</span>
      </span>
      {showsStatus && (
        <span role="gridcell" className={styles['status']}>
          {t(`tickets:status.${status}`)}
        </span>
      )}
      <time
        role="gridcell"
        className={`${styles['wide']} ${styles['soft']}`}
        dateTime={ticket.reportedAt}
        title={exactText(reported, language)}
      >
        {shortMoment(reported, now, language)}
      </time>
      <TimeLeft ticket={ticket} now={now} />
      <span role="gridcell" className={styles['wide']} title={assignee?.name}>
        {assignee?.name}
      </span>
    </div>
  );
});

/** What makes a ticket stand out among others: pressed for, watched over, put off. */
function Marks({ ticket: { nudges, supervisedUntil, suspendedUntil, finishedAt, climbed } }: Pick<Props, 'ticket'>) {
  const t = useDeskTexts();
  const { step } = useStepTexts();
  const marks = [
    // That it is late is told by its time already.
    climbed && climbed !== 'community' && !finishedAt ? t(`climb.${climbed}`) : '',
    supervisedUntil ? step('mark.supervised') : '',
    nudges > 0 && !finishedAt ? step('mark.nudges', { count: nudges }) : '',
    suspendedUntil ? step('mark.suspended') : '',
  ].filter(Boolean);
  return marks.map((mark) => (
    <span key={mark} className={styles['mark']}>
      {mark}
    </span>
  ));
}

/** The time that is left or overdue, in words and colour; when it ended, once it has. */
function TimeLeft({ ticket: { dueAt, finishedAt }, now }: Pick<Props, 'ticket' | 'now'>) {
  const t = useDeskTexts();
  const language = useLanguage();
  const due = new Date(dueAt);
  if (finishedAt) {
    const finished = new Date(finishedAt);
    return (
      <time
        role="gridcell"
        className={`${styles['due']} ${styles['soft']}`}
        dateTime={finishedAt}
        title={exactText(finished, language)}
      >
        {t('finishedOn', { moment: shortMoment(finished, now, language) })}
      </time>
    );
  }
  const tone = deadlineTone(due, now);
  const duration = durationText(Math.abs(due.getTime() - now.getTime()), language);
  return (
    <time
      role="gridcell"
      className={`${styles['due']} ${tone === 'ok' ? '' : styles[tone]}`}
      dateTime={dueAt}
      title={t('shared:time.due', { moment: exactText(due, language) })}
    >
      {tone === 'late' ? t('shared:time.late', { duration }) : t('shared:time.left', { duration })}
    </time>
  );
}
