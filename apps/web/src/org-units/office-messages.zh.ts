import type { ORG_UNIT_REFUSALS } from '@linli/domain/org-units/org-unit-refusals.ts';

/** What only whoever keeps units meets; it costs the first load of the others nothing. */
export type OrgUnitOfficeRefusal = Exclude<keyof typeof ORG_UNIT_REFUSALS, 'org_unit.not_found'>;

const refusals: Record<OrgUnitOfficeRefusal, string> = {
  'org_unit.not_allowed': '您不能改动这个单位，请联系它的上级单位。',
  'org_unit.changed_meanwhile': '别人刚刚改过这个单位，请看过最新内容再改。',
  'org_unit.grid_name_taken': '本社区已有同名网格，请换一个名字。',
  'org_unit.file_has_errors': '文件里有错误，什么都没有导入。请按行号改好再导入。',
};

/** What is wrong with a line of a divisions file, and what to do about it. */
export const orgUnitsOfficeZh = {
  refusals,
  title: '辖区',
  tree: '辖区的单位',
  search: '找单位：名称或 12 位代码',
  searchResults: '找到的单位',
  nothingFound: '没有找到“{{q}}”',
  nothingFoundHint: '换名称里的几个字，或输入完整的 12 位代码。',
  moreResults: '只显示前 100 个，请再多输入几个字。',
  emptyTree: '还没有任何单位',
  emptyTreeHint: '先导入一个区的区划文件，街道和社区就会出现在这里。',
  choose: '选一个单位看详情',
  toTree: '返回列表',
  code: '统计用区划代码',
  kind: '级别',
  above: '上级',
  counts: { streets: '街道', communities: '社区', grids: '网格' },
  countOf: '{{count}} 个{{kind}}',
  noneBelow: '下面没有单位',
  below: '下级单位',
  tickets: '看这里的工单',
  people: '看这里的人员',
  poster: '打印报事二维码海报',
  hours: '看这里的作息',
  grids: '网格',
  noGrids: '还没有划分网格。添加后可以把人员和走访落到网格。',
  gridName: '网格名称',
  addGrid: '添加网格',
  gridAdded: '已添加网格“{{name}}”',
  rename: '改名',
  renameOf: '改名：{{name}}',
  newName: '新名称',
  save: '保存',
  renamed: '已改名为“{{name}}”',
  nameNeeded: '请填写名称。',
  loadLink: '导入区划文件',
};
