import { describe, expect, it } from 'vitest';
import { guessColumn, type RollField } from './roll-columns.ts';
import { findRollHeader, rollRowKind, type RollHeader } from './roll-header.ts';

const fieldsOf = (header: RollHeader | null) => header?.columns.map(({ guess }) => guess?.field ?? null);

it.each([
  ['姓 名', 'name', 'sure'],
  ['*身份证号码：', 'idNumber', 'sure'],
  ['身份证号（18位）', 'idNumber', 'sure'],
  ['公民身份号码', 'idNumber', 'sure'],
  ['现居住详细地址', 'address', 'unsure'],
  ['户籍所在地址', 'registeredAddress', 'unsure'],
  ['常用手机号', 'phone', 'unsure'],
  ['与户主关系', 'householdRole', 'sure'],
  ['序号', 'ignored', 'sure'],
] as const satisfies readonly (readonly [string, RollField, string])[])('%s is %s, %s', (heading, field, certainty) => {
  expect(guessColumn(heading)).toEqual({ field, certainty });
});

it.each(['', '监护人姓名', '紧急联系人电话', '身高'])('nobody knows what %j holds', (heading) => {
  expect(guessColumn(heading)).toBeNull();
});

describe('findRollHeader', () => {
  it('finds one row below nothing', () => {
    const header = findRollHeader([
      ['姓名', '性别', '身份证号', '手机'],
      ['王小明', '男', '11010519491231002X', '13800138000'],
    ]);
    expect(header).toMatchObject({ firstRow: 0, lastRow: 0 });
    expect(fieldsOf(header)).toEqual(['name', 'sex', 'idNumber', 'phone']);
  });

  it('finds two merged rows below a title and a filing line', () => {
    const header = findRollHeader([
      ['砂阳南社区居民花名册', '', '', '', '', '', '', '', ''],
      ['填报单位：砂阳南社区居委会', '', '', '', '', '填报日期：2026年11月', '', '', ''],
      ['序号', '基本情况', '', '', '', '', '联系方式', '', '备注'],
      ['', '姓 名', '性别', '出生日期', '身份证号码', '民族', '手机', '现住址', ''],
      ['1', '姚怡强', '男', '1962.7.12', '210102196207122393', '蒙古族', '17751840254', '文化街59号', ''],
    ]);
    expect(header).toMatchObject({ firstRow: 2, lastRow: 3 });
    expect(fieldsOf(header)).toEqual([
      'ignored',
      'name',
      'sex',
      'birthDate',
      'idNumber',
      'ethnicGroup',
      'phone',
      'address',
      'notes',
    ]);
    expect(header?.columns[6]?.heading).toBe('联系方式 / 手机');
  });

  it('finds it after blank rows, with a blank column', () => {
    const header = findRollHeader([
      ['第一网格'],
      [],
      ['编号', '', '姓名', '性别', '年龄', '身份证', '电话', '住址'],
      ['1', '', '梁娟秀', '男', '37', '210102198911285013', '18616676433', '和顺路38号'],
    ]);
    expect(header).toMatchObject({ firstRow: 2, lastRow: 2 });
    expect(header?.columns.map(({ column }) => column)).toEqual([0, 2, 3, 4, 5, 6, 7]);
  });

  it('leaves to the person what two columns claim, and whose is not said', () => {
    const header = findRollHeader([
      ['本人情况', '', '', '监护人', ''],
      ['姓名', '联系电话', '手机', '姓名', '电话'],
    ]);
    expect(fieldsOf(header)).toEqual(['name', 'phone', null, null, null]);
  });

  it.each([
    [[]],
    [[['居民花名册'], ['王小明', '男', '13800138000']]],
    [[['姓名'], ['王小明']]],
    [[['物品', '数量', '单价']]],
  ])('finds none in %j', (rows) => {
    expect(findRollHeader(rows)).toBeNull();
  });
});

describe('rollRowKind', () => {
  const header = findRollHeader([['序号', '姓名', '性别', '出生日期', '身份证号码', '民族', '手机', '现住址', '备注']]);
  it.each([
    [['1', '王小明', '男', '', '11010519491231002X'], 'person'],
    [['', '王小明'], 'person'],
    [['3', '', '女', '', '210102198306242409'], 'person'],
    [['', '', ' '], 'blank'],
    [['序号', '姓名', '性别'], 'heading'],
    [['', '合计', '420人'], 'footer'],
    [['总计：', '', '420'], 'footer'],
    [['填表人：', '', '审核人：'], 'footer'],
    [['421'], 'blank'],
    [['', '总人数：420人'], 'footer'],
    [['以上人员情况属实。'], 'footer'],
    [['', '（以下空白）'], 'footer'],
    [['2026年11月23日'], 'footer'],
    [['', '王小明'], 'person'],
    [['', '', '', '', '11010519491231002X'], 'person'],
    [['1', '2', '3', '4', '5', '6', '7', '8', '9'], 'heading'],
    [['(1)', '(2)', '(3)', '(4)'], 'heading'],
    [['5', '合计', '男', '1962', '210102196207122393', '汉', '13800138000', '文化街'], 'person'],
  ] as const)('%j is %s', (cells, kind) => {
    if (!header) throw new Error('no header');
    expect(rollRowKind(cells, header, 1)).toBe(kind);
  });
});
