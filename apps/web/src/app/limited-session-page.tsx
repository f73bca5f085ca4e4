import type { Me } from '@linli/domain/appointments/appointments.contract.ts';
import { useQuery } from '@tanstack/react-query';
import { ChangePasswordForm } from '../accounts/change-password-form.tsx';
import { ownAccountQuery } from '../accounts/own-account.queries.ts';
import { useTexts } from '../shared/texts.ts';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { PageTitle } from '../shared/ui/page-title.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { Plain } from './plain-page.tsx';
import styles from './sign-in-page.module.css';
import { SignOutButton } from './sign-out-button.tsx';

/**
 * Signed in, but first something must be mended. It stands in the place of the page one wanted, which shows as soon as
 * it is: the guard watches `me`.
 */
export function LimitedSessionPage({ me }: { me: Me }) {
  const t = useTexts('accounts');
  const own = useQuery(ownAccountQuery);
  return (
    <Plain>
      <header className={styles['intro']}>
        <PageTitle title={t('own.limited.password.title')} />
        <p>{t('own.limited.password.lead', { name: me.person.name })}</p>
      </header>
      {own.isPending && <Skeleton />}
      {own.isError && !own.data && <ErrorState error={own.error} onRetry={() => void own.refetch()} />}
      {own.data && <ChangePasswordForm account={own.data} />}
      <SignOutButton />
    </Plain>
  );
}
