import { CONFIRMED_MINUTES } from '@linli/domain/accounts/session.ts';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { problemOf } from '../shared/api-problem.ts';
import { answerWaiting } from '../shared/confirm-identity.ts';
import { useProblemText } from '../shared/problem-text.ts';
import { useTexts } from '../shared/texts.ts';
import { Button } from '../shared/ui/button.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import styles from './confirm-identity.module.css';
import { confirmIdentityMutation } from './own-account.queries.ts';
import { PasswordField } from './password-field.tsx';

/** Asks whoever sits here to show once more who they are; the requests that wait for it go on by themselves. */
export function ConfirmIdentity() {
  const t = useTexts('accounts');
  const say = useProblemText();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [password, setPassword] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const confirm = useMutation({
    ...confirmIdentityMutation,
    onSuccess: () => close(true),
    onError: (error) => {
      // Nobody is signed in any more: the page behind asks for that.
      if (problemOf(error).code === 'request.sign_in_needed') close(false);
    },
  });
  // The browser's own dialog keeps the focus inside and gives it back to where it was.
  useEffect(() => dialog.current?.showModal(), []);
  const isConfirmed = useRef(false);
  const close = (confirmed: boolean) => {
    isConfirmed.current = confirmed;
    dialog.current?.close();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasSent(true);
    if (password && !confirm.isPending) confirm.mutate({ password });
  };
  return (
    <dialog
      ref={dialog}
      className={styles['dialog']}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-lead`}
      onClose={() => answerWaiting(isConfirmed.current)}
    >
      <form className={styles['form']} onSubmit={submit} noValidate>
        <h2 id={`${id}-title`}>{t('confirm.title')}</h2>
        <p id={`${id}-lead`}>{t('confirm.lead', { minutes: CONFIRMED_MINUTES })}</p>
        {confirm.isError && <Notice tone="late" role="alert" title={say.problem(confirm.error)} />}
        <PasswordField
          error={wasSent && !password ? t('password.missing') : undefined}
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
        <div className={styles['buttons']}>
          <Button variant="primary" type="submit" busy={confirm.isPending}>
            {confirm.isPending ? t('confirm.submitting') : t('confirm.submit')}
          </Button>
          <Button onClick={() => close(false)}>{t('shared:cancel')}</Button>
        </div>
      </form>
    </dialog>
  );
}
