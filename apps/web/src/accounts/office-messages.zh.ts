import type { ACCOUNT_REFUSALS } from '@linli/domain/accounts/account-refusals.ts';

/** What only whoever looks after an account meets; it costs the first load of the others nothing. */
export type AccountOfficeRefusal = Extract<
  keyof typeof ACCOUNT_REFUSALS,
  | 'account.confirm_identity'
  | 'account.wrong_password_or_code'
  | 'account.no_password'
  | 'account.demo_stays'
  | 'account.phone_taken'
  | 'account.session_not_found'
>;

const refusals: Record<AccountOfficeRefusal, string> = {
  'account.confirm_identity': '请再确认是您本人。',
  'account.wrong_password_or_code': '密码不对，请再试一次。',
  'account.no_password': '您的账号没有设密码，请重新登录一次。',
  'account.demo_stays': '演示账号供大家共用，这一项不能改。',
  'account.phone_taken': '这个手机号已经用在别的账号上。',
  'account.session_not_found': '这处登录已经退出。',
};

export const accountsOfficeZh = { refusals };
