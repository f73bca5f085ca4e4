import type { RefusalTable } from '../shared/shared-refusals.ts';

export const ORG_UNIT_REFUSALS = {
  'org_unit.not_found': 'not_found',
  'org_unit.not_allowed': 'forbidden',
  'org_unit.changed_meanwhile': 'conflict',
  'org_unit.grid_name_taken': 'conflict',
  'org_unit.file_has_errors': 'conflict',
} as const satisfies RefusalTable;
