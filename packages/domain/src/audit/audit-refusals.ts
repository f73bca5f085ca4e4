import type { RefusalTable } from '../shared/shared-refusals.ts';

export const AUDIT_REFUSALS = {
  'audit.export_too_large': 'conflict',
  'audit.verification_running': 'unavailable',
} as const satisfies RefusalTable;
