import type { ORG_UNIT_REFUSALS } from '@linli/domain/org-units/org-unit-refusals.ts';
import type { OrgUnitKind } from '@linli/domain/shared/scope.ts';

const refusals: Record<keyof typeof ORG_UNIT_REFUSALS, string> = {
  'org_unit.not_found': '没有找到这个单位。',
  'org_unit.not_allowed': '您不能改动这个单位，请联系它的上级单位。',
  'org_unit.changed_meanwhile': '别人刚刚改过这个单位，请看过最新内容再改。',
  'org_unit.grid_name_taken': '本社区已有同名网格，请换一个名字。',
  'org_unit.file_has_errors': '文件里有错误，什么都没有导入。请按行号改好再导入。',
};

const kinds: Record<OrgUnitKind, string> = { district: '区', street: '街道', community: '社区', grid: '网格' };

export const orgUnitsZh = { refusals, kinds };
