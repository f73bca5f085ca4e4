import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { issuesByField, useProblemText } from '../shared/problem-text.ts';
import { Field } from '../shared/ui/field.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import { showToast } from '../shared/ui/toast.tsx';
import styles from './appointments.module.css';
import { correctPhoneMutation } from './appointments.queries.ts';
import { useAppointmentTexts } from './appointments-texts.ts';

interface Props {
  appointmentId: string;
  name: string;
  maskedPhone: string | null;
  onClose: () => void;
}

/** Corrects the mobile number by which somebody signs in, or takes it away. */
export function CorrectPhone({ appointmentId, name, maskedPhone, onClose }: Props) {
  const t = useAppointmentTexts();
  const say = useProblemText();
  const [phone, setPhone] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const correct = useMutation(correctPhoneMutation(useQueryClient()));
  const issue = issuesByField(correct.error)['phone'];
  const keep = (kept: string | null) =>
    correct.mutate(
      { appointmentId, phone: kept },
      {
        onSuccess: () => {
          onClose();
          showToast(t(kept === null ? 'care.changePhone.removed' : 'care.changePhone.done', { name }));
        },
      },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasSent(true);
    if (phone.trim() && !correct.isPending) keep(phone.trim());
  };
  return (
    <form className={styles['question']} aria-label={t('care.changePhone.action')} noValidate onSubmit={submit}>
      <Field
        label={t('care.changePhone.label', { name })}
        hint={maskedPhone === null ? t('care.changePhone.none') : t('care.changePhone.is', { phone: maskedPhone })}
        error={wasSent && !phone.trim() ? t('appoint.needed') : issue && say.fieldIssue(issue)}
      >
        {(control) => (
          <Input
            {...control}
            className={styles['phone'] ?? ''}
            type="tel"
            inputMode="tel"
            autoComplete="off"
            autoFocus
            maxLength={30}
            value={phone}
            onChange={(event) => {
              setPhone(event.target.value);
              if (issue) correct.reset();
            }}
          />
        )}
      </Field>
      {correct.isError && !issue && <Notice tone="late" role="alert" title={say.problem(correct.error)} />}
      <div className={styles['buttons']}>
        <Button type="primary" htmlType="submit" loading={correct.isPending}>
          {t('care.changePhone.submit')}
        </Button>
        {maskedPhone !== null && (
          <Button danger disabled={correct.isPending} onClick={() => keep(null)}>
            {t('care.changePhone.remove')}
          </Button>
        )}
        <Button type="text" onClick={onClose}>
          {t('shared:cancel')}
        </Button>
      </div>
    </form>
  );
}
