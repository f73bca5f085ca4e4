import type { TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTexts } from '../../shared/texts.ts';
import { Deadline, ExactMoment } from '../../shared/ui/moment.tsx';
import { PageTitle } from '../../shared/ui/page-title.tsx';
import { PhotoRow, PhotoView } from '../photo-view.tsx';
import { ticketPhotoAddress, ticketQuery } from '../tickets.queries.ts';
import styles from './pocket.module.css';

/** What a volunteer needs to do the task; contact details are there exactly while the API gives them. */
export function TaskFacts({ ticket }: { ticket: TicketView }) {
  const t = useTexts('tickets');
  return (
    <>
      <header className={styles['head']}>
        <PageTitle title={ticket.title} />
        <p className={styles['where']}>
          {t(`status.${ticket.status}`)} · {t(`category.${ticket.category}`)} · {ticket.number}
        </p>
      </header>
      <dl className={styles['facts']}>
        <dt>{t('pocket.place')}</dt>
        <dd>
          {ticket.place}
          {ticket.placeDetail && <strong> {ticket.placeDetail}</strong>}
        </dd>
        <dt>{t('pocket.community')}</dt>
        <dd>{ticket.community.name}</dd>
        {ticket.finishedAt ? (
          <>
            <dt>{t('pocket.finishedAt')}</dt>
            <dd>
              <ExactMoment at={ticket.finishedAt} />
            </dd>
          </>
        ) : (
          <>
            <dt>{t('pocket.deadline')}</dt>
            <dd>
              <Deadline dueAt={ticket.dueAt} /> · <ExactMoment at={ticket.dueAt} />
            </dd>
          </>
        )}
      </dl>
      {ticket.reporterPhone !== null && <Contact name={ticket.reporterName} phone={ticket.reporterPhone} />}
      <Words title={t('pocket.brief')}>{ticket.volunteerBrief}</Words>
      <Words title={t('pocket.description')}>{ticket.description}</Words>
      <Photos ticket={ticket} kind="report" />
      <Words title={t('pocket.solution')}>{ticket.solution}</Words>
      <Photos ticket={ticket} kind="solution" />
      <Words title={t('pocket.rated')}>
        {ticket.stars !== null &&
          [t('pocket.stars', { stars: ticket.stars }), ticket.ratingComment].filter(Boolean).join(' · ')}
      </Words>
    </>
  );
}

function Contact({ name, phone }: { name: string | null; phone: string }) {
  const t = useTexts('tickets');
  const who = name || t('pocket.noName');
  return (
    <section className={styles['contact']} aria-labelledby="contact">
      <h2 id="contact">{t('pocket.contact', { name: who })}</h2>
      {phone ? (
        <a href={`tel:${phone}`} className={styles['call']}>
          {t('pocket.call', { name: who })} · {phone}
        </a>
      ) : (
        <p>{t('pocket.callNobody')}</p>
      )}
      <p className={styles['soft']}>{t('pocket.contactUntil')}</p>
    </section>
  );
}

/** A heading with what somebody wrote; nothing where nothing was written. */
function Words({ title, children }: { title: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <section className={styles['section']}>
      <h2>{title}</h2>
      <p className={styles['asTyped']}>{children}</p>
    </section>
  );
}

function Photos({ ticket, kind }: { ticket: TicketView; kind: 'report' | 'solution' }) {
  const t = useTexts('tickets');
  const client = useQueryClient();
  const askAgain = () => void client.invalidateQueries(ticketQuery(ticket.id));
  const photos = ticket.photos.filter((photo) => photo.kind === kind);
  if (photos.length === 0) return null;
  return (
    <PhotoRow title={t(`pocket.${kind}Photos`)}>
      {photos.map((photo, index) => (
        <PhotoView
          key={photo.id}
          src={ticketPhotoAddress(ticket.id, photo)}
          alt={t('photo.alt', { index: index + 1 })}
          width={photo.width}
          height={photo.height}
          onGone={askAgain}
        />
      ))}
    </PhotoRow>
  );
}
