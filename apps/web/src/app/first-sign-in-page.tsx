import { signInContract } from '@linli/domain/accounts/sign-in.contract.ts';
import { signInLinksContract } from '@linli/domain/appointments/sign-in-links.contract.ts';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { problemOf } from '../shared/api-problem.ts';
import { call } from '../shared/api.ts';
import { useTexts } from '../shared/texts.ts';
import { ButtonLink } from '../shared/ui/button.tsx';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { PageTitle } from '../shared/ui/page-title.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { FirstSignInForm, type CheckedLink } from './first-sign-in-form.tsx';
import { Plain } from './plain-page.tsx';
import styles from './sign-in-page.module.css';

/** `/first-sign-in#<token>`: sets the password of whom the link is for, or makes the first administrator. */
export function FirstSignInPage() {
  const t = useTexts('appointments');
  const token = useTokenOfAddress();
  const [checked, setChecked] = useState<CheckedLink | null>(null);
  // Kept here and not as a query: signing in forgets all queries, and the form must stand until one is home.
  const { mutate, error } = useMutation({
    mutationFn: async (asked: string): Promise<CheckedLink> => {
      const facts = await call(signInLinksContract.check, { body: { token: asked } });
      return { ...facts, ...(await call(signInContract.ways)), token: asked };
    },
    onSuccess: setChecked,
  });
  useEffect(() => {
    if (token) mutate(token);
  }, [token, mutate]);

  const isInvalid = token === '' || (error && problemOf(error).code === 'sign_in.link_not_valid');
  const link = checked?.token === token ? checked : null;
  return (
    <Plain>
      {isInvalid ? (
        <InvalidLink />
      ) : link ? (
        <FirstSignInForm key={token} link={link} />
      ) : (
        <>
          <PageTitle title={t('firstSignIn.title')} />
          {error ? <ErrorState error={error} onRetry={() => mutate(token)} /> : <Skeleton />}
        </>
      )}
    </Plain>
  );
}

/** Takes the token out of the address at once, so that no history, bookmark or shared screen keeps it. */
function useTokenOfAddress(): string {
  const { hash } = useLocation();
  const navigate = useNavigate();
  const [token, setToken] = useState(hash.slice(1));
  useEffect(() => {
    if (!hash) return;
    setToken(hash.slice(1));
    void navigate({ hash: '' }, { replace: true });
  }, [hash, navigate]);
  return token;
}

function InvalidLink() {
  const t = useTexts('appointments');
  return (
    <>
      <header className={styles['intro']}>
        <PageTitle title={t('firstSignIn.invalid.title')} />
        <p>{t('firstSignIn.invalid.hint')}</p>
      </header>
      <p>{t('firstSignIn.invalid.who')}</p>
      <p>
        <ButtonLink to="/sign-in">{t('firstSignIn.invalid.signIn')}</ButtonLink>
      </p>
    </>
  );
}
