import type { TicketAction } from '@linli/domain/tickets/ticket-life.ts';
import type { TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useEffect, useId, useState } from 'react';
import { useProblemText } from '../../shared/problem-text.ts';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { showToast } from '../../shared/ui/toast.tsx';
import { useDeskTexts } from './desk-texts.ts';
import { useStepTexts } from './step-texts.ts';
import { isDeskAction, moveTicketMutation, type DeskAction, type TicketMove } from './desk.queries.ts';
import styles from './ticket-actions.module.css';
import { keyOf } from './use-desk-keys.ts';

const loadForms = () => import('./step-forms.tsx');
const AssignForm = lazy(() => loadForms().then((m) => ({ default: m.AssignForm })));
const BlockedActions = lazy(() => loadForms().then((m) => ({ default: m.BlockedActions })));
const StepForm = lazy(() => loadForms().then((m) => ({ default: m.StepForm })));

/** From the usual next step to the rare one; the first that is possible stands out. */
const ORDER: readonly DeskAction[] = [
  'accept',
  'assign',
  'resolve',
  'resume',
  'call_back',
  'open',
  'reject',
  'return',
  'suspend',
  'end_supervision',
  'nudge',
  'supervise',
  'reopen',
];
/** What somebody already works on is more often finished than given to somebody else. */
const ORDER_WHEN_GIVEN: readonly DeskAction[] = ['resolve', ...ORDER.filter((action) => action !== 'resolve')];
/** How many stand as buttons; the rest is one press further. */
const SHOWN = 3;
/** Steps that ask nothing. */
const isAtOnce = (action: DeskAction) => action === 'accept' || action === 'resume';

function orderFor({ assignee, callBack }: TicketView): readonly DeskAction[] {
  // Somebody who is not content is why one reopens.
  if (callBack?.result === 'unsatisfied') return ['reopen', ...ORDER.filter((action) => action !== 'reopen')];
  return assignee ? ORDER_WHEN_GIVEN : ORDER;
}

interface Props {
  ticket: TicketView;
  /** What was asked for by key; `onTaken` once it is under way or turned out not to be possible. */
  wanted: TicketAction | null;
  onTaken: () => void;
}

/** Exactly what can be done with a ticket now, what cannot and why, and the form of what one is doing. */
export function TicketActions({ ticket, wanted, onTaken }: Props) {
  const t = useDeskTexts();
  const { step } = useStepTexts();
  const say = useProblemText();
  const client = useQueryClient();
  const move = useMutation(moveTicketMutation(client, ticket.id));
  const [form, setForm] = useState<DeskAction | null>(null);
  const [showsMore, setShowsMore] = useState(false);
  const moreId = useId();

  useEffect(() => {
    // There before anybody presses: a network lost meanwhile does not matter.
    loadForms().catch(() => undefined);
  }, []);

  /** Back to the ticket, where the keys work again. */
  const toTicket = () => document.getElementById('ticket-detail')?.focus({ preventScroll: true });
  const leave = () => {
    setForm(null);
    toTicket();
  };
  const run = (what: TicketMove, sent?: () => void) =>
    move.mutate(
      { ...what, version: ticket.version },
      {
        onSuccess: () => {
          sent?.();
          // Whoever pressed the next key meanwhile is in its form already.
          if (!isAtOnce(what.action)) leave();
          else if (document.activeElement === document.body) toTicket();
          showToast(step(`done.${what.action}`, { number: ticket.number }));
        },
        // A form says it itself, beside what was typed.
        onError: (error) => isAtOnce(what.action) && showToast(say.problem(error)),
      },
    );
  const begin = (action: DeskAction) => {
    move.reset();
    setShowsMore(false);
    if (action === 'accept' || action === 'resume') run({ action, body: {} });
    else setForm(action);
  };

  useEffect(() => {
    // A key that is pressed while a step is on its way is for what the ticket is afterwards.
    if (!wanted || move.isPending) return;
    onTaken();
    if (isDeskAction(wanted) && ticket.availableActions.includes(wanted)) begin(wanted);
    else showToast(t('act.notNow', { action: t(`tickets:action.${wanted}`) }));
  });

  const common = { ticket, error: move.error, isBusy: move.isPending, onCancel: leave };
  const possible = orderFor(ticket).filter((action) => ticket.availableActions.includes(action));
  const blocked = ticket.blockedActions.filter(({ action }) => isDeskAction(action));
  const button = (action: DeskAction, isFirst: boolean) => (
    <Button
      key={action}
      type={isFirst ? 'primary' : 'default'}
      aria-keyshortcuts={keyOf(action)}
      onClick={() => begin(action)}
    >
      {t(`tickets:action.${action}`)}
      {keyOf(action) && <kbd aria-hidden="true">{keyOf(action)}</kbd>}
    </Button>
  );
  const rest = possible.slice(SHOWN);
  const hasMore = rest.length > 0 || blocked.length > 0;
  if (form === 'assign')
    return (
      <Suspense fallback={<Skeleton rows={2} height={32} />}>
        <AssignForm {...common} onAssign={(assigneeId) => run({ action: 'assign', body: { assigneeId } })} />
      </Suspense>
    );
  if (form !== null && form !== 'accept' && form !== 'resume')
    return (
      <Suspense fallback={<Skeleton rows={2} height={32} />}>
        <StepForm key={form} {...common} action={form} onSubmit={run} />
      </Suspense>
    );
  if (possible.length === 0 && !hasMore) return null;
  return (
    <>
      <div className={styles['bar']}>
        {possible.slice(0, SHOWN).map((action, index) => button(action, index === 0))}
        {hasMore && (
          <Button type="text" aria-expanded={showsMore} aria-controls={moreId} onClick={() => setShowsMore(!showsMore)}>
            {step('more')}
          </Button>
        )}
      </div>
      {showsMore && (
        <div id={moreId} className={styles['more']}>
          {rest.length > 0 && (
            <>
              <h3>{step('moreTitle')}</h3>
              <div className={styles['bar']}>{rest.map((action) => button(action, false))}</div>
            </>
          )}
          <Suspense fallback={<Skeleton rows={2} height={20} />}>
            <BlockedActions ticket={ticket} blocked={blocked} />
          </Suspense>
        </div>
      )}
    </>
  );
}
