import { randomBytes } from 'node:crypto';
import type { SignInWay } from '@linli/domain/accounts/outside-sign-in.ts';
import { CHALLENGE_MINUTES } from '@linli/domain/accounts/two-factor.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { Platform } from '../shared/platform.ts';
import { changeAccount } from './account-change.ts';
import { findAccount } from './accounts.store.ts';
import { createChallenge, findChallenge, takeChallenge } from './challenges.store.ts';
import { takeCode } from './codes.ts';
import { passGuards } from './guards.ts';
import { knownDevice } from './known-devices.ts';
import { tellFailure, type Visitor } from './sign-in.service.ts';

const hashOf = (platform: Platform, token: string) => platform.cipher.hash(token, 'second_factor');

/** Lets somebody whose password was right, or whom the outside provider sent, give their second factor, for some minutes. */
export async function challenge(
  platform: Platform,
  personId: string,
  via: SignInWay,
): Promise<{ challenge: string; challengeExpiresAt: string }> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(platform.clock().getTime() + CHALLENGE_MINUTES * 60_000);
  const { client } = platform.database.system;
  await createChallenge(client, { hash: hashOf(platform, token), personId, via, expiresAt });
  return { challenge: token, challengeExpiresAt: expiresAt.toISOString() };
}

/** Who has now given both. The challenge and the code are used up together; wrong codes are counted like passwords. */
export async function meetChallenge(
  platform: Platform,
  visitor: Visitor,
  { challenge: token, code }: { challenge: string; code: string },
): Promise<{ personId: string; via: SignInWay }> {
  const hash = hashOf(platform, token);
  const { client } = platform.database.system;
  const waiting = (await findChallenge(client, hash, platform.clock())) ?? refuse('sign_in.begin_again');
  const { personId } = waiting;
  const account = await findAccount(platform.database, { id: personId }, { demo: platform.isDemo });
  // Taken away meanwhile, or disabled: then the password decides, from the beginning.
  if (!account?.twoFactorSince || account.disabledAt) refuse('sign_in.begin_again');
  const device = knownDevice(platform, visitor.cookies, personId);
  const passed = await passGuards(platform, { what: 'code', whom: personId, address: visitor.address, device });
  if (!passed) refuse('sign_in.wrong_code');
  const taken = await changeAccount(platform, { personId, actor: null }, async (transaction, tell) => {
    const kind = await takeCode(platform, transaction, personId, code);
    if (kind === null) return false;
    if (!(await takeChallenge(transaction, hash))) refuse('sign_in.begin_again');
    if (kind === 'recovery') await tell('accounts.use_recovery_code');
    return true;
  });
  if (!taken) {
    await tellFailure(platform, personId, passed);
    refuse('sign_in.wrong_code');
  }
  await passed.forgive();
  return waiting;
}
