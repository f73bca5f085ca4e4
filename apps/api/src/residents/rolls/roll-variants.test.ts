import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { utils, write, type BookType, type WorkSheet } from '@e965/xlsx';
import { rollsContract as contract, type RollView } from '@linli/domain/residents/rolls.contract.ts';
import { expect, it } from 'vitest';
import { givenPerson } from '../../appointments/appointments.given.ts';
import { givenCommunity } from '../../org-units/org-units.given.ts';
import { givenApi } from '../../shared/testing/app.ts';
import { somePeople, type GivenRow } from './rolls.given.ts';

type Cell = string | number | null;
const api = await givenApi();

/** People as the plain roll has them; the day of birth stands in the ID number. */
const people = somePeople(12, 31).map((person, index) => ({
  ...person,
  sex: Number(person.idNumber![16]) % 2 === 1 ? '男' : '女',
  birthDate: `${person.idNumber!.slice(6, 10)}-${person.idNumber!.slice(10, 12)}-${person.idNumber!.slice(12, 14)}`,
  notes: index === 4 ? '长期在外' : '',
}));
type Person = (typeof people)[number];

const wide = (text = '') => text.replaceAll(/\d/g, (digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0));
const serial = (day = '') => Math.round((Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000);
/** The day in the styles of several clerks. */
const dayOf = ({ birthDate }: Person, index: number): Cell => {
  const [year, month, day] = birthDate.split('-').map(Number);
  const styles = [birthDate, `${year}.${month}.${day}`, `${year}年${month}月${day}日`, birthDate.replaceAll('-', '')];
  return [...styles, serial(birthDate), wide(birthDate), `${year}/${month}/${day}`, `${year}年${month}月`][index % 8]!;
};

function sheetOf(rows: readonly (readonly Cell[])[], merges: readonly string[] = []): WorkSheet {
  const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
  sheet['!merges'] = merges.map((range) => utils.decode_range(range));
  return sheet;
}

function bookOf(sheets: readonly (readonly [name: string, sheet: WorkSheet])[], bookType: BookType = 'xlsx'): Buffer {
  const book = utils.book_new();
  for (const [name, sheet] of sheets) utils.book_append_sheet(book, sheet, name);
  return write(book, { type: 'buffer', bookType, compression: true }) as Buffer;
}

/** Three lines of titles, a heading of two rows merged both ways, numbered columns, a subtotal, empty lines, signatures. */
const FORM: Cell[][] = [
  ['砂阳路街道试验社区常住人口登记表'],
  ['填报单位：试验社区', null, null, null, '填报日期：2026年11月'],
  [],
  ['序号', '基本情况', null, null, null, '联系方式', null, '备 注'],
  [null, '姓  名', '性别', '出生年月日', '身份证号码（18位）', '手  机', '家庭住址', null],
  [1, 2, 3, 4, 5, 6, 7, 8],
  ...people.map((person, index): Cell[] => [
    index + 1,
    index === 2 ? [...person.name!].join(' ') : person.name!,
    person.sex,
    dayOf(person, index),
    index === 3 ? wide(person.idNumber) : person.idNumber!,
    index === 5 ? wide(person.phone) : index === 6 ? Number(person.phone) : person.phone!,
    person.address!,
    person.notes,
  ]),
  [13],
  [14],
  [null, '小计', '12人'],
  ['总人数：12人'],
  ['填表人：', null, null, '审核人：', null, '社区（盖章）'],
  ['注：1.本表一式两份；2.身份证号码必须填写完整。'],
  ['以上人员情况属实。'],
  [null, null, null, null, null, '2026年11月23日'],
];
const MERGES = ['A1:H1', 'A2:D2', 'A4:A5', 'B4:E4', 'F4:G4', 'H4:H5', 'A22:H22'];

const plainHeading = ['姓名', '身份证号', '联系电话', '住址'];
const plainRow = ({ name, idNumber, phone, address }: GivenRow) => [name!, idNumber!, phone!, address!];
const gbk = (text: string) => Buffer.from((codePages as unknown as { utils: GbkUtils }).utils.encode(936, text));
interface GbkUtils {
  encode(codePage: number, text: string): Uint8Array;
}

const SEVERAL: [string, WorkSheet][] = [
  ['封面', sheetOf([['居民花名册'], [], ['试验社区'], ['二〇二六年十一月']])],
  [
    '汇总',
    sheetOf([
      ['网格', '户数', '人数', '其中：60岁以上'],
      ['第二网格', 3, 6, 1],
      ['第一网格', 3, 6, 2],
      ['合计', 6, 12, 3],
    ]),
  ],
  [
    '第二网格',
    sheetOf([
      ['第二网格居民名单'],
      ['联系电话', null, '住址', '姓名', '身份证号', '编号'],
      ...people
        .slice(6)
        .map(({ phone, address, name, idNumber }, at) => [phone!, null, address!, name!, idNumber!, at]),
      ['合计：6人'],
    ]),
  ],
  [
    '第一网格',
    sheetOf([
      [],
      [null, ...plainHeading],
      [],
      ...people.slice(0, 6).map((person) => [null, ...plainRow(person)]),
      [null, '制表：王芳', '复核：李强'],
    ]),
  ],
];

const CSV = [
  '试验社区居民花名册,,,',
  plainHeading.join(','),
  ...people.map(({ name, idNumber, phone, address }, index) =>
    [name, index % 2 === 0 ? `\t${idNumber}` : `="${idNumber}"`, `"${phone}"`, `"${address}"`].join(','),
  ),
  '合计,12,,',
  '"审核人：王芳，联系人：李强",,,',
].join('\r\n');

/** File name → bytes. Each holds the same twelve people. */
const SAME: Record<string, Buffer> = {
  'form.xlsx': bookOf([['Sheet1', sheetOf(FORM, MERGES)]]),
  'form.xls': bookOf([['名册', sheetOf(FORM, MERGES)]], 'biff8'),
  'several-sheets.xlsx': bookOf(SEVERAL),
  'several-sheets.xls': bookOf(SEVERAL, 'biff8'),
  'gbk.csv': gbk(CSV),
  'utf8.csv': Buffer.from(`\uFEFF${CSV}`),
  'utf16.csv': Buffer.from(`\uFEFF${CSV.replaceAll('\t', '').replaceAll(',', '\t')}`, 'utf16le'),
};

async function givenOffice() {
  const community = await givenCommunity(api, { name: '试验社区' });
  return givenPerson(api, { role: 'community_worker', unit: community });
}
type Office = Awaited<ReturnType<typeof givenOffice>>;
const upload = (worker: Office, fileName: string, file: Buffer) =>
  api.ok(contract.upload, worker, { query: { fileName }, file });
const rowsOf = async (worker: Office, { id }: RollView) =>
  (await api.ok(contract.rows, worker, { params: { rollId: id }, query: { limit: 100 } })).items;

it.each(Object.entries(SAME))('%s holds twelve people and nobody else', async (fileName, file) => {
  const worker = await givenOffice();
  const roll = await upload(worker, fileName, file);
  const found = await rowsOf(worker, roll);
  expect(found.flatMap(({ issues, doubts }) => [...issues, ...doubts])).toEqual([]);
  expect(roll.counts).toEqual({ new: 12, changed: 0, same: 0, repeated: 0, doubtful: 0, wrong: 0, left_out: 0 });
  // Once they are in, the plain roll has nothing to add: every cell was understood.
  await api.ok(contract.confirm, worker, { params: { rollId: roll.id }, body: { version: roll.version } });
  const plain = [plainHeading, ...people.map(plainRow)].map((cells) => cells.join(',')).join('\n');
  const again = await upload(worker, 'plain.csv', Buffer.from(plain));
  expect((await rowsOf(worker, again)).flatMap(({ changes }) => changes)).toEqual([]);
  expect(again.counts).toMatchObject({ same: 12, new: 0, changed: 0 });
});

it.each([
  ['numbers.xlsx', bookOf([['Sheet1', sheetOf([plainHeading, ...people.map(asFloats)])]])],
  ['numbers.xls', bookOf([['Sheet1', sheetOf([plainHeading, ...people.map(asFloats)])]], 'biff8')],
  ['scientific.csv', Buffer.from([plainHeading, ...people.map((person, index) => asTexts(person, index))].join('\n'))],
])('of %s, whose ID numbers are floats, no number is kept, and every phone', async (fileName, file) => {
  const worker = await givenOffice();
  const roll = await upload(worker, fileName, file);
  const rows = await rowsOf(worker, roll);
  expect(rows.map(({ issues }) => issues.map(({ code }) => code))).toEqual(people.map(() => ['id_damaged']));
  expect(roll.counts).toMatchObject({ doubtful: 12, wrong: 0 });
  await api.ok(contract.confirm, worker, {
    params: { rollId: roll.id },
    body: { version: roll.version, takesDoubtful: true },
  });
  const { rows: kept } = await api.platform.database.system.pool.query<{ numbers: number; phones: number }>(
    `SELECT count(*) FILTER (WHERE id_number <> '')::int AS numbers, count(DISTINCT phone_index)::int AS phones
     FROM residents WHERE id IN (SELECT subject_id FROM events WHERE actor_id = $1)`,
    [worker.id],
  );
  expect(kept[0]).toEqual({ numbers: 0, phones: 12 });
});

function asFloats({ name, idNumber, phone, address }: GivenRow): Cell[] {
  return [name!, Number(idNumber!.replace('X', '0')), Number(phone), address!];
}

function asTexts({ name, idNumber, phone, address }: GivenRow, index: number): string[] {
  const number = Number(idNumber!.replace('X', '0'));
  const id = [number.toExponential(5).replace('e', 'E'), String(number.toExponential(16)), `${BigInt(number)}.0`];
  return [name!, id[index % 3]!, `${phone}.0`, address!];
}
