import type { TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { lazy, Suspense, type ReactNode } from 'react';
import { Deadline, ExactMoment } from '../../shared/ui/moment.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { dayText } from '../../shared/moments.ts';
import { useLanguage } from '../../shared/texts.ts';
import { Notice } from '../../shared/ui/notice.tsx';
import { useDeskTexts } from './desk-texts.ts';
import { useStepTexts } from './step-texts.ts';
import { TicketContact } from './ticket-contact.tsx';
import styles from './ticket-panel.module.css';

/** Few tickets come from elsewhere. */
const TicketOrigin = lazy(() => import('./ticket-origin.tsx').then((m) => ({ default: m.TicketOrigin })));

/** What is known of a ticket, in the order in which a worker needs it. */
export function TicketFacts({ ticket }: { ticket: TicketView }) {
  const t = useDeskTexts();
  const language = useLanguage();
  const { step } = useStepTexts();
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
          {ticket.suspendedUntil && (
            <Fact name={step('fact.suspended')}>{dayText(new Date(ticket.suspendedUntil), language)}</Fact>
          )}
          {ticket.nudges > 0 && <Fact name={step('fact.nudges')}>{step('fact.nudged', { count: ticket.nudges })}</Fact>}
          {ticket.reopenings > 0 && (
            <Fact name={step('fact.reopenings')}>{step('fact.nudged', { count: ticket.reopenings })}</Fact>
          )}
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
      {ticket.supervision && <Supervision ticket={ticket} supervision={ticket.supervision} />}
      <Words title={step('fact.suspendReason')} text={ticket.suspendReason} />
      <Words title={t('detail.volunteerBrief')} text={ticket.volunteerBrief} />
      <Words title={t('detail.rejectReason')} text={ticket.rejectReason} />
      <Words title={t('detail.solution')} text={ticket.solution} />
      {ticket.stars !== null && (
        <Words
          title={t('detail.rating')}
          text={[t('detail.stars', { count: ticket.stars }), ticket.ratingComment].filter(Boolean).join('\n')}
        />
      )}
      {ticket.callBack && (
        <Words
          title={step('fact.callBack')}
          text={[step(`result.${ticket.callBack.result}`), ticket.callBack.note].filter(Boolean).join('\n')}
        />
      )}
    </>
  );
}

/** Who watches over it, until when, and what is expected. */
function Supervision({
  ticket,
  supervision,
}: {
  ticket: TicketView;
  supervision: NonNullable<TicketView['supervision']>;
}) {
  const t = useDeskTexts();
  const { step } = useStepTexts();
  const language = useLanguage();
  const who = `${supervision.by} · ${t(`shared:roles.${supervision.role}`)}`;
  // It is over with the last moment of the day that was asked for.
  const until = ticket.supervisedUntil && dayText(new Date(Date.parse(ticket.supervisedUntil) - 1), language);
  return (
    <section>
      <h3>{step('fact.supervision')}</h3>
      <Notice tone="late" title={[who, until && step('fact.supervisedUntil', { until })].filter(Boolean).join('，')}>
        <p>{supervision.note}</p>
      </Notice>
    </section>
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
