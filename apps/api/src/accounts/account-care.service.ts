import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { getPersonToCareFor } from '../appointments/public.ts';
import type { Platform } from '../shared/platform.ts';
import { endSessions } from '../shared/session/sessions.store.ts';
import { changeAccount } from './account-change.ts';
import { removeTwoFactorRows } from './two-factor.store.ts';

/** Signs out whoever holds an appointment, wherever they are signed in. */
export async function endSessionsOf(platform: Platform, actor: PersonActor, appointmentId: string) {
  const personId = await getPersonToCareFor(platform, actor, appointmentId);
  return changeAccount(platform, { personId, actor }, async (transaction, tell) => {
    const ended = await endSessions(transaction, personId);
    await tell('accounts.end_sessions', { sessionsEnded: [null, ended] });
    return { sessionsEnded: ended };
  });
}

/** Takes the second factor away from somebody who has lost it; whoever sits there without it is out. */
export async function resetTwoFactorOf(platform: Platform, actor: PersonActor, appointmentId: string) {
  const personId = await getPersonToCareFor(platform, actor, appointmentId);
  // Their own they turn off with a code, or somebody else does it: a session left open is no way around it.
  if (personId === actor.personId) refuse('account.own_account');
  return changeAccount(platform, { personId, actor }, async (transaction, tell) => {
    await removeTwoFactorRows(transaction, personId);
    const ended = await endSessions(transaction, personId);
    await tell('accounts.reset_two_factor', { sessionsEnded: [null, ended] });
    return { sessionsEnded: ended };
  });
}
