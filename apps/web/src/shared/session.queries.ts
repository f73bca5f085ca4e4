import { SESSION_ENDS, type SessionEnd } from '@linli/domain/accounts/session.ts';
import { signInContract } from '@linli/domain/accounts/sign-in.contract.ts';
import { appointmentsContract, type Me } from '@linli/domain/appointments/appointments.contract.ts';
import { mutationOptions, queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api-problem.ts';
import { call } from './api.ts';

export const ME_KEY = ['appointments', 'me'] as const;

/** Who is signed in. `hasEnded`: no longer, and what stands on the page waits for them to sign in again. */
export type SignedIn = Me & { readonly hasEnded?: true; readonly end?: SessionEnd };

/** Keeps who it was, and why it is over once that is told: of several answers one may know no more. */
const ended = (before: SignedIn | null | undefined, { params: { end } }: ApiProblem): SignedIn | null =>
  before ? { ...before, hasEnded: true, ...(isSessionEnd(end) && { end }) } : null;

const isSessionEnd = (end: unknown): end is SessionEnd => (SESSION_ENDS as readonly unknown[]).includes(end);

/** Who is signed in; null when nobody is or was. */
export const meQuery = queryOptions({
  queryKey: ME_KEY,
  queryFn: ({ signal, client }): Promise<SignedIn | null> =>
    call(appointmentsContract.me, { signal }).catch((error: unknown) => {
      if (error instanceof ApiProblem && error.status === 401)
        return ended(client.getQueryData<SignedIn>(ME_KEY), error);
      throw error;
    }),
  staleTime: 60_000,
});

/** Some answer told that the session is over. */
export function endSession(client: QueryClient, problem: ApiProblem): void {
  client.setQueryData<SignedIn | null>(ME_KEY, (before) => ended(before, problem));
}

/** The appointment the person acts under; null when they hold none that is current. */
export function actingAppointmentOf(me: Me) {
  return me.appointments.find((each) => each.id === me.actingAppointmentId) ?? null;
}

/** The signed-in person inside a guarded shell, where there always is one. */
export function useMe(): SignedIn {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error('useMe is for pages below RequireRole');
  return data;
}

/** What was loaded, but not who is signed in. */
export const ALL_BUT_ME = { predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey !== ME_KEY };

/** Another person or nobody: nothing that was loaded is theirs. */
export function startAnew(client: QueryClient, me: Me | null): void {
  // Not `clear`: whoever watches `me` has to hear of it.
  client.removeQueries(ALL_BUT_ME);
  client.setQueryData(ME_KEY, me);
}

/** Whether something must be mended before anything else can be done. */
export function isLimited({ mustChangePassword, mustSetUpTwoFactor }: Me): boolean {
  return mustChangePassword || mustSetUpTwoFactor;
}

/** Switches to another of one's appointments; everything on screen belongs to the old one and goes. */
export const actAsMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (appointmentId: string) => call(appointmentsContract.actAs, { body: { appointmentId } }),
    onSuccess: (me) => startAnew(client, me),
  });

/** Signs out and forgets everything that was loaded. */
export function useSignOut() {
  const client = useQueryClient();
  return async () => {
    await call(signInContract.signOut);
    startAnew(client, null);
  };
}
