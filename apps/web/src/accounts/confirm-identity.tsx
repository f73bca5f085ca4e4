import { CONFIRMED_MINUTES } from '@linli/domain/accounts/session.ts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { problemOf } from '../shared/api-problem.ts';
import { answerWaiting } from '../shared/confirm-identity.ts';
import { useProblemText } from '../shared/problem-text.ts';
import { meQuery } from '../shared/session.queries.ts';
import { useTexts } from '../shared/texts.ts';
import { Button } from '../shared/ui/button.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import { CodeField, isCode } from './code-field.tsx';
import styles from './confirm-identity.module.css';
import { confirmIdentityMutation } from './own-account.queries.ts';
import { PasswordField } from './password-field.tsx';

/** Asks whoever sits here to show once more who they are; the requests that wait for it go on by themselves. */
export function ConfirmIdentity() {
  const t = useTexts('accounts');
  const say = useProblemText();
  const id = useId();
  const { data: me } = useQuery(meQuery);
  const dialog = useRef<HTMLDialogElement>(null);
  const isConfirmed = useRef(false);
  const [isByCode, setIsByCode] = useState(false);
  const [typed, setTyped] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const close = (confirmed: boolean) => {
    isConfirmed.current = confirmed;
    dialog.current?.close();
  };
  const confirm = useMutation({
    ...confirmIdentityMutation,
    onSuccess: () => close(true),
    onError: (error) => {
      const { code } = problemOf(error);
      // Nobody is signed in any more: the page behind asks for that.
      if (code === 'request.sign_in_needed') close(false);
      if (code === 'account.no_password' && me?.hasTwoFactor) change(true);
    },
  });
  // The browser's own dialog keeps the focus inside and gives it back to where it was.
  useEffect(() => dialog.current?.showModal(), []);
  const change = (byCode: boolean) => {
    setIsByCode(byCode);
    setTyped('');
    setWasSent(false);
  };
  const send = (said: string) => {
    setWasSent(true);
    if (confirm.isPending || (isByCode ? !isCode(said) : !said)) return;
    confirm.mutate(isByCode ? { code: said } : { password: said });
  };
  return (
    <dialog
      ref={dialog}
      className={styles['dialog']}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-lead`}
      onClose={() => answerWaiting(isConfirmed.current)}
    >
      <form
        className={styles['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send(typed);
        }}
      >
        <h2 id={`${id}-title`}>{t('confirm.title')}</h2>
        <p id={`${id}-lead`}>{t('confirm.lead', { minutes: CONFIRMED_MINUTES })}</p>
        {confirm.isError && <Notice tone="late" role="alert" title={say.problem(confirm.error)} />}
        {isByCode ? (
          <CodeField
            autoFocus
            value={typed}
            wasSent={wasSent && !confirm.isError}
            onChange={setTyped}
            onComplete={send}
          />
        ) : (
          <PasswordField
            error={wasSent && !typed ? t('password.missing') : undefined}
            autoComplete="current-password"
            value={typed}
            onChange={setTyped}
          />
        )}
        <div className={styles['buttons']}>
          <Button variant="primary" type="submit" busy={confirm.isPending}>
            {confirm.isPending ? t('confirm.submitting') : t('confirm.submit')}
          </Button>
          <Button onClick={() => close(false)}>{t('shared:cancel')}</Button>
          {me?.hasTwoFactor && (
            <Button variant="plain" onClick={() => change(!isByCode)}>
              {t(isByCode ? 'confirm.byPassword' : 'confirm.byCode')}
            </Button>
          )}
        </div>
      </form>
    </dialog>
  );
}
