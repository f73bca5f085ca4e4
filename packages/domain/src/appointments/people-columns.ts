import type { Role } from '../shared/actor.ts';
import { guessHeading, tidyHeading, type ColumnGuess, type Headings } from '../shared/sheet-header.ts';

/** What a column of a list of staff and volunteers can hold; where hints of several fit, the first counts. */
export const PEOPLE_FIELDS = [
  'name',
  'username',
  'phone',
  'role',
  'to',
  'street',
  'community',
  'unit',
  'district',
  'ignored',
] as const;
export type PeopleField = (typeof PEOPLE_FIELDS)[number];

/** How offices head their columns. */
const HEADINGS: Headings<PeopleField> = {
  name: { words: ['姓名', '名字', '人员姓名', '工作人员姓名', '志愿者姓名'], hints: ['姓名'] },
  username: {
    words: ['登录名', '用户名', '账号', '帐号', '登录账号', '登录帐号', '系统账号'],
    hints: ['登录名', '用户名', '账号', '帐号'],
  },
  phone: {
    words: ['手机', '手机号', '手机号码', '电话', '电话号码', '联系电话', '联系方式', '移动电话', '本人电话'],
    hints: ['手机', '电话', '联系方式'],
  },
  role: {
    words: ['职务', '角色', '岗位', '身份', '职务角色', '职务/角色', '人员类别'],
    hints: ['职务', '角色', '岗位'],
  },
  to: {
    words: ['任职到', '任期至', '任期到', '截止日期', '到期日期', '结束日期', '有效期至', '任职截止日期', '任职到哪天'],
    hints: ['任职到', '截止', '到期', '期至'],
  },
  street: { words: ['街道', '所属街道', '所在街道', '街道名称', '街镇', '乡镇街道'], hints: ['街道'] },
  community: { words: ['社区', '所属社区', '所在社区', '社区名称', '村居'], hints: ['社区'] },
  unit: { words: ['单位', '所属单位', '所在单位', '任职单位', '工作单位', '单位名称', '部门'], hints: ['单位'] },
  district: { words: ['区', '区县', '所属区', '所在区', '区名称'], hints: [] },
  ignored: { words: ['序号', '编号', '序', 'no', '行号', '备注', '说明', '性别', '年龄'], hints: ['备注'] },
};

/** What a column with this heading holds, or null when nothing says. */
export function guessPeopleColumn(heading: string): ColumnGuess<PeopleField> | null {
  return guessHeading(PEOPLE_FIELDS, HEADINGS, heading);
}

/** How offices write the roles. */
const ROLE_WORDS: Record<Role, readonly string[]> = {
  system_admin: ['系统管理员', '管理员'],
  auditor: ['审计员', '审计管理员'],
  district_official: ['区干部', '区级干部', '区工作人员'],
  street_official: ['街道干部', '街道工作人员', '街道办干部'],
  community_worker: [
    '社区工作者',
    '社工',
    '社区干部',
    '社区工作人员',
    '专职社工',
    '社区专职工作者',
    '网格员',
    '专职网格员',
  ],
  volunteer: ['志愿者', '社区志愿者', '义工'],
};

/** The role that a cell writes, or null. */
export function readRole(text: string): Role | null {
  const tidy = tidyHeading(text);
  const found = Object.entries(ROLE_WORDS).find(([, words]) => words.includes(tidy));
  return (found?.[0] as Role | undefined) ?? null;
}
