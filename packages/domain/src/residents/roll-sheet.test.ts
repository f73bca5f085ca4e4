import { expect, it } from 'vitest';
import type { Sheet } from '../shared/spreadsheet.ts';
import { cellsOf, headingSignature, readRollSheet, rowsOf } from './roll-sheet.ts';

const sheet = (rows: string[][], further: Partial<Sheet> = {}): Sheet => ({
  name: '一网格',
  isHidden: false,
  rows,
  numbers: new Set(),
  merges: [],
  ...further,
});
const PEOPLE = [
  ['王小明', '11010519491231002X', '文化街1号'],
  ['李四', '210102196207122393', ''],
  ['张三', '210102198704146213', '文化街2号'],
];

it('adds a column that nobody headed and that tells by itself what it holds, unsure', () => {
  const { header, people } = readRollSheet(sheet([['姓名', '', '住址'], ...PEOPLE]));
  expect(header?.columns.map(({ column, guess }) => [column, guess])).toEqual([
    [0, { field: 'name', certainty: 'sure' }],
    [1, { field: 'idNumber', certainty: 'unsure' }],
    [2, { field: 'address', certainty: 'sure' }],
  ]);
  expect(people).toEqual([1, 2, 3]);
});

it('reads a sheet without any heading by what its columns hold', () => {
  const read = readRollSheet(sheet(PEOPLE));
  expect(read.header?.columns.map(({ guess }) => guess?.field)).toEqual(['name', 'idNumber']);
  expect(read.people).toEqual([0, 1, 2]);
});

it('finds nothing in a sheet that is no roll', () => {
  expect(
    readRollSheet(
      sheet([
        ['物品', '数量'],
        ['桌', '3'],
      ]),
    ),
  ).toMatchObject({ header: null, people: [] });
});

it('knows the grid by the sheet’s name, and people from totals and blank rows', () => {
  const read = readRollSheet(sheet([['花名册'], ['姓名', '证件号', '住址'], ...PEOPLE, [], ['合计', '3人']]));
  expect(read).toMatchObject({ grid: '一网格', people: [2, 3, 4], titles: ['一网格', '花名册'] });
});

it('gives everybody of a household the address that is merged over them, and nobody a merged name', () => {
  const merges = [0, 2].map((column) => ({ firstRow: 1, lastRow: 2, firstColumn: column, lastColumn: column }));
  const merging = sheet([['姓名', '证件号', '住址'], ...PEOPLE], { merges });
  const [, second] = rowsOf(merging, 0, readRollSheet(merging));
  expect(second?.texts).toEqual(['李四', '210102196207122393', '文化街1号']);
});

it('gives a row by what its columns hold, and tells numbers', () => {
  const row = { sheet: 0, row: 1, texts: ['王小明', '2.1E+17', 'x'], numbers: [1] };
  const fields = new Map([
    [0, 'name'],
    [1, 'idNumber'],
    [2, 'ignored'],
    [3, 'phone'],
  ] as const);
  expect(cellsOf(row, fields)).toEqual({
    name: { text: '王小明', wasNumber: false },
    idNumber: { text: '2.1E+17', wasNumber: true },
    phone: { text: '', wasNumber: false },
  });
});

it('signs headings the same however they are written', () => {
  const signed = (...headings: string[]) => {
    const { header } = readRollSheet(sheet([headings, ...PEOPLE]));
    return header && headingSignature(header);
  };
  expect(signed('姓 名', '身份证号', '住址：')).toBe(signed('姓名', '*身份证号', '住址'));
  expect(signed('姓名', '身份证号', '住址')).not.toBe(signed('姓名', '住址', '身份证号'));
});
