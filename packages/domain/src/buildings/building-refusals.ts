import type { RefusalTable } from '../shared/shared-refusals.ts';

export const BUILDING_REFUSALS = {
  'building.not_found': 'not_found',
  'building.compound_not_found': 'not_found',
} as const satisfies RefusalTable;
