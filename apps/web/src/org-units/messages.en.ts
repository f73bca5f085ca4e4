import type { orgUnitsZh } from './messages.zh.ts';

export const orgUnitsEn: typeof orgUnitsZh = {
  refusals: {
    'org_unit.not_found': 'This unit was not found.',
  },
  kinds: { district: 'District', street: 'Street', community: 'Community', grid: 'Grid' },
};
