import type { RefusalTable } from '../shared/shared-refusals.ts';

export const CARE_REFUSALS = {
  'care.visit_not_found': 'not_found',
  'care.visit_voided': 'conflict',
  'care.visit_changed_meanwhile': 'conflict',
} as const satisfies RefusalTable;
