import { randomInt } from 'node:crypto';
import {
  printedRecoveryCode,
  readCode,
  RECOVERY_ALPHABET,
  RECOVERY_CODES,
  RECOVERY_LENGTH,
  TOTP as SETTING,
} from '@linli/domain/accounts/two-factor.ts';
import { Secret, TOTP } from 'otpauth';
import type { Transaction } from '../shared/database.ts';
import type { Platform } from '../shared/platform.ts';
import { findTwoFactor, replaceRecoveryCodes, takeRecoveryCode, takeStep } from './two-factor.store.ts';

const contextOf = (personId: string) => `two_factors.secret.${personId}` as const;
const recoveryHash = (platform: Platform, personId: string, code: string) =>
  platform.cipher.hash(`${personId} ${code}`, 'recovery_code');

function totpOf(secret: string, username: string): TOTP {
  const { digits, periodSeconds: period } = SETTING;
  return new TOTP({ issuer: 'Linli 邻里', label: username, secret: Secret.fromBase32(secret), digits, period });
}

/** A new secret of 160 bits (RFC 4226 asks for 128 at least): to be shown, and to be kept. */
export function newSecret({ cipher }: Platform, personId: string, username: string) {
  const secret = new Secret({ size: 20 }).base32;
  return { secret, uri: totpOf(secret, username).toString(), sealed: cipher.encrypt(secret, contextOf(personId)) };
}

/**
 * Uses up what somebody typed: a code of their app, at most half a minute off and newer than the last one taken, or a
 * recovery code. Null when it is neither. Call it inside the change that it opens.
 */
export async function takeCode(
  platform: Platform,
  transaction: Transaction,
  personId: string,
  typed: string,
): Promise<'totp' | 'recovery' | null> {
  const read = readCode(typed);
  if (read?.kind === 'recovery') {
    const hash = recoveryHash(platform, personId, read.code);
    return (await takeRecoveryCode(transaction, personId, hash, platform.clock())) ? 'recovery' : null;
  }
  const factor = read && (await findTwoFactor(transaction, personId));
  if (!factor) return null;
  const timestamp = platform.clock().getTime();
  const totp = totpOf(platform.cipher.decrypt(factor.secret, contextOf(personId)), '');
  const delta = totp.validate({ token: read.code, timestamp, window: SETTING.stepsAround });
  if (delta === null) return null;
  const step = totp.counter({ timestamp }) + delta;
  return (await takeStep(transaction, personId, step)) ? 'totp' : null;
}

/** Makes other recovery codes and keeps their hashes; they are told this once. */
export async function makeRecoveryCodes(
  platform: Platform,
  transaction: Transaction,
  personId: string,
): Promise<string[]> {
  const letter = () => RECOVERY_ALPHABET[randomInt(RECOVERY_ALPHABET.length)] ?? '';
  const codes = Array.from({ length: RECOVERY_CODES }, () => Array.from({ length: RECOVERY_LENGTH }, letter).join(''));
  const hashes = codes.map((code) => recoveryHash(platform, personId, code));
  await replaceRecoveryCodes(transaction, personId, hashes);
  return codes.map(printedRecoveryCode);
}
