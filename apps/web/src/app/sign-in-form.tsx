import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { PasswordField } from '../accounts/password-field.tsx';
import { useProblemText } from '../shared/problem-text.ts';
import { signInMutation } from '../accounts/sign-in.queries.ts';
import { useTexts } from '../shared/texts.ts';
import { Button } from '../shared/ui/button.tsx';
import { TextField } from '../shared/ui/field.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';
import styles from './sign-in-page.module.css';

/**
 * Name and password; whoever watches `me` goes on from there. With `username` it is for that person only;
 * `outside` is the way beside it. What was
 * typed stands while an answer is waited for, and after a refusal.
 */
export function SignInForm({ username, outside }: { username?: string; outside: ReactNode }) {
  const t = useTexts('accounts');
  const say = useProblemText();
  const signIn = useMutation(signInMutation(useQueryClient()));
  const [account, setAccount] = useState({ name: username ?? '', password: '' });
  const [wasSubmitted, setWasSubmitted] = useState(false);
  const [isCodeGivenUp, giveCodeUp] = useState<{ reason: unknown } | null>(null);
  const name = account.name.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasSubmitted(true);
    if (!name || !account.password || signIn.isPending) return;
    giveCodeUp(null);
    signIn.mutate({ ...account, name });
  };
  const challenge = isCodeGivenUp ? null : signIn.data?.challenge;
  if (challenge)
    return (
      <SecondFactorForm
        challenge={challenge}
        onBeginAgain={(reason) => {
          giveCodeUp({ reason });
          setAccount({ ...account, password: '' });
          setWasSubmitted(false);
        }}
      />
    );
  const error = signIn.error ?? isCodeGivenUp?.reason;
  return (
    <>
      <form className={styles['form']} onSubmit={submit} noValidate>
        {Boolean(error) && <Notice tone="late" role="alert" title={say.problem(error)} />}
        <TextField
          label={t('signIn.name')}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          readOnly={username !== undefined}
          value={account.name}
          error={wasSubmitted && !name ? t('signIn.nameMissing') : undefined}
          onChange={(event) => setAccount({ ...account, name: event.target.value })}
        />
        <PasswordField
          error={wasSubmitted && !account.password ? t('password.missing') : undefined}
          autoComplete="current-password"
          autoFocus={username !== undefined}
          value={account.password}
          onChange={(password) => setAccount({ ...account, password })}
        />
        <Button variant="primary" type="submit" wide busy={signIn.isPending}>
          {signIn.isPending ? t('signIn.submitting') : t('signIn.submit')}
        </Button>
        <p className={styles['soft']}>{t('signIn.forgotten')}</p>
      </form>
      {outside}
      {username === undefined && <DemoAccounts onChoose={setAccount} />}
    </>
  );
}
