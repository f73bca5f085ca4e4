import type { RefusalTable } from '../shared/shared-refusals.ts';

export const RESIDENT_EXPORT_REFUSALS = {
  'resident_export.not_found': 'not_found',
  /** `maximum`: so many of one's own are being made. */
  'resident_export.too_many_waiting': 'conflict',
} as const satisfies RefusalTable;
