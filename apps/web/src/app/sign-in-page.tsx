import type { Me } from '@linli/domain/appointments/appointments.contract.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { Link, Navigate, useLocation, useNavigate } from 'react-router-dom';
import { useProblemText } from '../shared/problem-text.ts';
import { actingAppointmentOf, meQuery, signInMutation } from '../shared/session.queries.ts';
import { useTexts } from '../shared/texts.ts';
import { Button } from '../shared/ui/button.tsx';
import { Field, TextField } from '../shared/ui/field.tsx';
import fieldStyles from '../shared/ui/field.module.css';
import { Notice } from '../shared/ui/notice.tsx';
import { PageTitle } from '../shared/ui/page-title.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { homeOf } from './home-of.ts';
import { Plain } from './plain-page.tsx';
import styles from './sign-in-page.module.css';

/** The page one was kept from, else the home of what one acts as; the guard there explains a missing role. */
function destination(me: Me, from: string | undefined): string {
  const acting = actingAppointmentOf(me);
  return from ?? (acting ? homeOf(acting.role) : '/pocket');
}

export function SignInPage() {
  const t = useTexts('appointments');
  const say = useProblemText();
  const navigate = useNavigate();
  const { from } = (useLocation().state ?? {}) as { from?: string };
  const me = useQuery(meQuery);
  const signIn = useMutation({
    ...signInMutation(useQueryClient()),
    onSuccess: (signedIn) => signedIn && navigate(destination(signedIn, from), { replace: true }),
  });
  const [account, setAccount] = useState({ username: '', password: '' });
  const [isShown, setIsShown] = useState(false);
  const [isCapsLock, setIsCapsLock] = useState(false);
  const [wasSubmitted, setWasSubmitted] = useState(false);

  // Somebody who is signed in already and did not just press the button belongs on their own page.
  if (me.data && signIn.isIdle) return <Navigate to={destination(me.data, from)} replace />;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasSubmitted(true);
    if (account.username.trim() && account.password) signIn.mutate({ ...account, username: account.username.trim() });
  };
  const watchCapsLock = (event: KeyboardEvent) => setIsCapsLock(event.getModifierState('CapsLock'));

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
        <Field
          label={t('signIn.password')}
          hint={isCapsLock ? t('signIn.capsLock') : undefined}
          error={wasSubmitted && !account.password ? t('signIn.passwordMissing') : undefined}
        >
          {(control) => (
            <div className={styles['password']}>
              <input
                {...control}
                className={fieldStyles['control']}
                type={isShown ? 'text' : 'password'}
                name="password"
                autoComplete="current-password"
                autoCapitalize="none"
                spellCheck={false}
                value={account.password}
                onChange={(event) => setAccount({ ...account, password: event.target.value })}
                onKeyUp={watchCapsLock}
                onKeyDown={watchCapsLock}
              />
              <Button variant="plain" aria-pressed={isShown} onClick={() => setIsShown(!isShown)}>
                {isShown ? t('signIn.hidePassword') : t('signIn.showPassword')}
              </Button>
            </div>
          )}
        </Field>
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
