import { refuse } from '../shared/refusal.ts';

/** What whoever appoints somebody can do for their account. */
export const ACCOUNT_CARES = [
  'signInLink',
  'endSessions',
  'resetTwoFactor',
  'changePhone',
  'disable',
  'restore',
] as const;
export type AccountCare = (typeof ACCOUNT_CARES)[number];

/** An account as it stands to whoever looks after it. */
export interface CaredAccount {
  readonly isOwn: boolean;
  readonly isDisabled: boolean;
}

/**
 * While an account is disabled nobody is let into it, by a link neither. One's own is looked after on its own page,
 * with the password; a session left open is no way around that, and nobody shuts themselves out.
 */
const CARE_RULES: Record<AccountCare, { own: boolean; while: 'open' | 'disabled' | 'always' }> = {
  signInLink: { own: true, while: 'open' },
  endSessions: { own: true, while: 'open' },
  resetTwoFactor: { own: false, while: 'open' },
  changePhone: { own: false, while: 'always' },
  disable: { own: false, while: 'open' },
  restore: { own: false, while: 'disabled' },
};

/** Refuses what cannot be done for this account now; that it is the actor's to look after has been decided before. */
export function decideCare(care: AccountCare, { isOwn, isDisabled }: CaredAccount): void {
  const rule = CARE_RULES[care];
  if (isOwn && !rule.own) refuse('account.own_account');
  if (rule.while === 'open' && isDisabled) refuse('account.is_disabled');
  if (rule.while === 'disabled' && !isDisabled) refuse('account.is_not_disabled');
}

/** What can be done for this account now; the page shows exactly these. */
export function availableCares({ isOwn, isDisabled }: CaredAccount): AccountCare[] {
  return ACCOUNT_CARES.filter((care) => {
    const rule = CARE_RULES[care];
    return (rule.own || !isOwn) && (rule.while === 'always' || (rule.while === 'disabled') === isDisabled);
  });
}
