import { RESIDENT_LIMITS } from '@linli/domain/residents/resident-file.ts';
import type { ResidentLabelView } from '@linli/domain/residents/resident-views.contract.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useProblemText } from '../shared/problem-text.ts';
import { Field, FieldError } from '../shared/ui/field.tsx';
import { showToast } from '../shared/ui/toast.tsx';
import styles from './resident-panel.module.css';
import { endLabelMutation } from './residents.queries.ts';
import { useResidentTexts } from './residents-texts.ts';

interface Props {
  residentId: string;
  label: ResidentLabelView;
  onClose: () => void;
}

/** Ends a label on a day, with the reason; it stays in the history. */
export function EndLabelForm({ residentId, label, onClose }: Props) {
  const t = useResidentTexts();
  const say = useProblemText();
  const [to, setTo] = useState(() => shanghaiDate(new Date()));
  const [reason, setReason] = useState('');
  const end = useMutation(endLabelMutation(useQueryClient(), residentId, label.id));
  const word = t(`label.${label.label}`);
  return (
    <form
      className={styles['inline']}
      aria-label={t('file.labelling.endOf', { label: word })}
      onSubmit={(event) => {
        event.preventDefault();
        if (!reason.trim() || !to || end.isPending) return;
        end.mutate(
          { version: label.version, to, reason: reason.trim() },
          {
            onSuccess: () => {
              showToast(t('file.labelling.ended', { label: word }));
              onClose();
            },
          },
        );
      }}
    >
      <Field label={t('file.labelling.to')}>
        {(control) => <Input {...control} type="date" value={to} onChange={(event) => setTo(event.target.value)} />}
      </Field>
      <Field label={t('file.labelling.endReason')}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            autoComplete="off"
            maxLength={RESIDENT_LIMITS.reasonLength}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {end.isError && <FieldError id="end-label-problem">{say.problem(end.error)}</FieldError>}
      <div className={styles['buttons']}>
        <Button type="primary" htmlType="submit" loading={end.isPending} disabled={!reason.trim() || !to}>
          {t('file.labelling.endConfirm')}
        </Button>
        <Button type="text" onClick={onClose}>
          {t('shared:cancel')}
        </Button>
      </div>
    </form>
  );
}
