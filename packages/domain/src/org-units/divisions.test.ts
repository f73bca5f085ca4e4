import { describe, expect, it } from 'vitest';
import { readDivisions, type DivisionRow } from './divisions.ts';

const HEADER = 'code,name,kind,parent_code';
const HEPING = '210102000000,和平区,district,';
const NANHU = '210102019000,南湖街道,street,210102000000';
const WENHUA = '210102019004,文化路社区,community,210102019000';

function read(lines: string[], loaded: string[] = []) {
  const rows: DivisionRow[] = lines.map((text, index) => ({ line: index + 1, cells: text.split(',') }));
  return readDivisions(rows, new Set(loaded));
}
const faultsOf = (lines: string[], loaded: string[] = []) =>
  read(lines, loaded).faults.map(({ line, code, value }) => `${line} ${code} ${value}`.trim());

it('reads units from the top down, whatever the order of the lines', () => {
  const { lines, divisions, faults } = read([HEADER, WENHUA, NANHU, HEPING]);
  expect(faults).toEqual([]);
  expect(lines).toBe(3);
  expect(divisions.map(({ name, parentCode }) => [name, parentCode])).toEqual([
    ['和平区', null],
    ['南湖街道', '210102000000'],
    ['文化路社区', '210102019000'],
  ]);
});

it.each([
  ['blank lines, and lines of commas only', ['', HEADER, '', HEPING, ',,,', NANHU, '  ,,,']],
  [
    'spaces around cells and a header in capitals',
    [' Code , NAME,Kind ,Parent_Code', ' 210102000000 , 和平区 , district , ', NANHU],
  ],
  ['a byte order mark', [`\uFEFF${HEADER}`, HEPING, NANHU]],
  ['commas after the last column', [`${HEADER},,`, `${HEPING},`, `${NANHU},,,`]],
  [
    'streets of a city without districts',
    [HEADER, '441900000000,东莞市,district,', '441900003000,东城街道,street,441900000000'],
  ],
])('takes %s', (_, lines) => {
  const result = read(lines);
  expect(result.faults).toEqual([]);
  expect(result.divisions).toHaveLength(2);
});

it('takes the units below what is loaded already', () => {
  expect(faultsOf([HEADER, WENHUA], ['210102019000', '210102000000'])).toEqual([]);
});

describe('names every fault with its line', () => {
  it.each<[string, string[], string[]]>([
    ['an empty file', [], ['1 header_missing']],
    ['no header', [HEPING], ['1 header_missing 210102000000,和平区,district,']],
    ['another header', ['name,code', HEPING], ['1 header_missing name,code']],
    ['a header and nothing else', [HEADER], ['1 no_district']],
    [
      'a column too few',
      [HEADER, HEPING, '210102019000,南湖街道,street'],
      ['3 column_count 210102019000,南湖街道,street'],
    ],
    ['a column too many', [HEADER, HEPING, `${NANHU},x`], [`3 column_count ${NANHU},x`]],
    [
      'a code that a spreadsheet damaged',
      [HEADER, HEPING, '2.10102E+11,南湖街道,street,210102000000'],
      ['3 code_malformed 2.10102E+11'],
    ],
    [
      'a code of another kind',
      [HEADER, HEPING, '210102019004,南湖街道,street,210102000000'],
      ['3 code_not_of_kind 210102019004'],
    ],
    ['a province', [HEADER, HEPING, '440000000000,广东省,district,'], ['3 code_not_of_kind 440000000000']],
    ['a kind that is not ours', [HEADER, HEPING, '210102019000,南湖镇,town,210102000000'], ['3 kind_unknown town']],
    [
      'grids, which are drawn and not loaded',
      [HEADER, HEPING, '210102019000,一格,grid,210102000000'],
      ['3 kind_unknown grid'],
    ],
    ['no name', [HEADER, HEPING, '210102019000, ,street,210102000000'], ['3 name_missing 210102019000']],
    [
      'a name too long',
      [HEADER, HEPING, `210102019000,${'南'.repeat(61)},street,210102000000`],
      [`3 name_too_long ${'南'.repeat(60)}`],
    ],
    [
      'a unit above a district',
      [HEADER, '210102000000,和平区,district,210100000000'],
      ['2 parent_unexpected 210100000000'],
    ],
    [
      'another parent than the code says',
      [HEADER, HEPING, NANHU, '210102019004,文化路社区,community,210102000000'],
      ['4 parent_mismatch 210102000000'],
    ],
    ['no parent', [HEADER, HEPING, '210102019000,南湖街道,street,'], ['3 parent_mismatch']],
    ['a parent that is nowhere', [HEADER, HEPING, WENHUA], ['3 parent_missing 210102019000']],
    ['a code twice', [HEADER, HEPING, NANHU, NANHU], ['4 code_repeated 210102019000']],
    ['no district', [HEADER, NANHU], ['1 no_district', '2 parent_missing 210102000000']],
    [
      'several faults of one line',
      [HEADER, HEPING, '210102019000,,town,x'],
      ['3 kind_unknown town', '3 name_missing 210102019000'],
    ],
  ])('%s', (_, lines, faults) => {
    expect(faultsOf(lines)).toEqual(faults);
  });

  it('and does not blame those below a faulty line', () => {
    expect(faultsOf([HEADER, HEPING, '210102019000,,street,210102000000', WENHUA])).toEqual([
      '3 name_missing 210102019000',
    ]);
  });
});
