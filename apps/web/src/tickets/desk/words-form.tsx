import type { TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { Button, Input } from 'antd';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { isComposing } from '../../shared/keystrokes.ts';
import { Field } from '../../shared/ui/field.tsx';
import { ChangedNotice } from './changed-notice.tsx';
import { useDeskTexts } from './desk-texts.ts';
import { useStepTexts } from './step-texts.ts';
import { useDraft } from './drafts.ts';
import type { WordsAction } from './desk.queries.ts';
import styles from './ticket-actions.module.css';

interface Props {
  ticket: TicketView;
  action: WordsAction;
  maxLength: number;
  /** What stands there before anything was typed. */
  initial?: string;
  /** It may be left empty. */
  isOptional?: boolean;
  error: unknown;
  isBusy: boolean;
  /** What else the step asks for. */
  children?: ReactNode;
  /** All of that is there; asked when somebody sends, so that every fault is told at once. */
  isWhole?: () => boolean;
  onSubmit: (text: string, sent: () => void) => void;
  onCancel: () => void;
}

/** The form of an action that needs words: ready ones to press, Ctrl-Enter to send, nothing lost by closing it. */
export function WordsForm({
  ticket,
  action,
  maxLength,
  initial = '',
  isOptional = false,
  error,
  isBusy,
  children,
  isWhole,
  onSubmit,
  onCancel,
}: Props) {
  const t = useDeskTexts();
  const { step, ready } = useStepTexts();
  const draft = useDraft(`${ticket.id}.${action}`, initial);
  const [isMissing, setIsMissing] = useState(false);
  const readyWords = ready(action);

  const submit = () => {
    const isEmpty = !draft.text.trim() && !isOptional;
    setIsMissing(isEmpty);
    const isRestThere = isWhole?.() ?? true;
    if (isRestThere && !isEmpty && !isBusy && ticket.availableActions.includes(action))
      onSubmit(draft.text.trim(), draft.clear);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
    if (event.key === 'Escape') onCancel();
  };
  const add = (words: string) => {
    const text = draft.text.trim();
    if (!text.includes(words)) draft.set((text ? `${text}\n${words}` : words).slice(0, maxLength));
    setIsMissing(false);
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl-Enter and Esc of whatever is inside
    <form
      className={styles['form']}
      aria-label={t(`tickets:action.${action}`)}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={onKeyDown}
    >
      <ChangedNotice ticket={ticket} action={action} error={error} />
      <Field
        label={step(`form.${action}.label`)}
        hint={step(`form.${action}.hint`)}
        {...(isOptional && { optional: true })}
        error={isMissing && !draft.text.trim() ? t('act.needed') : undefined}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            autoFocus
            autoSize={{ minRows: 3, maxRows: 10 }}
            maxLength={maxLength}
            value={draft.text}
            onChange={(event) => draft.set(event.target.value)}
          />
        )}
      </Field>
      {readyWords.length > 0 && (
        <div className={styles['chips']}>
          {readyWords.map((each) => (
            <Button key={each} size="small" onClick={() => add(each)}>
              {each}
            </Button>
          ))}
        </div>
      )}
      {children}
      <div className={styles['buttons']}>
        <Button
          type="primary"
          htmlType="submit"
          danger={action === 'reject'}
          loading={isBusy}
          disabled={!ticket.availableActions.includes(action)}
        >
          {step(`form.${action}.submit`)}
        </Button>
        <Button type="text" onClick={onCancel}>
          {t('shared:cancel')}
        </Button>
      </div>
    </form>
  );
}
