import type { TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router-dom';
import { exactText } from '../../shared/moments.ts';
import { useMe } from '../../shared/session.queries.ts';
import { useLanguage } from '../../shared/texts.ts';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { ExactMoment } from '../../shared/ui/moment.tsx';
import { useDocumentTitle } from '../../shared/ui/page-title.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { ticketQuery } from '../tickets.queries.ts';
import { useDeskTexts } from './desk-texts.ts';
import { QrMark } from '../../shared/ui/qr-mark.tsx';
import styles from './ticket-print-page.module.css';
import { useEventTexts } from './ticket-timeline.tsx';

/** One ticket as an A4 form: facts, what was done, room to write, lines to sign, and a code that leads back. */
export function TicketPrintPage({ room }: { room: string }) {
  const t = useDeskTexts();
  const language = useLanguage();
  const { ticketId = '' } = useParams();
  const me = useMe();
  const { what, who } = useEventTexts();
  const [printedAt] = useState(() => new Date());
  const { data: ticket, isError, error, refetch } = useQuery(ticketQuery(ticketId));
  const back = `${room}/tickets?queue=all&ticket=${ticketId}`;
  useDocumentTitle(ticket?.number ?? t('print.title'));
  if (isError && !ticket) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!ticket) return <Skeleton rows={6} />;
  return (
    <>
      <div className={styles['tools']}>
        <Button type="primary" onClick={() => print()}>
          {t('print.print')}
        </Button>
        <Link to={back}>{t('print.back')}</Link>
      </div>
      <article className={styles['sheet']}>
        <header className={styles['title']}>
          <div>
            <h1>{t('print.title')}</h1>
            <p>
              {ticket.community.name} · {t('column.number')} <strong>{ticket.number}</strong>
            </p>
          </div>
          <div className={styles['qr']}>
            <QrMark text={location.origin + back} />
            {t('print.qr')}
          </div>
        </header>
        <table className={styles['table']}>
          <colgroup>
            <col className={styles['name']} />
            <col />
            <col className={styles['name']} />
            <col />
          </colgroup>
          <tbody>
            <Row name={t('column.title')} wide>
              {ticket.title}
            </Row>
            <tr>
              <Cell name={t('column.category')}>{t(`tickets:category.${ticket.category}`)}</Cell>
              <Cell name={t('column.status')}>{t(`tickets:status.${ticket.status}`)}</Cell>
            </tr>
            <tr>
              <Cell name={t('detail.source')}>{t(`tickets:source.${ticket.source}`)}</Cell>
              <Cell name={t('detail.assignee')}>{ticket.assignee?.name ?? ''}</Cell>
            </tr>
            <tr>
              <Cell name={t('detail.reported')}>
                <ExactMoment at={ticket.reportedAt} />
              </Cell>
              <Cell name={t('detail.due')}>
                <ExactMoment at={ticket.dueAt} />
              </Cell>
            </tr>
            <tr>
              <Cell name={t('detail.reporter')}>
                {[ticket.reporterName, ticket.reporterPhone].filter(Boolean).join(' ')}
              </Cell>
              <Cell name={t('detail.finished')}>{ticket.finishedAt && <ExactMoment at={ticket.finishedAt} />}</Cell>
            </tr>
            <Row name={t('detail.place')} wide>
              {[ticket.place, ticket.placeDetail].filter(Boolean).join(' · ')}
            </Row>
            <Row name={t('detail.description')} wide>
              {ticket.description || t('detail.noDescription')}
            </Row>
            {ticket.rejectReason && (
              <Row name={t('detail.rejectReason')} wide>
                {ticket.rejectReason}
              </Row>
            )}
            {ticket.solution && (
              <Row name={t('detail.solution')} wide>
                {ticket.solution}
              </Row>
            )}
            {ticket.stars !== null && (
              <Row name={t('detail.rating')} wide>
                {[t('detail.stars', { count: ticket.stars }), ticket.ratingComment].filter(Boolean).join('\n')}
              </Row>
            )}
            <tr className={styles['tall']}>
              <Cell name={t('print.opinion')} wide>
                {null}
              </Cell>
            </tr>
          </tbody>
        </table>
        <h2>{t('detail.timeline')}</h2>
        <table className={styles['steps']}>
          <tbody>
            {onPaper(ticket.events).map((event) => (
              <tr key={event.id}>
                <td className={styles['when']}>{exactText(new Date(event.at), language)}</td>
                <td>
                  {[what(event), who(event)].join(' · ')}
                  {event.note && `\n${event.note}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className={styles['signatures']}>
          {t('print.signatures', { returnObjects: true }).map((each) => (
            <div key={each}>
              {each}
              <span>{t('print.date')}</span>
            </div>
          ))}
        </div>
        <p className={styles['foot']}>
          {t('print.masked')} · {t('print.printedBy', { name: me.person.name, moment: exactText(printedAt, language) })}
        </p>
      </article>
    </>
  );
}

/** Who looked at a phone number is for the supervisor's eyes, not for a form that is handed around. */
const onPaper = (events: TicketView['events']) => events.filter(({ action }) => action !== 'tickets.reveal_contact');

function Row(props: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <tr>
      <Cell {...props} />
    </tr>
  );
}

function Cell({ name, wide = false, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <>
      <th scope="row">{name}</th>
      <td colSpan={wide ? 3 : 1}>{children}</td>
    </>
  );
}
