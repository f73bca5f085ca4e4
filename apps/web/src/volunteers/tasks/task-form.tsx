import { TASK_LIMITS } from '@linli/domain/volunteers/task.ts';
import { Button, Input } from 'antd';
import { useRef, type KeyboardEvent } from 'react';
import { useState } from 'react';
import { isComposing } from '../../shared/keystrokes.ts';
import { issuesByField, useProblemText } from '../../shared/problem-text.ts';
import { useTexts } from '../../shared/texts.ts';
import { Field } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import styles from './desk-tasks.module.css';
import { RoleFields } from './role-fields.tsx';
import { readDraft, type TaskDraft } from './task-draft.ts';

type Wanted = NonNullable<ReturnType<typeof readDraft>['wanted']>;

interface Props {
  first: TaskDraft;
  submit: string;
  sending: { isPending: boolean; error: unknown };
  onChange?: (draft: TaskDraft) => void;
  onSubmit: (wanted: Wanted) => void;
  onClose: () => void;
}

const TEXTS = {
  title: TASK_LIMITS.titleLength,
  meetingPoint: TASK_LIMITS.placeLength,
  details: TASK_LIMITS.detailsLength,
  bring: TASK_LIMITS.bringLength,
  contact: TASK_LIMITS.contactLength,
} as const;
const TIMES = { day: 'date', from: 'time', to: 'time' } as const;
/** How the API calls what is typed in these fields. */
const SAID_AS: Readonly<Record<string, string>> = { day: 'startsAt', from: 'startsAt', to: 'endsAt' };

/** A task, all of it in one form: a minute from the first key to Ctrl-Enter. */
export function TaskForm({ first, submit, sending, onChange, onSubmit, onClose }: Props) {
  const t = useTexts('volunteerTasks');
  const say = useProblemText();
  const [draft, setDraft] = useState(first);
  const [showsFaults, setShowsFaults] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { faults, wanted } = readDraft(draft);
  const issues = issuesByField(sending.error);
  const change = (next: Partial<TaskDraft>) => {
    const changed = { ...draft, ...next };
    setDraft(changed);
    onChange?.(changed);
  };
  const faultOf = (field: string) => {
    const fault = showsFaults ? faults[field] : undefined;
    if (fault) return t(fault === 'needed' ? 'needed' : 'desk.form.placesFault');
    const issue = issues[SAID_AS[field] ?? field];
    return issue && field !== 'day' ? say.fieldIssue(issue) : undefined;
  };
  const send = () => {
    setShowsFaults(true);
    if (!wanted)
      return void setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    if (!sending.isPending) onSubmit(wanted);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isComposing(event.nativeEvent) && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
  };
  const text = (field: keyof typeof TEXTS, hint?: string) => (
    <Field label={t(`desk.form.${field}`)} hint={hint} error={faultOf(field)} key={field}>
      {(control) =>
        field === 'details' ? (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 3, maxRows: 12 }}
            maxLength={TEXTS[field]}
            value={draft[field]}
            onChange={({ target }) => change({ [field]: target.value })}
          />
        ) : (
          <Input
            {...control}
            autoComplete="off"
            maxLength={TEXTS[field]}
            value={draft[field]}
            onChange={({ target }) => change({ [field]: target.value })}
          />
        )
      }
    </Field>
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl-Enter of whatever is inside
    <form
      ref={form}
      className={styles['form']}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {text('title', t('desk.form.titleHint'))}
      <div className={styles['times']}>
        {(Object.keys(TIMES) as (keyof typeof TIMES)[]).map((field) => (
          <Field
            key={field}
            label={t(`desk.form.${field}`)}
            error={faultOf(field)}
            hint={field === 'to' ? t('desk.form.toHint') : undefined}
          >
            {(control) => (
              <Input
                {...control}
                type={TIMES[field]}
                value={draft[field]}
                onChange={({ target }) => change({ [field]: target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      {text('meetingPoint', t('desk.form.meetingPointHint'))}
      <RoleFields roles={draft.roles} faultOf={faultOf} onChange={(roles) => change({ roles })} />
      {text('details')}
      {text('bring')}
      {text('contact', t('desk.form.contactHint'))}
      {sending.error !== null && <Notice tone="late" role="alert" title={say.problem(sending.error)} />}
      <div className={styles['buttons']}>
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          {submit}
        </Button>
        <Button type="text" onClick={onClose}>
          {t('shared:cancel')}
        </Button>
      </div>
    </form>
  );
}
