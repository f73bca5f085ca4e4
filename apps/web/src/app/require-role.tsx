import type { Role } from '@linli/domain/shared/actor.ts';
import { useQuery } from '@tanstack/react-query';
import { lazy } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router-dom';
import { actingAppointmentOf, meQuery } from '../shared/session.queries.ts';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { Plain } from './plain-page.tsx';

const NoAppointmentPage = lazy(() => import('./no-entry-pages.tsx').then((m) => ({ default: m.NoAppointmentPage })));
const WrongRolePage = lazy(() => import('./no-entry-pages.tsx').then((m) => ({ default: m.WrongRolePage })));

/**
 * Lets people in who act under one of `roles`. It only chooses what to show: the API decides on every
 * request anew. Nobody signed in → the sign-in page and back here.
 */
export function RequireRole({ roles }: { roles: readonly Role[] }) {
  const location = useLocation();
  const me = useQuery(meQuery);
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
  const acting = actingAppointmentOf(me.data);
  if (!acting) return <NoAppointmentPage me={me.data} />;
  if (!roles.includes(acting.role)) return <WrongRolePage me={me.data} acting={acting} roles={roles} />;
  return <Outlet />;
}
