import { TICKET_TRANSITIONS, type TicketNeed } from '@linli/domain/tickets/ticket-life.ts';
import { CALL_BACK_RESULTS, TICKET_LIMITS, type CallBackResult } from '@linli/domain/tickets/ticket.ts';
import type { TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { Input, Radio } from 'antd';
import { useState } from 'react';
import { Field } from '../../shared/ui/field.tsx';
import { useStepTexts } from './step-texts.ts';
import type { TicketMove, WordsAction } from './desk.queries.ts';
import { SolutionPhotos } from './solution-photos.tsx';
import { WordsForm } from './words-form.tsx';

/** Steps that are told in a few words or none. */
const OPTIONAL: readonly WordsAction[] = ['call_back', 'nudge'];

interface Props {
  ticket: TicketView;
  action: WordsAction;
  error: unknown;
  isBusy: boolean;
  onSubmit: (move: TicketMove, sent: () => void) => void;
  onCancel: () => void;
}

const needsOf = (action: WordsAction): readonly TicketNeed[] => TICKET_TRANSITIONS[action].needs;
const wordsOf = (action: WordsAction) =>
  needsOf(action).find((need) => need !== 'until' && need !== 'result') ?? 'note';

/** The form of one step: it asks for what the table says that the step needs. */
export function StepForm({ ticket, action, onSubmit, ...common }: Props) {
  const { step } = useStepTexts();
  const [until, setUntil] = useState('');
  const [result, setResult] = useState<CallBackResult | null>(null);
  const [wasTried, setWasTried] = useState(false);
  const needs = needsOf(action);
  const words = wordsOf(action);
  const isWhole = () => {
    setWasTried(true);
    return (!needs.includes('until') || until !== '') && (!needs.includes('result') || result !== null);
  };

  const submit = (text: string, sent: () => void) => {
    const body = { [words]: text, ...(needs.includes('until') && { until }), ...(result && { result }) };
    // The body holds exactly what the table says that this step needs.
    onSubmit({ action, body } as TicketMove, sent);
  };
  return (
    <WordsForm
      {...common}
      ticket={ticket}
      action={action}
      isOptional={OPTIONAL.includes(action)}
      maxLength={words === 'reason' ? TICKET_LIMITS.reasonLength : TICKET_LIMITS.noteLength}
      isWhole={isWhole}
      initial={action === 'open' ? briefOf(ticket) : ''}
      onSubmit={submit}
    >
      {needs.includes('result') && (
        <Field label={step('resultLabel')} error={wasTried && !result ? step('resultMissing') : undefined}>
          {({ id, ...control }) => (
            <Radio.Group
              {...control}
              id={id}
              aria-label={step('resultLabel')}
              value={result}
              onChange={({ target }) => setResult(target.value as CallBackResult)}
              options={CALL_BACK_RESULTS.map((value) => ({ value, label: step(`result.${value}`) }))}
            />
          )}
        </Field>
      )}
      {(action === 'suspend' || action === 'supervise') && (
        <Field label={step(`until.${action}`)} error={wasTried && !until ? step('untilMissing') : undefined}>
          {(control) => (
            <Input {...control} type="date" value={until} onChange={({ target }) => setUntil(target.value)} />
          )}
        </Field>
      )}
      {action === 'resolve' && <SolutionPhotos ticket={ticket} />}
    </WordsForm>
  );
}

const briefOf = ({ volunteerBrief, title, description }: TicketView) =>
  volunteerBrief ?? [title, description].filter(Boolean).join('\n').slice(0, TICKET_LIMITS.noteLength);
