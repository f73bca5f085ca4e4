import { signInContract } from '@linli/domain/accounts/sign-in.contract.ts';
import { appointmentsContract, type Me } from '@linli/domain/appointments/appointments.contract.ts';
import { mutationOptions, queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api-problem.ts';
import { call } from './api.ts';

export const ME_KEY = ['appointments', 'me'] as const;

/** Who is signed in; null when nobody is. */
export const meQuery = queryOptions({
  queryKey: ME_KEY,
  queryFn: ({ signal }): Promise<Me | null> =>
    call(appointmentsContract.me, { signal }).catch((error: unknown) => {
      if (error instanceof ApiProblem && error.status === 401) return null;
      throw error;
    }),
  staleTime: 60_000,
});

/** The appointment the person acts under; null when they hold none that is current. */
export function actingAppointmentOf(me: Me) {
  return me.appointments.find((each) => each.id === me.actingAppointmentId) ?? null;
}

/** The signed-in person inside a guarded shell, where there always is one. */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error('useMe is for pages below RequireRole');
  return data;
}

/** Signs in and loads who that is; refuses with `sign_in.wrong_name_or_password`. */
export const signInMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: async ({ username, password }: { username: string; password: string }): Promise<Me | null> => {
      await call(signInContract.signIn, { body: { name: username, password } });
      client.clear();
      return client.fetchQuery(meQuery);
    },
  });

/** Switches to another of one's appointments; everything on screen belongs to the old one and goes. */
export const actAsMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (appointmentId: string) => call(appointmentsContract.actAs, { body: { appointmentId } }),
    onSuccess: (me) => {
      client.clear();
      client.setQueryData(ME_KEY, me);
    },
  });

/** Signs out and forgets everything that was loaded. */
export function useSignOut() {
  const client = useQueryClient();
  return async () => {
    await call(signInContract.signOut);
    client.clear();
    client.setQueryData(ME_KEY, null);
  };
}
