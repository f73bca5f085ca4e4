import type { RollView } from '@linli/domain/residents/rolls.contract.ts';
import { rollsContract } from '@linli/domain/residents/rolls.contract.ts';
import { checkCharacter } from '@linli/domain/residents/id-number.ts';
import type { Caller, TestApi } from '../../shared/testing/app.ts';

export type GivenRow = Readonly<Partial<Record<(typeof HEADINGS)[number][0], string>>>;

const HEADINGS = [
  ['name', '姓名'],
  ['idNumber', '身份证号码'],
  ['sex', '性别'],
  ['birthDate', '出生日期'],
  ['phone', '手机'],
  ['address', '现住址'],
  ['community', '社区'],
  ['householdNumber', '户号'],
  ['householdRole', '与户主关系'],
  ['careLabels', '人员类别'],
  ['notes', '备注'],
] as const;

/** A roll as an office would save it as .csv. */
export function rollFile(rows: readonly GivenRow[]): Buffer {
  const lines = rows.map((row) => HEADINGS.map(([field]) => row[field] ?? ''));
  return Buffer.from([HEADINGS.map(([, heading]) => heading), ...lines].map((cells) => cells.join(',')).join('\n'));
}

export function uploadRows(api: TestApi, caller: Caller, rows: readonly GivenRow[]): Promise<RollView> {
  return api.ok(rollsContract.upload, caller, { query: { fileName: '花名册.csv' }, file: rollFile(rows) });
}

/** An import of these rows, as far as told. */
export async function givenRoll(
  api: TestApi,
  caller: Caller,
  rows: readonly GivenRow[],
  status: 'preview' | 'imported' = 'preview',
): Promise<RollView> {
  const roll = await uploadRows(api, caller, rows);
  if (status === 'preview') return roll;
  return api.ok(rollsContract.confirm, caller, {
    params: { rollId: roll.id },
    body: { version: roll.version, takesDoubtful: true },
  });
}

/** An import whose columns somebody corrected, so that the office remembers them. */
export async function givenRememberedRoll(api: TestApi, caller: Caller): Promise<RollView> {
  const roll = await uploadRows(api, caller, [{ name: '王小明', notes: '在外' }]);
  const column = roll.sheets[0]?.columns.find(({ field }) => field === 'notes')?.column ?? 0;
  const sheets = [{ sheet: 0, columns: [{ column, field: 'workplace' as const }] }];
  return api.ok(rollsContract.correctColumns, caller, {
    params: { rollId: roll.id },
    body: { version: roll.version, sheets },
  });
}

/** So many people that nobody else is; the same seed gives the same. */
export function somePeople(count: number, seed = 0): GivenRow[] {
  const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗';
  const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉萍红建国志海晓春梅';
  return Array.from({ length: count }, (_, index) => {
    const number = seed * 1_000_003 + index;
    const birth = new Date(Date.UTC(1940 + (number % 70), (number >> 3) % 12, 1 + (number % 28)));
    const day = birth.toISOString().slice(0, 10);
    const region = `21${String(10 + (Math.floor(number / 1_000) % 90))}${String(10 + (Math.floor(number / 90_000) % 90))}`;
    const first17 = `${region}${day.replaceAll('-', '')}${String(number % 1_000).padStart(3, '0')}`;
    const name = surnames[number % 20]! + given[(number >> 2) % 34]! + given[(number >> 5) % 34]!;
    return {
      name,
      idNumber: first17 + checkCharacter(first17),
      phone: `1${(3_000_000_000 + ((number * 7_919) % 6_999_999_999)).toString()}`,
      address: `文化街${number % 200}号${1 + (number % 20)}栋${1 + (number % 4)}单元${(1 + (Math.floor(number / 3) % 18)) * 100 + (number % 4) + 1}室`,
      householdRole: ['户主', '配偶', '子'][number % 3]!,
      careLabels: number % 9 === 0 ? '低保' : '',
    };
  });
}
