import type { CellObject } from '@e965/xlsx';
import { cellAt, SPREADSHEET_LIMITS, type Spreadsheet } from '@linli/domain/shared/spreadsheet.ts';
import { describe, expect, it } from 'vitest';
import { parseSpreadsheet } from './parse-spreadsheet.ts';
import { readSpreadsheet } from './read-spreadsheet.ts';
import { givenParts, givenSheetXml, givenWorkbook, givenZip } from './spreadsheets.given.ts';

const ROWS = [['姓名', '身份证号'], ['王小明', '11010519491231002X'], [], ['买买提·吐尔逊', '𠮷野家']];
const rowsOf = (read: Spreadsheet, index = 0) => read.sheets[index]?.rows;
const csv = (encoding: 'utf8' | 'utf16le', mark: string, text: string) => Buffer.from(mark + text, encoding);
const GBK = Buffer.from('d0d5c3fb2cb1b8d7a20acdf5d0a1c3f72cb5cdb1a30a', 'hex');

describe.each(['xlsx', 'biff8'] as const)('a workbook (%s)', (bookType) => {
  it('is read with its sheets, rows and texts, in a thread of its own', async () => {
    const read = await readSpreadsheet(
      givenWorkbook({ 一网格: ROWS.slice(0, 2), 二网格: [['甲']] }, bookType),
      '花名册.xls',
    );
    expect(read.sheets.map(({ name }) => name)).toEqual(['一网格', '二网格']);
    expect(rowsOf(read)).toEqual(ROWS.slice(0, 2));
    expect(rowsOf(read, 1)).toEqual([['甲']]);
  });

  it('tells numbers from texts and keeps all their digits', async () => {
    const number = (v: number, z?: string): CellObject => ({ t: 'n', v, ...(z !== undefined && { z }) });
    const bytes = givenWorkbook(
      { a: [[number(210102198206246240), number(13800138000), number(7, '000'), number(0.5)]] },
      bookType,
    );
    const [sheet] = (await parseSpreadsheet(bytes, 'a.xlsx')).sheets;
    expect(sheet?.rows).toEqual([['210102198206246240', '13800138000', '007', '0.5']]);
    expect(sheet && cellAt(sheet, 0, 0)).toEqual({ text: '210102198206246240', wasNumber: true });
  });

  it('reads days as ISO whatever their format, and leaves numbers that are no days', async () => {
    const day = (z: string): CellObject => ({ t: 'n', v: 31955, z });
    const bytes = givenWorkbook(
      { a: [[day('yyyy/m/d'), day('m/d/yy'), day('yyyy"年"m"月"d"日"'), day('General')]] },
      bookType,
    );
    const [sheet] = (await parseSpreadsheet(bytes, 'a.xlsx')).sheets;
    expect(sheet?.rows).toEqual([['1987-06-27', '1987-06-27', '1987-06-27', '31955']]);
    expect([...(sheet?.numbers ?? [])]).toEqual([3]);
  });
});

it('reads the code page of a workbook from before Excel 97', async () => {
  const bytes = givenWorkbook({ a: [['ABAB']] }, 'biff5');
  bytes.write('b5cdb1a3', bytes.indexOf('ABAB'), 'hex');
  bytes.writeUInt16LE(936, bytes.indexOf(Buffer.from('42000200', 'hex')) + 4);
  expect(rowsOf(await parseSpreadsheet(bytes, 'a.xls'))).toEqual([['低保']]);
});

it('never evaluates a formula: its saved result is what it shows', async () => {
  const cells =
    '<row r="1"><c r="A1" t="str"><f>HYPERLINK("http://x","y")</f><v>王小明</v></c><c r="B1"><f>1+1</f></c>' +
    '<c r="C1" t="inlineStr"><is><r><t>李</t></r><r><t>四</t></r><rPh><t>lǐ</t></rPh></is></c><c r="D1" t="e"><v>#N/A</v></c>' +
    '<c r="E1" t="b"><v>1</v></c><c r="F1" t="inlineStr"><is><t>=cmd|calc</t></is></c></row>';
  const read = await parseSpreadsheet(givenZip(givenParts(givenSheetXml(cells))), 'a.xlsx');
  expect(rowsOf(read)).toEqual([['王小明', '', '李四', '#N/A', 'TRUE', '=cmd|calc']]);
});

it('reads names with a prefix, cells without an address, and merged cells', async () => {
  const xml =
    '<x:worksheet xmlns:x="u"><x:dimension ref="A1:XFD1048576"/><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c>' +
    '<x:c><x:v>2</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:B2"/></x:mergeCells></x:worksheet>';
  const [sheet] = (await parseSpreadsheet(givenZip(givenParts(xml)), 'a.xlsx')).sheets;
  expect(sheet?.rows).toEqual([['甲', '2']]);
  expect(sheet?.merges).toEqual([{ firstRow: 0, lastRow: 1, firstColumn: 0, lastColumn: 1 }]);
});

it('takes no notice of formatted cells far away that are empty', async () => {
  const far =
    '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="3"/></row><row r="1048576"><c r="A1048576" s="3"/></row>';
  expect(rowsOf(await parseSpreadsheet(givenZip(givenParts(givenSheetXml(far))), 'a.xlsx'))).toEqual([['1']]);
});

describe('a .csv', () => {
  const TEXT = '姓名,备注\r\n王小明,"低保,独居"\r\n';
  it.each([
    ['UTF-8', csv('utf8', '', TEXT)],
    ['UTF-8 with its mark', csv('utf8', '\uFEFF', TEXT)],
    ['UTF-16', csv('utf16le', '\uFEFF', TEXT)],
    ['UTF-16, the other way round', csv('utf16le', '\uFEFF', TEXT).swap16()],
    ['UTF-16 without its mark', csv('utf16le', '', TEXT)],
  ])('in %s', async (_what, bytes) => {
    expect(rowsOf(await parseSpreadsheet(bytes, '名册.csv'))).toEqual([
      ['姓名', '备注'],
      ['王小明', '低保,独居'],
    ]);
  });

  it('in GBK, and in GB 18030 with characters that GBK has not', async () => {
    expect(rowsOf(await parseSpreadsheet(GBK, '名册.csv'))).toEqual([
      ['姓名', '备注'],
      ['王小明', '低保'],
    ]);
    const rare = Buffer.concat([Buffer.from('d0d52c', 'hex'), Buffer.from('95328237', 'hex')]);
    expect(rowsOf(await parseSpreadsheet(rare, '名册.csv'))).toEqual([['姓', '𠀁']]);
  });

  it('with tabs or semicolons, protected numbers, and quotes set wrong', async () => {
    expect(rowsOf(await parseSpreadsheet(Buffer.from('姓名\t证件\n王\t="0123"\n'), 'a.txt'))).toEqual([
      ['姓名', '证件'],
      ['王', '0123'],
    ]);
    expect(rowsOf(await parseSpreadsheet(Buffer.from('a;b\n1;x"y\n'), 'a.csv'))).toEqual([
      ['a', 'b'],
      ['1', 'x"y'],
    ]);
  });

  it('that has a formula for a name keeps it as text', async () => {
    expect(rowsOf(await parseSpreadsheet(Buffer.from('姓名\n=1+1\n'), 'a.csv'))).toEqual([['姓名'], ['=1+1']]);
  });
});

it('refuses a text that is longer than a cell can be', async () => {
  const long = 'x'.repeat(SPREADSHEET_LIMITS.cellCharacters + 1);
  await expect(parseSpreadsheet(Buffer.from(`a\n${long}`), 'a.csv')).rejects.toMatchObject({
    code: 'spreadsheet.too_many_cells',
  });
});
