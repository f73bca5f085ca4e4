import { expect, it } from 'vitest';
import { guessByValues } from './roll-values.ts';

it.each([
  ['idNumber', ['11010519491231002X', '\t210102196207122393', '2.10102E+17', '']],
  ['phone', ['13800138000', '138-0013-8001', '+86 13800138002']],
  ['sex', ['男', '女', '男性', '不详', '女']],
  ['ethnicGroup', ['汉族', '满族', '汉族']],
  ['householdRole', ['户主', '配偶', '长子']],
  ['birthDate', ['1962.7.12', '1962年7月12日', '19620712']],
  ['address', ['文化街59号17栋2单元1801室', '砂山路12号3楼', '阳光里7号']],
  ['name', ['王小明', '欧阳修', '李 四']],
  [null, ['1', '2', '3']],
  [null, ['王小明', '13800138000', '男', '已核']],
  [null, ['13800138000', '']],
] as const)('%s: %j', (field, cells) => {
  expect(guessByValues(cells)).toBe(field);
});
