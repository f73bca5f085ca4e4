import { TASK_LIMITS } from '@linli/domain/volunteers/task.ts';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useProblemText } from '../../shared/problem-text.ts';
import { useTexts } from '../../shared/texts.ts';
import { Field } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import styles from './desk-tasks.module.css';

interface Props {
  submit: string;
  hint: string;
  sending: { isPending: boolean; error: unknown };
  onSubmit: (reason: string) => void;
  onClose: () => void;
}

/** Why something is taken from somebody, in a line that they read. */
export function ReasonForm({ submit, hint, sending, onSubmit, onClose }: Props) {
  const t = useTexts('volunteerTasks');
  const say = useProblemText();
  const [reason, setReason] = useState('');
  const [wasSent, setWasSent] = useState(false);
  return (
    <form
      className={styles['short']}
      noValidate
      aria-label={submit}
      onSubmit={(event) => {
        event.preventDefault();
        setWasSent(true);
        if (reason.trim() !== '' && !sending.isPending) onSubmit(reason.trim());
      }}
    >
      <Field label={t('desk.reason')} hint={hint} error={wasSent && reason.trim() === '' ? t('needed') : undefined}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            autoComplete="off"
            maxLength={TASK_LIMITS.reasonLength}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
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
