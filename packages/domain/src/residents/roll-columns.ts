import { guessHeading, type ColumnGuess, type Headings } from '../shared/sheet-header.ts';

/**
 * What a column of a roll can hold; where hints of several fit, the first counts (户籍所在地址 is not where somebody lives).
 * `ignored`: running numbers and whatever the file does not need to give.
 */
export const ROLL_FIELDS = [
  'name',
  'idNumber',
  'sex',
  'birthDate',
  'age',
  'ethnicGroup',
  'phone',
  'registeredAddress',
  'address',
  'community',
  'grid',
  'householdNumber',
  'householdRole',
  'employment',
  'workplace',
  'politicalStatus',
  'careLabels',
  'notes',
  'ignored',
] as const;
export type RollField = (typeof ROLL_FIELDS)[number];

/** How offices head their columns. */
const HEADINGS: Headings<RollField> = {
  name: { words: ['姓名', '居民姓名', '名字', '人员姓名', '成员姓名', '家庭成员', '家庭成员姓名'], hints: ['姓名'] },
  idNumber: {
    words: [
      '身份证',
      '身份证号',
      '身份证号码',
      '公民身份号码',
      '公民身份证号码',
      '居民身份证号码',
      '居民身份证号',
      '身份号码',
      '证件号',
      '证件号码',
    ],
    hints: ['身份证', '身份号', '证件号'],
  },
  sex: { words: ['性别'], hints: ['性别'] },
  birthDate: { words: ['出生日期', '出生年月', '出生年月日', '生日', '出生时间'], hints: ['出生', '生日'] },
  age: { words: ['年龄', '周岁', '岁数'], hints: ['年龄'] },
  ethnicGroup: { words: ['民族'], hints: ['民族'] },
  phone: {
    words: [
      '手机',
      '手机号',
      '手机号码',
      '电话',
      '电话号码',
      '联系电话',
      '联系方式',
      '本人电话',
      '移动电话',
      '住宅电话',
    ],
    hints: ['电话', '手机', '联系方式'],
  },
  address: {
    words: [
      '住址',
      '地址',
      '家庭住址',
      '家庭地址',
      '现住址',
      '现居住地址',
      '现居住地',
      '居住地址',
      '详细地址',
      '常住地址',
    ],
    hints: ['住址', '居住地', '地址'],
  },
  registeredAddress: {
    words: ['户籍地址', '户籍地', '户口所在地', '户籍所在地', '户口地址'],
    hints: ['户籍', '户口所在', '户口地址'],
  },
  community: { words: ['社区', '所属社区', '社区名称', '所在社区', '村居', '村(社区)', '社区(村)'], hints: ['社区'] },
  grid: { words: ['网格', '所属网格', '网格名称', '网格号', '网格编号'], hints: ['网格'] },
  householdNumber: { words: ['户号', '户编号', '家庭编号', '户口簿号', '户序号'], hints: ['户号'] },
  householdRole: {
    words: ['与户主关系', '家庭关系', '户主关系', '与户主的关系', '与户主之关系', '关系'],
    hints: ['户主关系', '与户主'],
  },
  employment: { words: ['就业状况', '就业情况', '就业状态', '从业状况', '工作状况'], hints: ['就业', '从业'] },
  workplace: { words: ['工作单位', '单位', '服务处所', '就业单位', '就读学校'], hints: ['工作单位', '服务处所'] },
  politicalStatus: { words: ['政治面貌', '政治面目'], hints: ['政治面'] },
  careLabels: {
    words: ['人员类别', '特殊群体', '人员类型', '居民类别', '群体类别', '人群分类', '特殊人群', '重点人群', '关爱类别'],
    hints: ['类别', '群体', '人群'],
  },
  notes: { words: ['备注', '说明', '备注说明', '其他说明'], hints: ['备注'] },
  ignored: { words: ['序号', '编号', '序', 'no', '行号'], hints: [] },
};

/** What a column with this heading holds, or null when nothing says. */
export function guessColumn(heading: string): ColumnGuess<RollField> | null {
  return guessHeading(ROLL_FIELDS, HEADINGS, heading);
}
