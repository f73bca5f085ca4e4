import type { Role } from '@linli/domain/shared/actor.ts';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router-dom';
import { actingAppointmentOf, isLimited, meQuery } from '../shared/session.queries.ts';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { loadLimitedSession, loadNoEntry, loadSignIn } from './account-pages.ts';
import { Plain } from './plain-page.tsx';

const NoAppointmentPage = lazy(() => loadNoEntry().then((m) => ({ default: m.NoAppointmentPage })));
const WrongRolePage = lazy(() => loadNoEntry().then((m) => ({ default: m.WrongRolePage })));
const SignInAgain = lazy(() => loadSignIn().then((m) => ({ default: m.SignInAgain })));
const LimitedSessionPage = lazy(() => loadLimitedSession().then((m) => ({ default: m.LimitedSessionPage })));

/**
 * Lets people in who act under one of `roles`. It only chooses what to show: the API decides on every
 * request anew. Nobody signed in → the sign-in page and back here.
 */
export function RequireRole({ roles }: { roles: readonly Role[] }) {
  const location = useLocation();
  const me = useQuery(meQuery);
  const [isMending, setIsMending] = useState(false);
  if (me.isPending)
    return (
      <Plain>
        <Skeleton />
      </Plain>
    );
  if (me.isError && me.data === undefined)
    return (
      <Plain>
        <ErrorState error={me.error} onRetry={() => void me.refetch()} />
      </Plain>
    );
  if (!me.data) return <Navigate to="/sign-in" replace state={{ from: location.pathname + location.search }} />;
  const hasEnded = me.data.hasEnded === true;
  // Nothing of the room is mounted until that is mended: every request of it would be refused.
  // Recovery codes are shown once: their page stays until whoever reads them says so, whatever `me` says by then.
  const isToMend = isLimited(me.data);
  if (isToMend && !isMending) setIsMending(true);
  if (isToMend || isMending)
    return hasEnded ? (
      <SignInAgain me={me.data} />
    ) : (
      <LimitedSessionPage me={me.data} onMended={() => setIsMending(false)} />
    );
  const acting = actingAppointmentOf(me.data);
  if (!acting) return <NoAppointmentPage me={me.data} />;
  if (!roles.includes(acting.role)) return <WrongRolePage me={me.data} acting={acting} roles={roles} />;
  return (
    <>
      {hasEnded && (
        <Suspense>
          <SignInAgain me={me.data} />
        </Suspense>
      )}
      {/* The room stays, so that nothing typed in it is lost, but nobody sees it. */}
      <div key={me.data.person.id} hidden={hasEnded} style={{ display: 'contents' }}>
        <Outlet />
      </div>
    </>
  );
}
