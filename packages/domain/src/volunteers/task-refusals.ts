import type { RefusalTable } from '../shared/shared-refusals.ts';

export const TASK_REFUSALS = {
  'task.not_found': 'not_found',
  'task.role_not_found': 'not_found',
  'task.claim_not_found': 'not_found',
  'task.volunteer_not_found': 'not_found',
  /** It ends before it begins, lasts longer than a day, or begins in the past or too far ahead. */
  'task.time_not_possible': 'malformed',
  /** More have a place than there would be. */
  'task.places_taken': 'conflict',
  /** Somebody claimed it once, so it stays on record. */
  'task.role_claimed': 'conflict',
  'task.changed_meanwhile': 'conflict',
  'task.cancelled_before': 'conflict',
  /** It has begun, or is over. */
  'task.begun': 'conflict',
  'task.full': 'conflict',
  /** So many wait already that nobody else would get a place. */
  'task.too_many_wait': 'conflict',
  'task.already_claimed': 'conflict',
  /** They have not said that they can do what this role needs. */
  'task.skill_needed': 'conflict',
  'task.not_claimed': 'conflict',
  'task.claim_not_now': 'conflict',
  /** Whoever drops out so late says why. */
  'task.reason_needed': 'malformed',
  'task.wrong_code': 'malformed',
} as const satisfies RefusalTable;
