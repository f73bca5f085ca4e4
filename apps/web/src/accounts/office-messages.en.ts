import type { accountsOfficeZh } from './office-messages.zh.ts';

export const accountsOfficeEn: typeof accountsOfficeZh = {
  refusals: {
    'account.person_not_allowed':
      'This person also holds an appointment that is not yours to give. Please ask the unit above.',
    'account.own_account': 'Please look after your own account on its own page.',
    'account.is_disabled': 'This account is disabled already. Restore it first.',
    'account.is_not_disabled': 'This account is not disabled.',
  },
};
