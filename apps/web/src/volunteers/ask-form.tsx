import { Button, Input } from 'antd';
import { useState } from 'react';
import { issuesByField, useProblemText } from '../shared/problem-text.ts';
import { useTexts } from '../shared/texts.ts';
import { Field } from '../shared/ui/field.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import styles from './desk.module.css';

interface Props {
  /** As the request calls it, for what the API says of it. */
  field: string;
  label: string;
  hint: string;
  submit: string;
  maxLength: number;
  sending: { isPending: boolean; error: unknown };
  onSubmit: (text: string) => void;
  onClose: () => void;
}

/** One line that a step needs, below the person whom it is about. */
export function AskForm({ field, label, hint, submit, maxLength, sending, onSubmit, onClose }: Props) {
  const t = useTexts('volunteers');
  const say = useProblemText();
  const [text, setText] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const issue = issuesByField(sending.error)[field];
  const error = wasSent && text.trim() === '' ? t('desk.needed') : issue && say.fieldIssue(issue);
  return (
    <form
      className={styles['form']}
      noValidate
      aria-label={submit}
      onSubmit={(event) => {
        event.preventDefault();
        setWasSent(true);
        if (text.trim() !== '' && !sending.isPending) onSubmit(text.trim());
      }}
    >
      <Field label={label} hint={hint} error={error}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            autoComplete="off"
            value={text}
            maxLength={maxLength}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {sending.error !== null && !issue && <Notice tone="late" role="alert" title={say.problem(sending.error)} />}
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
