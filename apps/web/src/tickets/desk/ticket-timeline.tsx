import type { TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { Moment } from '../../shared/ui/moment.tsx';
import { useDeskTexts } from './desk-texts.ts';
import type { ticketsOfficeZh } from './messages.zh.ts';
import styles from './ticket-timeline.module.css';

type Event = TicketView['events'][number];
type EventName = keyof (typeof ticketsOfficeZh)['event'];

/** What happens by itself where nobody is named; all else without a name is the reporter's. */
const BY_THE_CLOCK: readonly string[] = ['tickets.resume', 'tickets.climb'];

/** Says what an event was and who did it. */
export function useEventTexts() {
  const t = useDeskTexts();
  return {
    what: ({ action, climbedTo }: Event) =>
      climbedTo ? t(`climb.${climbedTo}`) : t(`event.${action.slice(action.indexOf('.') + 1) as EventName}`),
    who: ({ action, actorName, actorRole }: Event) => {
      if (actorName) return actorRole === 'volunteer' ? `${actorName} · ${t('shared:roles.volunteer')}` : actorName;
      return BY_THE_CLOCK.includes(action) ? t('detail.bySystem') : t('detail.byReporter');
    },
  };
}

/** Who did what and when, latest first. */
export function TicketTimeline({ events }: Pick<TicketView, 'events'>) {
  const t = useDeskTexts();
  const { what, who } = useEventTexts();
  return (
    <section>
      <h3>{t('detail.timeline')}</h3>
      <ol className={styles['timeline']}>
        {events.toReversed().map((event) => (
          <li key={event.id}>
            <div className={styles['step']}>
              <strong>
                {event.givenTo ? t('detail.givenTo', { what: what(event), name: event.givenTo }) : what(event)}
              </strong>
              <span>{who(event)}</span>
              <Moment at={event.at} />
            </div>
            {event.note && <p className={styles['note']}>{event.note}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
