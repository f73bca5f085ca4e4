import type { TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { lazy, Suspense, type ReactNode } from 'react';
import { Deadline, ExactMoment } from '../../shared/ui/moment.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { useDeskTexts } from './desk-texts.ts';
import { TicketContact } from './ticket-contact.tsx';
import styles from './ticket-panel.module.css';

/** Few tickets come from elsewhere. */
const TicketOrigin = lazy(() => import('./ticket-origin.tsx').then((m) => ({ default: m.TicketOrigin })));

/** What is known of a ticket, in the order in which a worker needs it. */
export function TicketFacts({ ticket }: { ticket: TicketView }) {
  const t = useDeskTexts();
  return (
    <>
      <section>
        <h3>{t('detail.description')}</h3>
        <p className={ticket.description ? styles['text'] : styles['none']}>
          {ticket.description || t('detail.noDescription')}
        </p>
      </section>
      <section>
        <h3>{t('detail.facts')}</h3>
        <dl className={styles['facts']}>
          <Fact name={t('detail.place')}>
            {ticket.community.name} · {ticket.place}
            {ticket.placeDetail && <span className={styles['detail']}> · {ticket.placeDetail}</span>}
          </Fact>
          <Fact name={t('detail.reporter')}>
            <TicketContact ticket={ticket} />
          </Fact>
          <Fact name={t('detail.assignee')}>
            {ticket.assignee ? (
              `${ticket.assignee.name} · ${t(`shared:roles.${ticket.assignee.role}`)}`
            ) : (
              <span className={styles['none']}>{t('nobody')}</span>
            )}
          </Fact>
          <Fact name={t('detail.reported')}>
            <ExactMoment at={ticket.reportedAt} /> · {t(`tickets:source.${ticket.source}`)}
          </Fact>
          <Fact name={t('detail.due')}>
            <ExactMoment at={ticket.dueAt} />
            {!ticket.finishedAt && (
              <>
                {' · '}
                <Deadline dueAt={ticket.dueAt} />
              </>
            )}
          </Fact>
          {ticket.finishedAt && (
            <Fact name={t('detail.finished')}>
              <ExactMoment at={ticket.finishedAt} />
            </Fact>
          )}
        </dl>
      </section>
      {ticket.source === 'open311' && (
        <Suspense fallback={<Skeleton rows={2} height={20} />}>
          <TicketOrigin ticketId={ticket.id} />
        </Suspense>
      )}
      <Words title={t('detail.volunteerBrief')} text={ticket.volunteerBrief} />
      <Words title={t('detail.rejectReason')} text={ticket.rejectReason} />
      <Words title={t('detail.solution')} text={ticket.solution} />
      {ticket.stars !== null && (
        <Words
          title={t('detail.rating')}
          text={[t('detail.stars', { count: ticket.stars }), ticket.ratingComment].filter(Boolean).join('\n')}
        />
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Words({ title, text }: { title: string; text: string | null }) {
  if (!text) return null;
  return (
    <section>
      <h3>{title}</h3>
      <p className={styles['text']}>{text}</p>
    </section>
  );
}
