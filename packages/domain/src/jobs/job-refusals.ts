import type { RefusalTable } from '../shared/shared-refusals.ts';

export const JOB_REFUSALS = {
  'job.not_found': 'not_found',
  'job.run_not_found': 'not_found',
  'job.needs_payload': 'conflict',
  'job.already_waiting': 'conflict',
  'job.not_dead': 'conflict',
} as const satisfies RefusalTable;
