import { randomBytes } from 'node:crypto';
import { OUTSIDE_MINUTES } from '@linli/domain/accounts/outside-sign-in.ts';
import type { OwnAccount } from '@linli/domain/accounts/own-account.contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { OutsideSettings } from '../shared/outside-settings.ts';
import type { Platform } from '../shared/platform.ts';
import type { SessionPerson } from '../shared/session/session.ts';
import { changeAccount } from './account-change.ts';
import { findAccount } from './accounts.store.ts';
import {
  createJourney,
  findPersonIdBySubject,
  keepOutsideLink,
  removeOutsideLink,
  takeJourney,
  type Journey,
} from './outside-accounts.store.ts';
import type { OutsideAnswer, OutsidePerson, OutsideProvider, OutsideSecrets } from './outside-provider.ts';
import { readOwnAccount } from './own-account.service.ts';
import { challenge } from './second-factor.service.ts';
import { beginSession, refuseDisabled, type Begun, type Visitor } from './sign-in.service.ts';

/** The provider by which people of this installation sign in. */
export interface Outside {
  readonly settings: OutsideSettings;
  readonly provider: OutsideProvider;
}

/** What a journey is for; it stands in `state`, so that the page that gets it back knows whom to ask. */
type Purpose = 'sign_in' | 'link';

/** All that a journey has to bring back comes from one token that only the browser keeps, and is kept nowhere else. */
function secretsOf({ cipher }: Platform, purpose: Purpose, token: string): OutsideSecrets & { hash: string } {
  const derived = (what: string) => cipher.hash(`${purpose} ${token}`, `outside_${what}`);
  return {
    state: `${purpose}.${derived('state')}`,
    nonce: derived('nonce'),
    verifier: derived('verifier'),
    hash: derived('journey'),
  };
}

/** Begins a journey to the provider. The token goes into a cookie; whoever has only the address can finish nothing. */
export async function leave(
  platform: Platform,
  { provider }: Outside,
  { purpose, sessionId }: Journey & { purpose: Purpose },
): Promise<{ address: string; token: string }> {
  const token = randomBytes(32).toString('base64url');
  const secrets = secretsOf(platform, purpose, token);
  const address = await provider.addressFor(secrets);
  const expiresAt = new Date(platform.clock().getTime() + OUTSIDE_MINUTES * 60_000);
  await createJourney(platform.database.system.client, { hash: secrets.hash, sessionId, expiresAt });
  return { address, token };
}

/** Ends a journey, whatever comes of it, and says who came back. */
async function comeBack(
  platform: Platform,
  { provider }: Outside,
  { purpose, token, answer, sessionId }: Journey & { purpose: Purpose; token: string | null; answer: OutsideAnswer },
): Promise<OutsidePerson> {
  const secrets = token === null ? null : secretsOf(platform, purpose, token);
  // Another browser's return, or one that somebody else began: nobody is to be signed in to an account of others.
  if (!secrets || secrets.state !== answer.state) refuse('sign_in.outside_begin_again');
  const journey = await takeJourney(platform.database.system.client, secrets.hash, platform.clock());
  if (!journey || journey.sessionId !== sessionId) refuse('sign_in.outside_begin_again');
  return provider.read(answer, secrets);
}

/** One name at another provider, or from another claim, is somebody else. */
function subjectHashOf({ cipher }: Platform, { settings }: Outside, { name }: OutsidePerson): string {
  return cipher.hash(JSON.stringify([settings.issuer, settings.claim, name]), 'outside_account');
}

/** Signs in whoever linked the account that came back; no person comes into being by it. */
export async function signInByOutside(
  platform: Platform,
  outside: Outside,
  visitor: Visitor,
  { token, answer }: { token: string | null; answer: OutsideAnswer },
): Promise<{ begun: Begun } | Awaited<ReturnType<typeof challenge>>> {
  const came = await comeBack(platform, outside, { purpose: 'sign_in', token, answer, sessionId: null });
  const { client } = platform.database.system;
  const id = await findPersonIdBySubject(client, subjectHashOf(platform, outside, came));
  const account = id === null ? null : await findAccount(platform.database, { id }, { demo: platform.isDemo });
  if (!account) refuse('sign_in.outside_not_linked');
  const { personId, twoFactorSince } = account;
  if (account.disabledAt) await refuseDisabled(platform, personId);
  if (twoFactorSince && !came.hasSecondFactor) return challenge(platform, personId, 'oidc');
  const via = came.hasSecondFactor ? 'oidc_two_factors' : 'oidc';
  return { begun: await beginSession(platform, visitor, { personId, via, isConfirmed: false }) };
}

/** Links the account that came back to whoever left for it, from the session they left from. */
export async function linkOutside(
  platform: Platform,
  outside: Outside,
  session: SessionPerson,
  { token, answer }: { token: string | null; answer: OutsideAnswer },
): Promise<OwnAccount> {
  const { personId, sessionId, actor } = session;
  const came = await comeBack(platform, outside, { purpose: 'link', token, answer, sessionId });
  const subjectHash = subjectHashOf(platform, outside, came);
  await changeAccount(platform, { personId, actor }, async (transaction, tell) => {
    if (!(await keepOutsideLink(transaction, { personId, subjectHash, linkedAt: platform.clock() })))
      refuse('account.outside_taken');
    await tell('accounts.link_outside');
  });
  return readOwnAccount(platform, session);
}

/** From now on the outside account signs in nobody. Doing it twice is doing it once. */
export async function unlinkOutside(platform: Platform, session: SessionPerson): Promise<OwnAccount> {
  const { personId, actor } = session;
  await changeAccount(platform, { personId, actor }, async (transaction, tell) => {
    await removeOutsideLink(transaction, personId);
    await tell('accounts.unlink_outside');
  });
  return readOwnAccount(platform, session);
}
