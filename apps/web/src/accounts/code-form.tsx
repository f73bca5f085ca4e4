import type { UseMutationResult } from '@tanstack/react-query';
import { useState } from 'react';
import { problemOf } from '../shared/api-problem.ts';
import { useProblemText } from '../shared/problem-text.ts';
import { useTexts } from '../shared/texts.ts';
import { Button } from '../shared/ui/button.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import { CodeField, isCode } from './code-field.tsx';
import styles from './own-account.module.css';

interface Props {
  submit: string;
  sending: UseMutationResult<unknown, Error, string>;
  onCancel?: () => void;
  mayBeRecovery?: boolean;
}

/** Sends a code against which something of the own account is changed; what was typed stands when it is refused. */
export function CodeForm({ submit, sending, onCancel, mayBeRecovery = true }: Props) {
  const t = useTexts('accounts');
  const say = useProblemText();
  const [code, setCode] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const isWrong = sending.isError && problemOf(sending.error).code === 'account.wrong_password_or_code';
  const send = (typed: string) => {
    setWasSent(true);
    if (isCode(typed) && !sending.isPending) sending.mutate(typed);
  };
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send(code);
      }}
    >
      {sending.isError && !isWrong && <Notice tone="late" role="alert" title={say.problem(sending.error)} />}
      <CodeField
        value={code}
        wasSent={wasSent}
        mayBeRecovery={mayBeRecovery}
        refused={isWrong ? t('forms.twoFactor.wrong') : undefined}
        onChange={(typed) => {
          setCode(typed);
          setWasSent(false);
          if (sending.isError) sending.reset();
        }}
        onComplete={send}
      />
      <div className={styles['buttons']}>
        <Button variant="primary" type="submit" busy={sending.isPending}>
          {sending.isPending ? t('code.submitting') : submit}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t('shared:cancel')}</Button>}
      </div>
    </form>
  );
}
