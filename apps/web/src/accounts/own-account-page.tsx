import { useQuery } from '@tanstack/react-query';
import { Navigate } from 'react-router-dom';
import { roomOfPerson } from '../app/home-of.ts';
import { meQuery } from '../shared/session.queries.ts';
import { useTexts } from '../shared/texts.ts';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { PageTitle } from '../shared/ui/page-title.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { ownAccountQuery } from './own-account.queries.ts';
import styles from './own-account.module.css';
import { PasswordSection } from './password-section.tsx';
import { PhoneSection } from './phone-section.tsx';
import { TwoFactorSection } from './two-factor-section.tsx';
import { useForms, WithForms, type LoadForms } from './with-forms.tsx';

/** 账号与安全: how one signs in, and where one is signed in. */
export function OwnAccountPage({ loadForms }: { loadForms: LoadForms }) {
  const t = useTexts('accounts');
  const own = useQuery(ownAccountQuery);
  const outside = own.data?.outside;
  useForms(loadForms);
  return (
    <div className={styles['page']}>
      <header>
        <PageTitle title={t('own.title')} />
        {own.data && <p className={styles['soft']}>{t('own.username', { username: own.data.username })}</p>}
      </header>
      {own.isPending && <Skeleton rows={4} />}
      {own.isError && !own.data && <ErrorState error={own.error} onRetry={() => void own.refetch()} />}
      {own.data && (
        <>
          <PasswordSection account={own.data} loadForms={loadForms} />
          <TwoFactorSection account={own.data} loadForms={loadForms} />
          {outside && (
            <WithForms load={loadForms}>{({ OutsideSection }) => <OutsideSection outside={outside} />}</WithForms>
          )}
          <PhoneSection maskedPhone={own.data.maskedPhone} loadForms={loadForms} />
          <WithForms load={loadForms}>{({ SessionsSection }) => <SessionsSection />}</WithForms>
        </>
      )}
    </div>
  );
}

/** `/account` leads to the page in one's own room. */
export function ToOwnAccount() {
  const { data: me, isPending } = useQuery(meQuery);
  if (isPending) return <Skeleton />;
  if (!me) return <Navigate to="/sign-in" replace state={{ from: '/account' }} />;
  return <Navigate to={`${roomOfPerson(me)}/account`} replace />;
}
