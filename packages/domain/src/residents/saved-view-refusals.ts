import type { RefusalTable } from '../shared/shared-refusals.ts';

export const SAVED_VIEW_REFUSALS = {
  'saved_view.not_found': 'not_found',
  'saved_view.changed_meanwhile': 'conflict',
  /** `maximum`: so many of one's own. */
  'saved_view.too_many': 'conflict',
  'saved_view.title_taken': 'conflict',
} as const satisfies RefusalTable;
