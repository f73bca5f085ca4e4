import type { TicketAction } from '@linli/domain/tickets/ticket-life.ts';
import type { TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { useRef } from 'react';
import { useProblemText } from '../../shared/problem-text.ts';
import { Notice } from '../../shared/ui/notice.tsx';
import { useDeskTexts } from './desk-texts.ts';
import { useEventTexts } from './ticket-timeline.tsx';

/**
 * Tells somebody who is filling in a form what happened to the ticket meanwhile: what others did, why the API
 * refused, and what can be done now. What was typed stays where it is.
 */
export function ChangedNotice({ ticket, action, error }: { ticket: TicketView; action: TicketAction; error: unknown }) {
  const t = useDeskTexts();
  const say = useProblemText();
  const { what, who } = useEventTexts();
  const seen = useRef({ version: ticket.version, events: ticket.events.length });
  const news = ticket.version === seen.current.version ? [] : ticket.events.slice(seen.current.events);
  const canAct = ticket.availableActions.includes(action);
  if (!error && news.length === 0 && canAct) return null;
  const possible = ticket.availableActions.map((each) => t(`tickets:action.${each}`)).join('、');
  return (
    <Notice tone={canAct ? 'soon' : 'late'} role="alert" title={error ? say.problem(error) : t('act.changed')}>
      {news.length > 0 && (
        <ul>
          {news.map((event) => (
            <li key={event.id}>{t('act.changedBy', { who: who(event), what: what(event) })}</li>
          ))}
        </ul>
      )}
      <p>
        {!canAct && (possible ? t('act.canDo', { actions: possible }) : t('act.canDoNothing'))}{' '}
        {action !== 'assign' && t('act.kept')}
      </p>
    </Notice>
  );
}
