import type { RefusalTable } from '../shared/shared-refusals.ts';

export const WORKING_TIME_REFUSALS = {
  'working_time.changed_meanwhile': 'conflict',
} as const satisfies RefusalTable;
