import type { ACCOUNT_REFUSALS } from '@linli/domain/accounts/account-refusals.ts';
import type { AccountOfficeRefusal } from './office-messages.zh.ts';

/** What anybody can meet, wherever they are. */
const refusals: Record<Exclude<keyof typeof ACCOUNT_REFUSALS, AccountOfficeRefusal>, string> = {
  'sign_in.wrong_name_or_password': '用户名或密码不对，或试得太多。请过一会儿再试。',
  'account.password_must_change': '请先修改密码。',
  'account.two_factor_must_set_up': '请先设置两步验证。',
};

export const accountsZh = { refusals };
