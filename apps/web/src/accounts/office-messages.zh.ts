import type { ACCOUNT_REFUSALS } from '@linli/domain/accounts/account-refusals.ts';

/** What only whoever looks after the accounts of others meets. */
export type AccountOfficeRefusal = Extract<
  keyof typeof ACCOUNT_REFUSALS,
  'account.person_not_allowed' | 'account.own_account'
>;

const refusals: Record<AccountOfficeRefusal, string> = {
  'account.person_not_allowed': '此人还担任不归您任免的职务，请由上级单位办理。',
  'account.own_account': '自己的账号请在“账号与安全”里处理。',
};

export const accountsOfficeZh = { refusals };
