import { needsTwoFactor } from '@linli/domain/accounts/account-policy.ts';
import { mobileNumber } from '@linli/domain/accounts/phone.ts';
import { PASSWORD_RULE } from '@linli/domain/accounts/password.ts';
import type { OwnAccount, ownAccountContract, SessionView } from '@linli/domain/accounts/own-account.contract.ts';
import { CONFIRMED_MINUTES, endByTime, isConfirmed, sessionClassOf } from '@linli/domain/accounts/session.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { maskPhone } from '@linli/domain/shared/masking.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { Platform } from '../shared/platform.ts';
import { newToken } from '../shared/session/session-cookies.ts';
import type { SessionPerson } from '../shared/session/session.ts';
import { endSessions, listSessions, renewSession } from '../shared/session/sessions.store.ts';
import { changeAccount } from './account-change.ts';
import { findAccount, keepPhone, maskedPhoneOf, type StoredAccount } from './accounts.store.ts';
import { takeCode } from './codes.ts';
import { passSessionGuard } from './guards.ts';
import { inTurn } from './password-hash.ts';
import { hashNewPassword, isPassword } from './passwords.ts';
import { setPassword } from './passwords.store.ts';
import { findOutsideLink } from './outside-accounts.store.ts';
import { countRecoveryCodes } from './two-factor.store.ts';

type Contract = typeof ownAccountContract;

const confirmedUntil = (confirmedAt: Date) => new Date(confirmedAt.getTime() + CONFIRMED_MINUTES * 60_000);

async function getOwn(platform: Platform, { personId }: SessionPerson): Promise<StoredAccount> {
  const account = await findAccount(platform.database, { id: personId }, { demo: platform.isDemo });
  return account ?? refuse('request.sign_in_needed');
}

export async function readOwnAccount(platform: Platform, session: SessionPerson): Promise<OwnAccount> {
  const { username, isDemo, passwordHash, passwordSetAt, phone, personId, twoFactorSince } = await getOwn(
    platform,
    session,
  );
  const { passwordRules, twoFactor } = platform.accountPolicy;
  const roles = session.appointments.map(({ role }) => role);
  const { maxAgeDays } = PASSWORD_RULE[passwordRules];
  const expiresAt =
    passwordSetAt && maxAgeDays !== null && !isDemo
      ? new Date(passwordSetAt.getTime() + maxAgeDays * 86_400_000)
      : null;
  const { confirmedAt } = session;
  return {
    username,
    maskedPhone: phone === null ? null : maskedPhoneOf(platform, personId, phone),
    hasPassword: passwordHash !== null,
    passwordSetAt: passwordSetAt?.toISOString() ?? null,
    passwordExpiresAt: expiresAt?.toISOString() ?? null,
    passwordRules,
    twoFactorSince: twoFactorSince?.toISOString() ?? null,
    isTwoFactorRequired: needsTwoFactor(twoFactor, roles),
    recoveryCodesLeft: await countRecoveryCodes(platform.database.system.client, personId),
    outside: await outsideOf(platform, personId),
    confirmedUntil:
      confirmedAt && isConfirmed(confirmedAt, platform.clock()) ? confirmedUntil(confirmedAt).toISOString() : null,
  };
}

async function outsideOf({ outside, database }: Platform, personId: string): Promise<OwnAccount['outside']> {
  if (!outside) return null;
  const linkedAt = await findOutsideLink(database.system.client, personId);
  return { label: outside.label, linkedSince: linkedAt?.toISOString() ?? null };
}

/** Whoever is signed in shows again who they are. A right password counts from now on; wrong ones are counted. */
async function getShown(platform: Platform, session: SessionPerson, password: string): Promise<StoredAccount> {
  const account = await getOwn(platform, session);
  if (account.passwordHash === null) refuse('account.no_password');
  return inTurn(async () => {
    const passed = (await passSessionGuard(platform, session.sessionId)) ?? refuse('request.too_many');
    if (!(await isPassword(account.passwordHash, password))) refuse('account.wrong_password_or_code');
    await passed.forgive();
    return account;
  });
}

/** Confirms who sits here for some minutes; the session gets another token, so that an older copy gains nothing. */
export async function confirmIdentity(
  platform: Platform,
  session: SessionPerson,
  { password, code }: BodyOf<Contract['confirm']>,
): Promise<{ token: string; confirmedUntil: Date }> {
  const { personId, actor } = session;
  if ((password === undefined) === (code === undefined))
    refuse('request.invalid', { errors: [{ path: ['password'], code: 'required' }] });
  if (code !== undefined && !session.hasTwoFactor) refuse('account.two_factor_is_off');
  const passed = password === undefined ? await passSessionGuard(platform, session.sessionId) : null;
  if (password !== undefined) await getShown(platform, session, password);
  else if (!passed) refuse('request.too_many');
  const { token, tokenHash } = newToken();
  const confirmedAt = platform.clock();
  await changeAccount(platform, { personId, actor }, async (transaction, tell) => {
    if (code !== undefined && (await takeCode(platform, transaction, personId, code)) === null)
      refuse('account.wrong_password_or_code');
    if (!(await renewSession(transaction, session.sessionId, { tokenHash, confirmedAt })))
      refuse('request.sign_in_needed');
    await tell('accounts.confirm_identity');
  });
  await passed?.forgive();
  return { token, confirmedUntil: confirmedUntil(confirmedAt) };
}

/** Changes one's own password: every other session ends, and this one gets another token. */
export async function changePassword(
  platform: Platform,
  session: SessionPerson,
  { current, password }: BodyOf<Contract['changePassword']>,
): Promise<{ token: string; account: OwnAccount }> {
  const { personId, sessionId, actor, username } = session;
  const { isDemo } = await getShown(platform, session, current);
  // Everybody uses the demo's accounts; one visitor must not take them from the next.
  if (isDemo) refuse('account.demo_stays');
  const hash = await hashNewPassword(platform, password, { username, personId });
  const { token, tokenHash } = newToken();
  const at = platform.clock();
  await changeAccount(platform, { personId, actor }, async (transaction, tell) => {
    if (!(await renewSession(transaction, sessionId, { tokenHash, confirmedAt: at }))) refuse('request.sign_in_needed');
    await setPassword(transaction, personId, { hash, at, chosenBy: 'owner' });
    const ended = await endSessions(transaction, personId, 'password', { except: sessionId });
    await tell('accounts.change_password', { sessionsEnded: [null, ended] });
  });
  return { token, account: await readOwnAccount(platform, { ...session, confirmedAt: at }) };
}

/** Keeps another mobile number to sign in by, or none. Nobody else's can be taken. */
export async function changePhone(
  platform: Platform,
  session: SessionPerson,
  { phone: typed }: BodyOf<Contract['changePhone']>,
): Promise<OwnAccount> {
  const { personId, actor } = session;
  if (session.isDemo) refuse('account.demo_stays');
  await changePhoneOf(platform, { personId, actor }, typed);
  return readOwnAccount(platform, session);
}

/** Keeps another mobile number for somebody, or none; returns it masked. */
export async function changePhoneOf(
  platform: Platform,
  whose: { personId: string; actor: PersonActor | null },
  typed: string | null,
): Promise<string | null> {
  const phone = typed === null ? null : mobileNumber(typed);
  if (typed !== null && phone === null)
    refuse('request.invalid', { errors: [{ path: ['phone'], code: 'invalid_format' }] });
  const masked = phone === null ? null : maskPhone(phone);
  await changeAccount(platform, whose, async (transaction, tell) => {
    if (!(await keepPhone(transaction, platform.cipher, whose.personId, phone)))
      refuse('account.phone_taken', { errors: [{ path: ['phone'], code: 'taken' }] });
    await tell('accounts.change_phone', { phone: [null, masked] });
  });
  return masked;
}

export async function listOwnSessions(platform: Platform, session: SessionPerson): Promise<{ items: SessionView[] }> {
  const now = platform.clock();
  const rows = await listSessions(platform.database.scoped, session.personId, now);
  const times = platform.accountPolicy.sessionTimes[sessionClassOf(session.appointments.map(({ role }) => role))];
  const open = rows.filter((row) => row.id === session.sessionId || endByTime(row, times, now) === null);
  return {
    items: open.map(({ id, browser, system, maskedAddress, createdAt, lastSeenAt }) => ({
      id,
      browser,
      system,
      maskedAddress,
      signedInAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      isThisOne: id === session.sessionId,
    })),
  };
}

/** Ends one of one's sessions elsewhere. */
export async function endOwnSession(platform: Platform, session: SessionPerson, sessionId: string) {
  const { personId, actor } = session;
  await changeAccount(platform, { personId, actor }, async (transaction, tell) => {
    if ((await endSessions(transaction, personId, 'elsewhere', { only: sessionId })) === 0)
      refuse('account.session_not_found');
    await tell('accounts.end_sessions', { sessionsEnded: [null, 1] });
  });
  return listOwnSessions(platform, session);
}

/** Ends all of one's sessions but this one. */
export async function endOtherSessions(platform: Platform, session: SessionPerson) {
  const { personId, actor, sessionId } = session;
  await changeAccount(platform, { personId, actor }, async (transaction, tell) => {
    const ended = await endSessions(transaction, personId, 'elsewhere', { except: sessionId });
    await tell('accounts.end_sessions', { sessionsEnded: [null, ended] });
  });
  return listOwnSessions(platform, session);
}

export async function signOut(platform: Platform, { personId, actor, sessionId }: SessionPerson): Promise<void> {
  await changeAccount(platform, { personId, actor }, async (transaction, tell) => {
    if ((await endSessions(transaction, personId, null, { only: sessionId })) > 0) await tell('accounts.sign_out');
  });
}
