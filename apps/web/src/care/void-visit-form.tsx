import { VISIT_LIMITS } from '@linli/domain/care/visit.ts';
import type { VisitView } from '@linli/domain/care/visits.contract.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useProblemText } from '../shared/problem-text.ts';
import { useTexts } from '../shared/texts.ts';
import { Field, FieldError } from '../shared/ui/field.tsx';
import { showToast } from '../shared/ui/toast.tsx';
import { voidVisitMutation } from './visits.queries.ts';
import styles from './visits.module.css';

interface Props {
  residentId: string;
  visit: VisitView;
  onClose: () => void;
}

/** 作废: with the reason, which stays in the history. */
export function VoidVisitForm({ residentId, visit, onClose }: Props) {
  const t = useTexts('care');
  const say = useProblemText();
  const [reason, setReason] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const declare = useMutation(voidVisitMutation(useQueryClient(), residentId, visit));
  const isMissing = reason.trim() === '';
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc of whatever is inside
    <form
      className={styles['form']}
      aria-label={t('voidOf', { day: visit.day })}
      noValidate
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        onClose();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        setWasTried(true);
        if (isMissing || declare.isPending) return;
        declare.mutate(reason.trim(), {
          onSuccess: () => {
            showToast(t('voidDone', { day: visit.day }));
            onClose();
          },
        });
      }}
    >
      <Field label={t('voidWhy')} hint={t('voidHint')} error={wasTried && isMissing ? t('reasonMissing') : undefined}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            autoComplete="off"
            maxLength={VISIT_LIMITS.reasonLength}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
      {declare.isError && <FieldError id="void-visit-problem">{say.problem(declare.error)}</FieldError>}
      <div className={styles['under']}>
        <Button type="primary" htmlType="submit" loading={declare.isPending}>
          {t('void')}
        </Button>
        <Button type="text" onClick={onClose}>
          {t('shared:cancel')}
        </Button>
      </div>
    </form>
  );
}
