import type { OfferedTask } from '@linli/domain/volunteers/tasks.contract.ts';
import { TASK_LIMITS } from '@linli/domain/volunteers/task.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useProblemText } from '../../shared/problem-text.ts';
import { useTexts } from '../../shared/texts.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextArea } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { showToast } from '../../shared/ui/toast.tsx';
import styles from './pocket-tasks.module.css';
import { dropOutMutation } from './tasks.queries.ts';

interface Props {
  task: OfferedTask;
  mine: NonNullable<OfferedTask['mine']>;
  onClose: () => void;
}

/** Gives the place to whoever waits; within the last day with a word why. */
export function DropOutForm({ task, mine, onClose }: Props) {
  const t = useTexts('volunteerTasks');
  const say = useProblemText();
  const drop = useMutation(dropOutMutation(useQueryClient()));
  const [reason, setReason] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const isNeeded = mine.needsReasonToDropOut && mine.status !== 'waiting';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasSent(true);
    if ((isNeeded && reason.trim() === '') || drop.isPending) return;
    drop.mutate(
      { params: { taskId: task.id }, body: { reason: reason.trim() } },
      { onSuccess: () => showToast(t('pocket.dropped')) },
    );
  };
  return (
    <form className={styles['form']} noValidate onSubmit={submit} aria-label={t('pocket.dropTitle')}>
      {isNeeded ? (
        <TextArea
          label={t('pocket.dropReason')}
          hint={t('pocket.dropHint')}
          error={wasSent && reason.trim() === '' ? t('needed') : undefined}
          value={reason}
          maxLength={TASK_LIMITS.reasonLength}
          onChange={({ target }) => setReason(target.value)}
        />
      ) : (
        <p>{t('pocket.dropFree')}</p>
      )}
      {drop.isError && <Notice tone="late" role="alert" title={say.problem(drop.error)} />}
      <Button type="submit" variant="danger" wide busy={drop.isPending}>
        {t('pocket.dropSend')}
      </Button>
      <Button wide onClick={onClose}>
        {t('shared:cancel')}
      </Button>
    </form>
  );
}
