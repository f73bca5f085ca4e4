import type { PublicTicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { problemOf } from '../../shared/api-problem.ts';
import { dayText } from '../../shared/moments.ts';
import { useLanguage, useTexts } from '../../shared/texts.ts';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { Deadline, ExactMoment } from '../../shared/ui/moment.tsx';
import { PageTitle } from '../../shared/ui/page-title.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { PhotoRow } from '../photo-view.tsx';
import { StatusNotice } from '../status-notice.tsx';
import { followedTicketQuery, type TicketKey } from '../tickets.queries.ts';
import { FollowForm } from './follow-form.tsx';
import styles from './follow-page.module.css';
import { PressForIt, ReopenForm } from './press-and-reopen.tsx';
import { ReportedPhoto } from './reported-photo.tsx';
import { RateForm } from './rate-form.tsx';
import { TicketSteps } from './ticket-steps.tsx';

/** A wrong secret and an unknown number get the same answer, so that numbers cannot be tried out. */
const NO_MATCH: readonly string[] = ['ticket.not_found', 'request.secret_needed', 'request.invalid'];

export function FollowedTicket({ ticketKey, onFollow }: { ticketKey: TicketKey; onFollow: (key: TicketKey) => void }) {
  const t = useTexts('tickets');
  const language = useLanguage();
  const { data: ticket, error, refetch } = useQuery(followedTicketQuery(ticketKey));
  if (error && NO_MATCH.includes(problemOf(error).code)) return <FollowForm tried={ticketKey} onFollow={onFollow} />;
  if (error && !ticket) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!ticket) return <Skeleton />;

  const isRunning = ticket.finishedAt === null && ticket.status !== 'rejected';
  return (
    <div className={styles['ticket']}>
      <header>
        <p className={styles['soft']}>
          {t('follow.number')} {ticket.number}
        </p>
        <PageTitle title={ticket.title} />
      </header>
      <StatusNotice status={ticket.status} title={t(`follow.now.${ticket.status}`)}>
        <p>{t(`follow.next.${ticket.status}`)}</p>
        {ticket.suspendedUntil && (
          <p>
            {t('follow.suspendedUntil')} {dayText(new Date(ticket.suspendedUntil), language)}
          </p>
        )}
        {isRunning && (
          <p>
            {t('follow.dueBefore')} <ExactMoment at={ticket.dueAt} /> · <Deadline dueAt={ticket.dueAt} />
          </p>
        )}
      </StatusNotice>
      {ticket.suspendReason && <Words title={t('follow.suspendReason')}>{ticket.suspendReason}</Words>}
      {ticket.rejectReason && <Words title={t('follow.rejectReason')}>{ticket.rejectReason}</Words>}
      {ticket.solution && <Words title={t('follow.solution')}>{ticket.solution}</Words>}
      <Photos ticket={ticket} kind="solution" ticketKey={ticketKey} />
      {ticket.availableActions.includes('rate') && <RateForm ticket={ticket} ticketKey={ticketKey} />}
      <PressForIt ticket={ticket} ticketKey={ticketKey} />
      {ticket.stars !== null && (
        <Words title={t('follow.rating.yours')}>
          {[t('follow.rating.given', { stars: ticket.stars }), ticket.ratingComment].filter(Boolean).join(' · ')}
        </Words>
      )}
      <ReopenForm ticket={ticket} ticketKey={ticketKey} />
      <TicketSteps steps={ticket.steps} />
      <section className={styles['details']}>
        <h2>{t('follow.details')}</h2>
        <dl>
          <dt>{t('follow.category')}</dt>
          <dd>{t(`category.${ticket.category}`)}</dd>
          <dt>{t('follow.community')}</dt>
          <dd>{ticket.communityName}</dd>
          <dt>{t('follow.place')}</dt>
          <dd>{ticket.place}</dd>
          {ticket.description && (
            <>
              <dt>{t('follow.description')}</dt>
              <dd className={styles['asTyped']}>{ticket.description}</dd>
            </>
          )}
        </dl>
      </section>
      <Photos ticket={ticket} kind="report" ticketKey={ticketKey} />
      <p className={styles['soft']}>
        {t('follow.updated')} · <Link to="/follow">{t('follow.other')}</Link>
      </p>
    </div>
  );
}

function Words({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      <p className={styles['asTyped']}>{children}</p>
    </section>
  );
}

function Photos({
  ticket,
  kind,
  ticketKey,
}: {
  ticket: PublicTicketView;
  kind: 'report' | 'solution';
  ticketKey: TicketKey;
}) {
  const t = useTexts('tickets');
  const photos = ticket.photos.filter((photo) => photo.kind === kind);
  if (photos.length === 0) return null;
  return (
    <PhotoRow title={t(`follow.${kind}Photos`)}>
      {photos.map((photo, index) => (
        <ReportedPhoto key={photo.id} ticketKey={ticketKey} photo={photo} alt={t('photo.alt', { index: index + 1 })} />
      ))}
    </PhotoRow>
  );
}
