import type { RefusalTable } from '../shared/shared-refusals.ts';

export const TRANSFER_REFUSALS = {
  'transfer.not_found': 'not_found',
  /** The step of the other community. */
  'transfer.not_allowed': 'forbidden',
  'transfer.not_now': 'conflict',
  /** Somebody of them is on the way already. */
  'transfer.already_asked': 'conflict',
  /** The community that was named is one's own, or of another district: that is no transfer. */
  'transfer.not_there': 'malformed',
  /** Somebody of them does not live there any more. */
  'transfer.people_changed': 'conflict',
  /** The receiving community has a file of an ID number already. */
  'transfer.number_known': 'conflict',
} as const satisfies RefusalTable;
