import type { RefusalTable } from '../shared/shared-refusals.ts';

export const ERASURE_REFUSALS = {
  'erasure.not_found': 'not_found',
  'erasure.not_allowed': 'forbidden',
  /** Whoever asked does not approve. */
  'erasure.second_person_needed': 'forbidden',
  'erasure.not_now': 'conflict',
  'erasure.already_asked': 'conflict',
  /** The law gives no such ground for somebody who stands so to the community. */
  'erasure.ground_not_given': 'conflict',
  /** `hindrance`: what still depends on the file. */
  'erasure.hindered': 'conflict',
} as const satisfies RefusalTable;
