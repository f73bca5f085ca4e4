import type { FieldIssue } from '../shared/refusal.ts';

/** `dengbao3`: what assessors of 等级保护 level 3 look for. `asvs`: OWASP ASVS 5.0, chapter 6.2. */
export const PASSWORD_RULES = ['dengbao3', 'asvs'] as const;
export type PasswordRules = (typeof PASSWORD_RULES)[number];

interface PasswordRule {
  /** In characters. */
  readonly minLength: number;
  /** How many of lower case, upper case, digits and others it must mix. */
  readonly minKinds: number;
  readonly maxAgeDays: number | null;
  /** So many last ones, the present one included, may not come again. */
  readonly remembered: number;
  /** Whether it is looked up among the most common ones. */
  readonly refusesCommon: boolean;
}

/**
 * - dengbao3: GB/T 22239-2019 8.1.4.1 a) asks for complexity and regular change and gives no figures; these are the
 *   usual ones of assessments.
 * - asvs: 6.2.1 (8 at least), 6.2.4 (not a common one), 6.2.5 (any composition), 6.2.10 (no expiry, no history).
 */
export const PASSWORD_RULE: Record<PasswordRules, PasswordRule> = {
  dengbao3: { minLength: 10, minKinds: 3, maxAgeDays: 90, remembered: 5, refusesCommon: false },
  asvs: { minLength: 8, minKinds: 1, maxAgeDays: null, remembered: 1, refusesCommon: true },
};

/** What each rule set asks at least. */
export const PASSWORD_MIN_LENGTH = Math.min(...Object.values(PASSWORD_RULE).map(({ minLength }) => minLength));

/** In characters; a hash costs the same whatever its length. ASVS 6.2.9 asks for 64 at least. */
export const PASSWORD_MAX_LENGTH = 72;

/** What each rule set remembers at most. */
export const PASSWORDS_REMEMBERED = Math.max(...Object.values(PASSWORD_RULE).map(({ remembered }) => remembered));

const KINDS = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];

/** What is wrong with a new password by its looks; both the page and the API say it by this. */
export function passwordFaults(rules: PasswordRules, password: string, username: string | null): FieldIssue[] {
  const { minLength, minKinds } = PASSWORD_RULE[rules];
  const length = [...password].length;
  const path = ['password'];
  if (length < minLength) return [{ path, code: 'too_short', params: { minimum: minLength } }];
  if (length > PASSWORD_MAX_LENGTH) return [{ path, code: 'too_long', params: { maximum: PASSWORD_MAX_LENGTH } }];
  const kinds = KINDS.filter((kind) => kind.test(password)).length;
  if (kinds < minKinds) return [{ path, code: 'too_simple', params: { minimum: minKinds } }];
  // ASVS 6.2.11 too: what everybody knows of the account is no secret.
  if (username !== null && username.length > 2 && password.toLowerCase().includes(username.toLowerCase()))
    return [{ path, code: 'holds_username' }];
  return [];
}

/** Whether a password must be changed before anything else; null stands for one that somebody else chose. */
export function mustChangePassword(rules: PasswordRules, setAt: Date | null, now: Date): boolean {
  if (setAt === null) return true;
  const { maxAgeDays } = PASSWORD_RULE[rules];
  return maxAgeDays !== null && now.getTime() - setAt.getTime() >= maxAgeDays * 86_400_000;
}
