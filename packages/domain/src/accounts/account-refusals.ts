import type { RefusalTable } from '../shared/shared-refusals.ts';

export const ACCOUNT_REFUSALS = {
  'sign_in.wrong_name_or_password': 'unauthenticated',
  'sign_in.wrong_code': 'unauthenticated',
  'sign_in.begin_again': 'unauthenticated',
  'sign_in.account_disabled': 'unauthenticated',
  'account.password_must_change': 'forbidden',
  'account.two_factor_must_set_up': 'forbidden',
  'account.confirm_identity': 'forbidden',
  'account.wrong_password_or_code': 'forbidden',
  'account.no_password': 'conflict',
  'account.demo_stays': 'conflict',
  'account.phone_taken': 'conflict',
  'account.two_factor_is_on': 'conflict',
  'account.two_factor_is_off': 'conflict',
  'account.two_factor_required': 'conflict',
  'account.person_not_allowed': 'forbidden',
  'account.own_account': 'conflict',
  'account.is_disabled': 'conflict',
  'account.is_not_disabled': 'conflict',
  'account.session_not_found': 'not_found',
} as const satisfies RefusalTable;
