import type { TaskView } from '@linli/domain/volunteers/tasks.contract.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../shared/texts.ts';
import { Field } from '../../shared/ui/field.tsx';
import { showToast } from '../../shared/ui/toast.tsx';
import { readHours } from './read-hours.ts';
import { ReasonForm } from './reason-form.tsx';
import { hoursOf } from './task-time.ts';
import { correctHoursMutation, removeMutation } from './tasks.queries.ts';

export interface ClaimStep {
  readonly claim: TaskView['claims'][number];
  readonly what: 'remove' | 'correct';
}

/** Takes a place away, or corrects hours; both with a reason that the volunteer reads. */
export function ClaimStepForm({ task, step, onClose }: { task: TaskView; step: ClaimStep; onClose: () => void }) {
  const t = useTexts('volunteerTasks');
  const client = useQueryClient();
  const remove = useMutation(removeMutation(client));
  const correct = useMutation(correctHoursMutation(client));
  const { claim, what } = step;
  const [hours, setHours] = useState(String(hoursOf(claim.minutes ?? 0)));
  const params = { taskId: task.id, claimId: claim.id };
  const minutes = readHours(hours);
  const done = (text: string) => ({
    onSuccess: () => {
      showToast(text);
      onClose();
    },
  });
  const submit = (reason: string) => {
    if (what === 'remove') remove.mutate({ params, body: { reason } }, done(t('desk.removed')));
    else if (minutes !== null) correct.mutate({ params, body: { minutes, reason } }, done(t('desk.corrected')));
  };
  return (
    <>
      {what === 'correct' && (
        <Field
          label={t('desk.hoursOf', { name: claim.name })}
          error={minutes === null ? t('desk.hoursFault') : undefined}
        >
          {(control) => (
            <Input
              {...control}
              style={{ maxWidth: 120 }}
              inputMode="decimal"
              value={hours}
              onChange={({ target }) => setHours(target.value)}
            />
          )}
        </Field>
      )}
      <ReasonForm
        submit={t(what === 'remove' ? 'desk.removeOf' : 'desk.correctOf', { name: claim.name })}
        hint={t('desk.reasonHint')}
        sending={what === 'remove' ? remove : correct}
        onSubmit={submit}
        onClose={onClose}
      />
    </>
  );
}
