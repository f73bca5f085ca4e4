import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { issuesByField, useProblemText } from '../shared/problem-text.ts';
import { useTexts } from '../shared/texts.ts';
import { Button } from '../shared/ui/button.tsx';
import { TextField } from '../shared/ui/field.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import { showToast } from '../shared/ui/toast.tsx';
import { changePhoneMutation } from './own-account.queries.ts';
import styles from './own-account.module.css';

interface Props {
  /** Whether there is one that can be taken away. */
  hasPhone: boolean;
  onClose: () => void;
}

export function PhoneForm({ hasPhone, onClose }: Props) {
  const t = useTexts('accounts');
  const say = useProblemText();
  const [phone, setPhone] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const change = useMutation(changePhoneMutation(useQueryClient()));
  const issue = issuesByField(change.error)['phone'];
  const keep = (kept: string | null) =>
    change.mutate(kept, {
      onSuccess: () => {
        onClose();
        showToast(t(kept === null ? 'forms.phone.removed' : 'forms.phone.kept'));
      },
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasSent(true);
    if (phone.trim() && !change.isPending) keep(phone.trim());
  };
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      {change.isError && !issue && <Notice tone="late" role="alert" title={say.problem(change.error)} />}
      <TextField
        label={t('forms.phone.label')}
        hint={t('forms.phone.hint')}
        name="tel"
        type="tel"
        inputMode="tel"
        autoComplete="tel-national"
        maxLength={30}
        value={phone}
        error={wasSent && !phone.trim() ? t('forms.phone.missing') : issue && say.fieldIssue(issue)}
        onChange={(event) => {
          setPhone(event.target.value);
          if (issue) change.reset();
        }}
      />
      <div className={styles['buttons']}>
        <Button variant="primary" type="submit" busy={change.isPending}>
          {t('forms.phone.submit')}
        </Button>
        <Button onClick={onClose}>{t('shared:cancel')}</Button>
        {hasPhone && (
          <Button variant="danger" busy={change.isPending} onClick={() => keep(null)}>
            {t('forms.phone.remove')}
          </Button>
        )}
      </div>
    </form>
  );
}
