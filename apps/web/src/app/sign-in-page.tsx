import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, Navigate, useLocation } from 'react-router-dom';
import { onSignedIn } from '../accounts/outside.queries.ts';
import { welcome } from '../accounts/sign-in.queries.ts';
import { meQuery, startAnew, type SignedIn } from '../shared/session.queries.ts';
import { useTexts } from '../shared/texts.ts';
import { Button } from '../shared/ui/button.tsx';
import { PageTitle } from '../shared/ui/page-title.tsx';
import { homeOfPerson } from './home-of.ts';
import { Plain } from './plain-page.tsx';
import { OutsideSignIn } from './outside-sign-in.tsx';
import { SignInForm } from './sign-in-form.tsx';
import styles from './sign-in-page.module.css';

/** `/sign-in`: leads home, or to the page one wanted to open. */
export function SignInPage() {
  const t = useTexts('accounts');
  const { from } = (useLocation().state ?? {}) as { from?: string };
  const me = useQuery(meQuery);
  if (me.data && !me.data.hasEnded) return <Navigate to={from ?? homeOfPerson(me.data)} replace />;

  return (
    <Plain>
      <header className={styles['intro']}>
        <PageTitle title={t('signIn.title')} />
        <p>{from ? t('signIn.first') : t('signIn.lead')}</p>
      </header>
      <SignInForm outside={<OutsideSignIn from={from ?? null} />} />
      <p>
        <Link to="/">{t('signIn.toPublic')}</Link>
      </p>
    </Plain>
  );
}

/** Stands in front of a page whose session has ended; the page waits behind it with all that was typed. */
export function SignInAgain({ me }: { me: SignedIn }) {
  const t = useTexts('accounts');
  const client = useQueryClient();
  useEffect(() => onSignedIn(() => void welcome(client)), [client]);
  const [focused] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (focused instanceof HTMLElement) focused.focus();
    },
    [focused],
  );
  return (
    <Plain>
      <header className={styles['intro']}>
        <PageTitle title={t('signIn.title')} />
        <p role="alert">
          {t(`signIn.ended.${me.end ?? 'unknown'}`)} {t('signIn.again')}
        </p>
      </header>
      <SignInForm username={me.person.username} outside={<OutsideSignIn isAside />} />
      <p className={styles['instead']}>
        <Button variant="plain" onClick={() => startAnew(client, null)}>
          {t('signIn.other')}
        </Button>
      </p>
    </Plain>
  );
}
