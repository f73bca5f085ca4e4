import { needsTwoFactor } from '@linli/domain/accounts/account-policy.ts';
import type { OwnAccount } from '@linli/domain/accounts/own-account.contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { Platform } from '../shared/platform.ts';
import { newToken } from '../shared/session/session-cookies.ts';
import type { SessionPerson } from '../shared/session/session.ts';
import { endSessions, renewSession } from '../shared/session/sessions.store.ts';
import { changeAccount } from './account-change.ts';
import { makeRecoveryCodes, newSecret, takeCode } from './codes.ts';
import { passSessionGuard } from './guards.ts';
import { readOwnAccount } from './own-account.service.ts';
import { beginTwoFactor as keepBeginning, removeTwoFactorRows, turnTwoFactorOn } from './two-factor.store.ts';

/** Shows a new secret for an authenticator app. Nothing is asked for before a first code has confirmed it. */
export async function beginTwoFactor(platform: Platform, session: SessionPerson) {
  const { personId, username, actor } = session;
  // The demo's accounts are everybody's: a factor would be one visitor's.
  if (session.isDemo) refuse('account.demo_stays');
  const { sealed, ...shown } = newSecret(platform, personId, username);
  const isKept = await changeAccount(platform, { personId, actor }, (transaction) =>
    keepBeginning(transaction, personId, sealed),
  );
  if (!isKept) refuse('account.two_factor_is_on');
  return shown;
}

/** Turns the second factor on by a first code: other sessions end, and this one gets another token. */
export async function confirmTwoFactor(platform: Platform, session: SessionPerson, code: string) {
  const { personId, sessionId } = session;
  const { token, tokenHash } = newToken();
  const at = platform.clock();
  const recoveryCodes = await withCode(platform, session, code, async (transaction, tell) => {
    if (!(await turnTwoFactorOn(transaction, personId, at))) refuse('account.two_factor_is_on');
    if (!(await renewSession(transaction, sessionId, { tokenHash, confirmedAt: at }))) refuse('request.sign_in_needed');
    const ended = await endSessions(transaction, personId, 'second_factor', { except: sessionId });
    await tell('accounts.set_up_two_factor', { sessionsEnded: [null, ended] });
    return makeRecoveryCodes(platform, transaction, personId);
  });
  return { token, recoveryCodes };
}

/** Other recovery codes, against a code. */
export async function renewRecoveryCodes(platform: Platform, session: SessionPerson, code: string): Promise<string[]> {
  if (!session.hasTwoFactor) refuse('account.two_factor_is_off');
  return withCode(platform, session, code, async (transaction, tell) => {
    await tell('accounts.renew_recovery_codes');
    return makeRecoveryCodes(platform, transaction, session.personId);
  });
}

/** Turns the second factor off, against a code, where it is not required. */
export async function removeTwoFactor(
  platform: Platform,
  session: SessionPerson,
  code: string,
): Promise<{ token: string; account: OwnAccount }> {
  const { personId, sessionId, appointments } = session;
  if (!session.hasTwoFactor) refuse('account.two_factor_is_off');
  const roles = appointments.map(({ role }) => role);
  if (needsTwoFactor(platform.accountPolicy.twoFactor, roles)) refuse('account.two_factor_required');
  const { token, tokenHash } = newToken();
  const confirmedAt = platform.clock();
  await withCode(platform, session, code, async (transaction, tell) => {
    await removeTwoFactorRows(transaction, personId);
    if (!(await renewSession(transaction, sessionId, { tokenHash, confirmedAt }))) refuse('request.sign_in_needed');
    await tell('accounts.remove_two_factor');
  });
  return { token, account: await readOwnAccount(platform, { ...session, confirmedAt }) };
}

/** Does what a right code opens, in the transaction that uses the code up. Wrong ones are counted. */
async function withCode<T>(
  platform: Platform,
  { personId, sessionId, actor }: SessionPerson,
  code: string,
  work: Parameters<typeof changeAccount<T>>[2],
): Promise<T> {
  const passed = (await passSessionGuard(platform, sessionId)) ?? refuse('request.too_many');
  const result = await changeAccount(platform, { personId, actor }, async (transaction, tell) => {
    if ((await takeCode(platform, transaction, personId, code)) === null) refuse('account.wrong_password_or_code');
    return work(transaction, tell);
  });
  await passed.forgive();
  return result;
}
