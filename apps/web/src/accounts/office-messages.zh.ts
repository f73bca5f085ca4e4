import type { ACCOUNT_REFUSALS } from '@linli/domain/accounts/account-refusals.ts';

/** What only whoever looks after the accounts of others meets. */
export type AccountOfficeRefusal = Extract<
  keyof typeof ACCOUNT_REFUSALS,
  'account.person_not_allowed' | 'account.own_account' | 'account.is_disabled' | 'account.is_not_disabled'
>;

const refusals: Record<AccountOfficeRefusal, string> = {
  'account.person_not_allowed': '此人还担任不归您任免的职务，请由上级单位办理。',
  'account.own_account': '自己的账号请在“账号与安全”里处理。',
  'account.is_disabled': '这个账号已经停用。要继续，请先恢复。',
  'account.is_not_disabled': '这个账号没有停用。',
};

export const accountsOfficeZh = { refusals };
