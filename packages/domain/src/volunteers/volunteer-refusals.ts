import type { RefusalTable } from '../shared/shared-refusals.ts';

export const VOLUNTEER_REFUSALS = {
  'volunteer.not_found': 'not_found',
  'volunteer.community_not_found': 'not_found',
  /** A child below the age from which the law lets a guardian consent to what it does. */
  'volunteer.too_young': 'malformed',
  'volunteer.not_now': 'conflict',
  'volunteer.changed_meanwhile': 'conflict',
  /** Somebody with the same phone is a volunteer of this community. */
  'volunteer.already_joined': 'conflict',
} as const satisfies RefusalTable;
