import type { RefusalTable } from '../shared/shared-refusals.ts';

export const CERTIFICATE_REFUSALS = {
  'certificate.not_found': 'not_found',
  /** They have not been taken, so there is no account whose hours it could be. */
  'certificate.not_joined': 'conflict',
  'certificate.no_hours': 'conflict',
  'certificate.period_not_possible': 'malformed',
} as const satisfies RefusalTable;
