import { maskAddress } from '@linli/domain/accounts/address.ts';
import type { SignInWay } from '@linli/domain/accounts/outside-sign-in.ts';
import { mobileNumber } from '@linli/domain/accounts/phone.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { parse } from 'bowser';
import type { FastifyRequest } from 'fastify';
import type { Platform } from '../shared/platform.ts';
import { LONGEST_SESSION_SECONDS, newToken, sessionTokenHash } from '../shared/session/session-cookies.ts';
import { createSession, endSessions, findSessionByToken } from '../shared/session/sessions.store.ts';
import { changeAccount } from './account-change.ts';
import { findAccount, type StoredAccount } from './accounts.store.ts';
import { holdOpen } from './disabling.store.ts';
import { passGuards, type Try } from './guards.ts';
import { knownDevice } from './known-devices.ts';
import { hashPassword, inTurn, isOutdated } from './password-hash.ts';
import { isPassword } from './passwords.ts';
import { renewHash } from './passwords.store.ts';

/** The browser that asks. */
export interface Visitor {
  readonly address: string;
  readonly userAgent: string;
  readonly cookies: string | undefined;
}

export function visitorOf({ ip, headers }: FastifyRequest): Visitor {
  return { address: ip, userAgent: headers['user-agent'] ?? '', cookies: headers.cookie };
}

/** A session just begun; its token goes into the cookie and is kept nowhere. */
export interface Begun {
  readonly personId: string;
  readonly token: string;
}

/**
 * Signs in by username or mobile number. Wrong, unknown, without a password and tried too often are one answer, and
 * take one hash each, so nobody learns from either which it was. That an account is disabled is told to whoever knows
 * its password, so that its owner asks the office instead of trying on; to anybody else it is as any other.
 */
export async function signInByPassword(
  platform: Platform,
  visitor: Visitor,
  { name, password }: { name: string; password: string },
): Promise<StoredAccount> {
  return inTurn(async () => {
    const account = await findNamed(platform, name.trim());
    const passed = await passGuards(platform, {
      what: 'password',
      whom: account?.personId ?? name.trim().toLowerCase(),
      address: visitor.address,
      device: account && knownDevice(platform, visitor.cookies, account.personId),
    });
    const hash = account?.passwordHash ?? null;
    const isRight = await isPassword(hash, password);
    // Made whether it is right or not, as nothing else tells.
    const renewed = hash !== null && isOutdated(hash) ? await hashPassword(password) : null;
    if (!passed || !account || !isRight) {
      if (passed && account) await tellFailure(platform, account.personId, passed);
      return refuse('sign_in.wrong_name_or_password');
    }
    await passed.forgive();
    if (account.disabledAt) await refuseDisabled(platform, account.personId);
    if (hash !== null && renewed !== null) await renew(platform, account.personId, { from: hash, to: renewed });
    return account;
  });
}

/** The same password under a hash of today; whoever changed it meanwhile keeps theirs. */
async function renew(platform: Platform, personId: string, hashes: { from: string; to: string }): Promise<void> {
  await changeAccount(platform, { personId, actor: null }, (transaction) => renewHash(transaction, personId, hashes));
}

async function findNamed({ database, cipher, isDemo }: Platform, name: string): Promise<StoredAccount | null> {
  const shows = { demo: isDemo };
  const phone = mobileNumber(name);
  // A username may look like a phone; whoever chose it comes first, so that no phone kept later takes it over.
  return (
    (await findAccount(database, { username: name.toLowerCase() }, shows)) ??
    (phone === null
      ? null
      : findAccount(database, { phoneIndex: { in: cipher.blindIndexes(phone, 'people.phoneIndex') } }, shows))
  );
}

/** Leaves an event of some failures; the guard says of which. */
export async function tellFailure(platform: Platform, personId: string, { told }: Try): Promise<void> {
  if (!told) return;
  await changeAccount(platform, { personId, actor: null }, (_transaction, tell) =>
    tell('accounts.sign_in_failed', { attempts: [null, told.failures], turnedAway: [null, told.turnedAway] }),
  );
}

/** Somebody who knows the password of a disabled account, or has its outside one, is worth an event: it may not be its owner. */
export async function refuseDisabled(platform: Platform, personId: string): Promise<never> {
  const code = 'sign_in.account_disabled';
  await changeAccount(platform, { personId, actor: null }, (_transaction, tell) =>
    tell('accounts.sign_in_failed', { code: [null, code] }),
  );
  return refuse(code);
}

/**
 * Begins a session for whoever has shown who they are, and ends the one that this browser had. `isConfirmed`: they
 * showed it to us a moment ago, and not the outside provider at some time.
 */
export async function beginSession(
  platform: Platform,
  visitor: Visitor,
  { personId, via, isConfirmed }: { personId: string; via: SignInWay; isConfirmed: boolean },
): Promise<Begun> {
  const { token, tokenHash } = newToken();
  const createdAt = platform.clock();
  const before = sessionTokenHash(platform, visitor.cookies);
  await changeAccount(platform, { personId, actor: null }, async (transaction, tell) => {
    if (!(await holdOpen(transaction, personId))) refuse('sign_in.account_disabled');
    const replaced = before === null ? null : await findSessionByToken(transaction, before);
    if (replaced) await endSessions(transaction, replaced.personId, null, { only: replaced.id });
    const { browser, system } = namesOf(visitor.userAgent);
    await createSession(transaction, {
      tokenHash,
      personId,
      via,
      browser,
      system,
      maskedAddress: maskAddress(visitor.address),
      createdAt,
      confirmedAt: isConfirmed ? createdAt : null,
      expiresAt: new Date(createdAt.getTime() + LONGEST_SESSION_SECONDS * 1000),
    });
    await tell('accounts.sign_in', { source: [null, via] });
  });
  return { personId, token };
}

/** `Chrome 131` and `Windows 10`, as far as the browser says so. */
function namesOf(userAgent: string): { browser: string; system: string } {
  if (userAgent === '') return { browser: '', system: '' };
  const { browser, os } = parse(userAgent.slice(0, 400));
  const version = browser.version?.split('.')[0];
  const named = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(' ').slice(0, 60);
  return { browser: named(browser.name, version), system: named(os.name, os.versionName ?? os.version) };
}
