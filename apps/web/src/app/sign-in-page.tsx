import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link, Navigate, useLocation, useNavigate } from 'react-router-dom';
import { useProblemText } from '../shared/problem-text.ts';
import { meQuery, signInMutation } from '../shared/session.queries.ts';
import { useTexts } from '../shared/texts.ts';
import { Button } from '../shared/ui/button.tsx';
import { TextField } from '../shared/ui/field.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import { PageTitle } from '../shared/ui/page-title.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { homeOfPerson } from './home-of.ts';
import { PasswordField } from './password-field.tsx';
import { Plain } from './plain-page.tsx';
import styles from './sign-in-page.module.css';

export function SignInPage() {
  const t = useTexts('appointments');
  const say = useProblemText();
  const navigate = useNavigate();
  const { from } = (useLocation().state ?? {}) as { from?: string };
  const me = useQuery(meQuery);
  const signIn = useMutation({
    ...signInMutation(useQueryClient()),
    onSuccess: (signedIn) => signedIn && navigate(from ?? homeOfPerson(signedIn), { replace: true }),
  });
  const [account, setAccount] = useState({ username: '', password: '' });
  const [wasSubmitted, setWasSubmitted] = useState(false);

  // Somebody who is signed in already and did not just press the button belongs on their own page.
  if (me.data && signIn.isIdle) return <Navigate to={from ?? homeOfPerson(me.data)} replace />;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasSubmitted(true);
    if (account.username.trim() && account.password) signIn.mutate({ ...account, username: account.username.trim() });
  };

  return (
    <Plain>
      <header className={styles['intro']}>
        <PageTitle title={t('signIn.title')} />
        <p>{from ? t('signIn.sessionEnded') : t('signIn.lead')}</p>
      </header>
      <form className={styles['form']} onSubmit={submit} noValidate>
        {signIn.isError && <Notice tone="late" role="alert" title={say.problem(signIn.error)} />}
        <TextField
          label={t('signIn.username')}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={account.username}
          error={wasSubmitted && !account.username.trim() ? t('signIn.usernameMissing') : undefined}
          onChange={(event) => setAccount({ ...account, username: event.target.value })}
        />
        <PasswordField
          label={t('signIn.password')}
          error={wasSubmitted && !account.password ? t('signIn.passwordMissing') : undefined}
          autoComplete="current-password"
          value={account.password}
          onChange={(password) => setAccount({ ...account, password })}
        />
        <Button variant="primary" type="submit" wide busy={signIn.isPending}>
          {signIn.isPending ? t('signIn.submitting') : t('signIn.submit')}
        </Button>
        <p className={styles['soft']}>{t('signIn.forgotten')}</p>
      </form>
      <DemoAccounts onChoose={setAccount} />
      <p>
        <Link to="/">{t('signIn.toPublic')}</Link>
      </p>
    </Plain>
  );
}
