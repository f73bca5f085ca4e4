import type { PublicTicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { useTexts } from '../../shared/texts.ts';
import { Moment } from '../../shared/ui/moment.tsx';
import type { ticketsZh } from '../messages.zh.ts';
import styles from './follow-page.module.css';

type EventName = keyof (typeof ticketsZh)['event'];

/** What has happened, latest first. */
export function TicketSteps({ steps }: Pick<PublicTicketView, 'steps'>) {
  const t = useTexts('tickets');
  return (
    <section>
      <h2>{t('follow.timeline')}</h2>
      <ol className={styles['steps']}>
        {[...steps].reverse().map(({ action, at }) => (
          <li key={at + action}>
            <span>{t(`event.${action.slice(action.indexOf('.') + 1) as EventName}`)}</span>
            <Moment at={at} />
          </li>
        ))}
      </ol>
    </section>
  );
}
