import type { accountsZh } from './messages.zh.ts';

export const accountsEn: typeof accountsZh = {
  refusals: {
    'sign_in.wrong_name_or_password':
      'The username or password is wrong, or was tried too often. Please try again a little later.',
    'account.password_must_change': 'Please change your password first.',
    'account.two_factor_must_set_up': 'Please set up two-step verification first.',
  },
};
