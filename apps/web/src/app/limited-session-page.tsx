import type { Me } from '@linli/domain/appointments/appointments.contract.ts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { ChangePasswordForm } from '../accounts/change-password-form.tsx';
import { ownAccountQuery } from '../accounts/own-account.queries.ts';
import { isLimited, meQuery } from '../shared/session.queries.ts';
import { useTexts } from '../shared/texts.ts';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { PageTitle } from '../shared/ui/page-title.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { Plain } from './plain-page.tsx';
import styles from './sign-in-page.module.css';
import { SignOutButton } from './sign-out-button.tsx';

const TwoFactorSetUp = lazy(() =>
  import('../accounts/two-factor-set-up.tsx').then((m) => ({ default: m.TwoFactorSetUp })),
);

const taskOf = ({ mustChangePassword }: Me): 'password' | 'twoFactor' =>
  mustChangePassword ? 'password' : 'twoFactor';

interface Props {
  me: Me;
  /** Nothing is in the way any more. */
  onMended: () => void;
}

/** Signed in, but first something must be mended. It stands in the place of the page one wanted. */
export function LimitedSessionPage({ me, onMended }: Props) {
  const t = useTexts('accounts');
  const client = useQueryClient();
  const own = useQuery(ownAccountQuery);
  const [task, setTask] = useState(() => taskOf(me));
  const onDone = async () => {
    const now = await client.fetchQuery({ ...meQuery, staleTime: 0 });
    if (now && isLimited(now)) setTask(taskOf(now));
    else onMended();
  };
  return (
    <Plain>
      <header className={styles['intro']}>
        <PageTitle key={task} title={t(`forms.limited.${task}.title`)} />
        <p>{t(`forms.limited.${task}.lead`, { name: me.person.name })}</p>
      </header>
      {own.isPending && <Skeleton />}
      {own.isError && !own.data && <ErrorState error={own.error} onRetry={() => void own.refetch()} />}
      {own.data &&
        (task === 'password' ? (
          <ChangePasswordForm account={own.data} onDone={() => void onDone()} />
        ) : (
          <Suspense fallback={<Skeleton />}>
            <TwoFactorSetUp username={own.data.username} onDone={() => void onDone()} />
          </Suspense>
        ))}
      <div>
        <SignOutButton />
      </div>
    </Plain>
  );
}
