import type { accountsOfficeZh } from './office-messages.zh.ts';

export const accountsOfficeEn: typeof accountsOfficeZh = {
  refusals: {
    'account.confirm_identity': 'Please confirm that it is you.',
    'account.wrong_password_or_code': 'The password is wrong. Please try again.',
    'account.no_password': 'Your account has no password. Please sign in again instead.',
    'account.demo_stays': 'Everybody shares the demo accounts, so this cannot be changed.',
    'account.phone_taken': 'Another account uses this mobile number.',
    'account.session_not_found': 'This session has already ended.',
  },
};
