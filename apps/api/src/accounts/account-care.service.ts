import type { accountCareContract } from '@linli/domain/accounts/account-care.contract.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { endLinks, getPersonToCareFor, hasAdministratorBesides } from '../appointments/public.ts';
import type { Platform } from '../shared/platform.ts';
import { endSessions } from '../shared/session/sessions.store.ts';
import { changeAccount } from './account-change.ts';
import { setDisabled } from './disabling.store.ts';
import { changePhoneOf } from './own-account.service.ts';
import { findAccount } from './accounts.store.ts';
import { removeTwoFactorRows } from './two-factor.store.ts';

/** Signs out whoever holds an appointment, wherever they are signed in. */
export async function endSessionsOf(platform: Platform, actor: PersonActor, appointmentId: string) {
  const personId = await getPersonToCareFor(platform, actor, appointmentId, 'endSessions');
  return changeAccount(platform, { personId, actor }, async (transaction, tell) => {
    const ended = await endSessions(transaction, personId, 'office');
    await tell('accounts.end_sessions', { sessionsEnded: [null, ended] });
    return { sessionsEnded: ended };
  });
}

/** Takes the second factor away from somebody who has lost it; whoever sits there without it is out. */
export async function resetTwoFactorOf(platform: Platform, actor: PersonActor, appointmentId: string) {
  const personId = await getPersonToCareFor(platform, actor, appointmentId, 'resetTwoFactor');
  return changeAccount(platform, { personId, actor }, async (transaction, tell) => {
    await removeTwoFactorRows(transaction, personId);
    const ended = await endSessions(transaction, personId, 'second_factor');
    await tell('accounts.reset_two_factor', { sessionsEnded: [null, ended] });
    return { sessionsEnded: ended };
  });
}

/** Corrects the mobile number by which somebody signs in. */
export async function correctPhoneOf(
  platform: Platform,
  actor: PersonActor,
  appointmentId: string,
  { phone }: BodyOf<(typeof accountCareContract)['changePhone']>,
) {
  const personId = await getPersonToCareFor(platform, actor, appointmentId, 'changePhone');
  const account = await findAccount(platform.database, { id: personId }, { demo: platform.isDemo });
  if (account?.isDemo) refuse('account.demo_stays');
  return { maskedPhone: await changePhoneOf(platform, { personId, actor }, phone) };
}

/**
 * Disables an account, whatever its person holds: open screens and sessions end, links are void, and nobody is let in
 * until it is restored. It takes nothing away that cannot be given back, so it is quick and asks for no password.
 */
export async function disableAccount(platform: Platform, actor: PersonActor, appointmentId: string) {
  const personId = await getPersonToCareFor(platform, actor, appointmentId, 'disable');
  return changeAccount(platform, { personId, actor }, async (transaction, tell) => {
    const now = platform.clock();
    // Only they disable one of them. Two may disable each other at the same moment; the later one finds nobody left.
    const shows = { demo: platform.isDemo };
    if (actor.role === 'system_admin' && !(await hasAdministratorBesides(transaction, { personId }, now, shows)))
      refuse('appointment.last_administrator');
    if (!(await setDisabled(transaction, personId, now))) refuse('account.is_disabled');
    const ended = await endSessions(transaction, personId, 'disabled');
    await endLinks(transaction, { purpose: 'set_password', personId });
    await tell('accounts.disable', { sessionsEnded: [null, ended] });
    return { sessionsEnded: ended };
  });
}

/** Lets somebody sign in again; password, second factor and appointments are as they were. */
export async function restoreAccount(platform: Platform, actor: PersonActor, appointmentId: string) {
  const personId = await getPersonToCareFor(platform, actor, appointmentId, 'restore');
  return changeAccount(platform, { personId, actor }, async (transaction, tell) => {
    if (!(await setDisabled(transaction, personId, null))) refuse('account.is_not_disabled');
    await tell('accounts.restore');
    return { outcome: 'restored' as const };
  });
}
