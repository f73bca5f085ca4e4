import type { RefusalTable } from '../shared/shared-refusals.ts';

export const ROLL_REFUSALS = {
  'roll.not_found': 'not_found',
  'roll.row_not_found': 'not_found',
  /** No sheet has a heading, nor columns that tell by themselves what they hold. */
  'roll.not_recognised': 'malformed',
  /** Two columns of one sheet cannot hold the same, and one must hold the names. */
  'roll.mapping_impossible': 'malformed',
  /** `params.status` */
  'roll.not_now': 'conflict',
  'roll.changed_meanwhile': 'conflict',
  /** Files were added or changed since the preview; it has to be looked at again. */
  'roll.files_changed': 'conflict',
  'roll.nothing_to_import': 'conflict',
  /** `params.count` files were changed, or are used by something, since. */
  'roll.others_depend': 'conflict',
} as const satisfies RefusalTable;
