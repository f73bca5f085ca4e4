import { TICKET_LIMITS, type TicketAction } from '@linli/domain/tickets/ticket.ts';
import type { TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useProblemText } from '../../shared/problem-text.ts';
import { showToast } from '../../shared/ui/toast.tsx';
import { AssignForm } from './assign-form.tsx';
import { useDeskTexts } from './desk-texts.ts';
import { moveTicketMutation, type TicketMove } from './desk.queries.ts';
import { SolutionPhotos } from './solution-photos.tsx';
import styles from './ticket-actions.module.css';
import { keyOf } from './use-desk-keys.ts';
import { WordsForm } from './words-form.tsx';

/** From the usual next step to the rare one; the first that is possible stands out. */
const ORDER = ['accept', 'assign', 'resolve', 'open', 'reject'] as const satisfies TicketAction[];
type DeskAction = (typeof ORDER)[number];
/** What somebody already works on is more often finished than given to somebody else. */
const ORDER_WHEN_GIVEN: readonly DeskAction[] = ['accept', 'resolve', 'assign', 'open', 'reject'];
const isDeskAction = (action: TicketAction): action is DeskAction =>
  (ORDER as readonly TicketAction[]).includes(action);

interface Props {
  ticket: TicketView;
  /** What was asked for by key; `onTaken` once it is under way or turned out not to be possible. */
  wanted: TicketAction | null;
  onTaken: () => void;
}

/** Exactly what can be done with a ticket now, and the form of what one is doing. */
export function TicketActions({ ticket, wanted, onTaken }: Props) {
  const t = useDeskTexts();
  const say = useProblemText();
  const client = useQueryClient();
  const move = useMutation(moveTicketMutation(client, ticket.id));
  const [form, setForm] = useState<DeskAction | null>(null);

  /** Back to the ticket, where the keys work again. */
  const leave = () => {
    setForm(null);
    document.getElementById('ticket-detail')?.focus({ preventScroll: true });
  };
  const run = (what: TicketMove, sent?: () => void) =>
    move.mutate(
      { ...what, version: ticket.version },
      {
        onSuccess: () => {
          sent?.();
          leave();
          showToast(t(`act.done.${what.action}`, { number: ticket.number }));
        },
        // A form says it itself, beside what was typed.
        onError: (error) => what.action === 'accept' && showToast(say.problem(error)),
      },
    );
  const begin = (action: DeskAction) => {
    move.reset();
    if (action === 'accept') run({ action });
    else setForm(action);
  };

  useEffect(() => {
    if (!wanted) return;
    onTaken();
    if (isDeskAction(wanted) && ticket.availableActions.includes(wanted)) begin(wanted);
    else showToast(t('act.notNow', { action: t(`tickets:action.${wanted}`) }));
  });

  const common = { ticket, error: move.error, isBusy: move.isPending, onCancel: leave };
  const possible = (ticket.assignee ? ORDER_WHEN_GIVEN : ORDER).filter((action) =>
    ticket.availableActions.includes(action),
  );
  if (form === null && possible.length === 0) return null;
  return (
    <>
      {form === null && (
        <div className={styles['bar']}>
          {possible.map((action, index) => (
            <Button
              key={action}
              type={index === 0 ? 'primary' : 'default'}
              aria-keyshortcuts={keyOf(action)}
              onClick={() => begin(action)}
            >
              {t(`tickets:action.${action}`)}
              <kbd aria-hidden="true">{keyOf(action)}</kbd>
            </Button>
          ))}
        </div>
      )}
      {form === 'reject' && (
        <WordsForm
          {...common}
          action="reject"
          maxLength={TICKET_LIMITS.reasonLength}
          ready={t('act.reject.reasons', { returnObjects: true })}
          onSubmit={(reason, sent) => run({ action: 'reject', reason }, sent)}
        />
      )}
      {form === 'open' && (
        <WordsForm
          {...common}
          action="open"
          maxLength={TICKET_LIMITS.noteLength}
          initial={
            ticket.volunteerBrief ??
            [ticket.title, ticket.description].filter(Boolean).join('\n').slice(0, TICKET_LIMITS.noteLength)
          }
          onSubmit={(volunteerBrief, sent) => run({ action: 'open', volunteerBrief }, sent)}
        />
      )}
      {form === 'resolve' && (
        <WordsForm
          {...common}
          action="resolve"
          maxLength={TICKET_LIMITS.noteLength}
          ready={t('act.resolve.templates', { returnObjects: true })}
          onSubmit={(solution, sent) => run({ action: 'resolve', solution }, sent)}
        >
          <SolutionPhotos ticket={ticket} />
        </WordsForm>
      )}
      {form === 'assign' && <AssignForm {...common} onAssign={(assigneeId) => run({ action: 'assign', assigneeId })} />}
    </>
  );
}
