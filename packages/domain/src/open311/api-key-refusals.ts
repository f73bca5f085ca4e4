import type { RefusalTable } from '../shared/shared-refusals.ts';

export const API_KEY_REFUSALS = {
  'api_key.not_found': 'not_found',
  'api_key.already_revoked': 'conflict',
  'api_key.needed': 'forbidden',
  'api_key.not_valid': 'forbidden',
  /** The key was issued for other units than the request is about. */
  'api_key.of_other_units': 'forbidden',
  'api_key.quota_used_up': 'too_many',
} as const satisfies RefusalTable;
