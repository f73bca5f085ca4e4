import { signInContract } from '@linli/domain/accounts/sign-in.contract.ts';
import { appointmentsContract, type Me } from '@linli/domain/appointments/appointments.contract.ts';
import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import { call } from '../shared/api.ts';
import {
  actingAppointmentOf,
  ALL_BUT_ME,
  isLimited,
  ME_KEY,
  startAnew,
  type SignedIn,
} from '../shared/session.queries.ts';

/** Signed in, or a code is asked for with this challenge. */
type SignInStep = { readonly me: Me; readonly challenge: null } | { readonly me: null; readonly challenge: string };

/** Loads who that is once nothing more is asked for. */
export async function stepOf(client: QueryClient, { challenge }: { challenge: string | null }): Promise<SignInStep> {
  return challenge === null ? { me: await welcome(client), challenge } : { me: null, challenge };
}

/** Signs in and loads who that is; refuses with `sign_in.wrong_name_or_password`. */
export const signInMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: async (account: { name: string; password: string }) =>
      stepOf(client, await call(signInContract.signIn, { body: account })),
  });

/** Finishes signing in by a code; refuses with `sign_in.wrong_code` or `sign_in.begin_again`. */
export const secondFactorMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: async (body: { challenge: string; code: string }) =>
      stepOf(client, await call(signInContract.secondFactor, { body })),
  });

/** Whoever has just signed in. The one who was here before goes on where they were; for another all starts anew. */
export async function welcome(client: QueryClient): Promise<Me> {
  const before = client.getQueryData<SignedIn>(ME_KEY);
  let me = await call(appointmentsContract.me);
  if (before?.person.id === me.person.id) {
    const acting = actingAppointmentOf({ ...me, actingAppointmentId: before.actingAppointmentId });
    if (acting && acting.id !== me.actingAppointmentId && !isLimited(me))
      me = await call(appointmentsContract.actAs, { body: { appointmentId: acting.id } });
    client.setQueryData(ME_KEY, me);
    void client.invalidateQueries(ALL_BUT_ME);
  } else startAnew(client, me);
  return me;
}
