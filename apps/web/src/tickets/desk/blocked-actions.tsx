import { TICKET_TRANSITIONS } from '@linli/domain/tickets/ticket-life.ts';
import { TICKET_LIMITS } from '@linli/domain/tickets/ticket.ts';
import type { TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { exactText } from '../../shared/moments.ts';
import { useLanguage } from '../../shared/texts.ts';
import { useDeskTexts } from './desk-texts.ts';
import { useStepTexts } from './step-texts.ts';
import styles from './ticket-actions.module.css';

interface Props {
  ticket: TicketView;
  blocked: TicketView['blockedActions'];
}

/** What is theirs but cannot be done at this moment, each with the reason. */
export function BlockedActions({ ticket, blocked }: Props) {
  const t = useDeskTexts();
  const { step } = useStepTexts();
  const language = useLanguage();
  if (blocked.length === 0) return null;
  return (
    <>
      <h3>{step('blockedTitle')}</h3>
      <dl className={styles['blocked']}>
        {blocked.map(({ action, reason, until }) => {
          const from = TICKET_TRANSITIONS[action].from.map((status) => t(`tickets:status.${status}`));
          const words = {
            action: t(`tickets:action.${action}`),
            status: t(`tickets:status.${ticket.status}`),
            from: from.map((status) => step('quoted', { status })).join(t('shared:listSeparator')),
            days: TICKET_LIMITS.reopenDays,
            until: until && exactText(new Date(until), language),
          };
          return (
            <div key={action}>
              <dt>{words.action}</dt>
              <dd>{step(`blocked.${reason}`, words)}</dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}
