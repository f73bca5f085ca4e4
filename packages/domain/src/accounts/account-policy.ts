import type { Role } from '../shared/actor.ts';
import type { PasswordRules } from './password.ts';
import type { SessionClass, SessionTimes } from './session.ts';

/** Who must have a second factor; everybody may. */
export const TWO_FACTOR_SETTINGS = ['officials', 'all', 'optional'] as const;
export type TwoFactorSetting = (typeof TWO_FACTOR_SETTINGS)[number];

/** What an installation asks of its accounts, by its settings. */
export interface AccountPolicy {
  readonly passwordRules: PasswordRules;
  readonly twoFactor: TwoFactorSetting;
  readonly sessionTimes: Record<SessionClass, SessionTimes>;
}

/** Whom the setting `officials` means: whoever sees or decides about more than one community. */
const NEEDS_TWO_FACTOR: Record<Role, boolean> = {
  system_admin: true,
  auditor: true,
  district_official: true,
  street_official: true,
  community_worker: false,
  volunteer: false,
};

/** Whether somebody who holds `roles` now must have a second factor. */
export function needsTwoFactor(setting: TwoFactorSetting, roles: readonly Role[]): boolean {
  if (setting === 'officials') return roles.some((role) => NEEDS_TWO_FACTOR[role]);
  return setting === 'all';
}

/** Appointing to one of these roles asks for one's password or code again: they reach beyond one community. */
export const ROLES_TO_CONFIRM = [
  'system_admin',
  'auditor',
  'district_official',
  'street_official',
] as const satisfies Role[];
