import { createRequire } from 'node:module';
import { PASSWORD_RULE, passwordFaults } from '@linli/domain/accounts/password.ts';
import { refuse, type FieldIssueCode } from '@linli/domain/shared/refusal.ts';
import type { Platform } from '../shared/platform.ts';
import { hashPassword, inTurn, verifyPassword } from './password-hash.ts';
import { listPasswordHashes } from './passwords.store.ts';

/**
 * The hash of a new password that follows the rules, or refuses and says which it breaks. Slow on purpose (scrypt),
 * so call it before a transaction. `person` is null for somebody who has none yet.
 */
export async function hashNewPassword(
  platform: Platform,
  password: string,
  { username, personId }: { username: string | null; personId: string | null },
): Promise<string> {
  const { passwordRules } = platform.accountPolicy;
  const errors = passwordFaults(passwordRules, password, username);
  if (errors.length > 0) refuse('request.invalid', { errors });
  const rule = PASSWORD_RULE[passwordRules];
  if (rule.refusesCommon && commonPasswords().has(password.toLowerCase())) refuseFor('too_common');
  return inTurn(async () => {
    const last =
      personId === null ? [] : await listPasswordHashes(platform.database.system.client, personId, rule.remembered);
    const isUsed = await Promise.all(last.map((hash) => verifyPassword(hash, password)));
    if (isUsed.includes(true)) refuseFor('used_before');
    return hashPassword(password);
  });
}

/** Whether a password is the one of this hash. Takes as long where there is no hash, so nobody learns that from the time. */
export async function isPassword(hash: string | null, password: string): Promise<boolean> {
  const isRight = await verifyPassword(hash ?? (await nobodysHash()), password);
  return isRight && hash !== null;
}

function refuseFor(code: FieldIssueCode): never {
  return refuse('request.invalid', { errors: [{ path: ['password'], code }] });
}

let nobodys: Promise<string> | null = null;
const nobodysHash = () => (nobodys ??= hashPassword(crypto.randomUUID()));

let common: ReadonlySet<string> | null = null;

/** 49,000 passwords that people choose most, in lower case (@zxcvbn-ts/language-common, MIT; from leaked lists). */
function commonPasswords(): ReadonlySet<string> {
  return (common ??= new Set(
    createRequire(import.meta.url)('@zxcvbn-ts/language-common/src/passwords.json') as string[],
  ));
}
