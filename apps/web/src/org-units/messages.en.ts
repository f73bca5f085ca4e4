import type { orgUnitsZh } from './messages.zh.ts';

export const orgUnitsEn: typeof orgUnitsZh = {
  refusals: {
    'org_unit.not_found': 'This unit was not found.',
    'org_unit.not_allowed': 'You cannot change this unit. Please ask the unit above it.',
    'org_unit.changed_meanwhile': 'Somebody has just changed this unit. Please look at it again before changing it.',
    'org_unit.grid_name_taken': 'This community already has a grid of that name. Please choose another.',
    'org_unit.file_has_errors':
      'The file has errors and nothing was loaded. Please mend the lines named and load it again.',
  },
  kinds: { district: 'District', street: 'Street', community: 'Community', grid: 'Grid' },
};
