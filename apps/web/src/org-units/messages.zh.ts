import type { ORG_UNIT_REFUSALS } from '@linli/domain/org-units/org-unit-refusals.ts';
import type { OrgUnitKind } from '@linli/domain/shared/scope.ts';
import type { OrgUnitOfficeRefusal } from './office-messages.zh.ts';

/** What anybody can meet. */
const refusals: Record<Exclude<keyof typeof ORG_UNIT_REFUSALS, OrgUnitOfficeRefusal>, string> = {
  'org_unit.not_found': '没有找到这个单位。',
};

const kinds: Record<OrgUnitKind, string> = { district: '区', street: '街道', community: '社区', grid: '网格' };

export const orgUnitsZh = { refusals, kinds };
