import { residentsContract } from '@linli/domain/residents/residents.contract.ts';
import { rollsContract as contract, type RollView } from '@linli/domain/residents/rolls.contract.ts';
import { describe, expect, it } from 'vitest';
import { givenPerson, type GivenPerson } from '../../appointments/appointments.given.ts';
import { givenCommunity } from '../../org-units/org-units.given.ts';
import { parseSpreadsheet } from '../../shared/spreadsheets/parse-spreadsheet.ts';
import { givenApi } from '../../shared/testing/app.ts';
import { givenResident, someIdNumber } from '../residents.given.ts';
import { givenRememberedRoll, givenRoll, uploadRows } from './rolls.given.ts';

const api = await givenApi();

async function givenOffice() {
  const community = await givenCommunity(api);
  const worker = await givenPerson(api, { role: 'community_worker', unit: community });
  return { community, worker };
}
const paramsOf = ({ id: rollId }: RollView) => ({ rollId });
const rowsOf = async (who: GivenPerson, roll: RollView) =>
  (await api.ok(contract.rows, who, { params: paramsOf(roll), query: {} })).items;
const edit = (who: GivenPerson, roll: RollView, body: object) =>
  api.ok(contract.correctRow, who, { params: paramsOf(roll), body: { version: roll.version, row: 0, ...body } });
const confirm = (who: GivenPerson, { version, ...roll }: RollView, takesDoubtful = false) =>
  api.ok(contract.confirm, who, { params: { rollId: roll.id }, body: { version, takesDoubtful } });
const undo = (roll: RollView) => ({ params: paramsOf(roll), body: { version: roll.version } });
const search = async (who: GivenPerson, text: string) =>
  (await api.ok(residentsContract.search, who, { body: { text } })).items;

describe('a preview', () => {
  it('lets a row be mended, and takes a decision back', async () => {
    const { worker } = await givenOffice();
    const roll = await uploadRows(api, worker, [{ name: '王小明', idNumber: '210102198704146214' }]);
    const [row] = await rowsOf(worker, roll);
    expect(row).toMatchObject({
      outcome: 'wrong',
      issues: [{ field: 'idNumber', code: 'id_check_digit', proposal: '210102198704146213' }],
    });
    expect(row?.cells.find(({ field }) => field === 'idNumber')).toEqual({
      field: 'idNumber',
      address: 'B2',
      text: '210102198704146214',
    });
    const mended = await edit(worker, roll, { cells: [{ field: 'idNumber', text: '210102198704146213' }] });
    expect(mended.counts).toMatchObject({ new: 1, wrong: 0 });
    const left = await edit(worker, mended, { decision: 'leave' });
    expect((await rowsOf(worker, left))[0]?.decision).toBe('leave');
    expect((await rowsOf(worker, await edit(worker, left, { decision: null })))[0]?.decision).toBeNull();
  });

  it('is read by the columns that somebody corrected, and the office’s next one by itself', async () => {
    const { worker } = await givenOffice();
    const first = await givenRememberedRoll(api, worker);
    const column = ({ sheets }: RollView) => sheets[0]?.columns.find(({ heading }) => heading === '备注');
    expect(column(first)).toMatchObject({ field: 'workplace', certainty: 'told' });
    const next = await uploadRows(api, worker, [{ name: '李四', notes: '纺织厂' }]);
    expect(column(next)).toMatchObject({ field: 'workplace', certainty: 'remembered' });
    const elsewhere = await uploadRows(api, (await givenOffice()).worker, [{ name: '李四', notes: '在外' }]);
    expect(column(elsewhere)).toMatchObject({ field: 'notes', certainty: 'sure' });
  });

  it('refuses columns that cannot be', async () => {
    const { worker } = await givenOffice();
    const roll = await uploadRows(api, worker, [{ name: '王小明' }]);
    const columns = [{ column: 0, field: null }];
    const refused = await api.refused(contract.correctColumns, worker, {
      params: paramsOf(roll),
      body: { version: roll.version, sheets: [{ sheet: 0, columns }] },
    });
    expect(refused).toMatchObject({ code: 'roll.mapping_impossible', status: 400 });
  });

  it('takes no row of another community, whoever writes it into the roll', async () => {
    const { community, worker } = await givenOffice();
    await givenCommunity(api, { street: community.street, name: '阳光里社区' });
    const roll = await uploadRows(api, worker, [
      { name: '王小明', community: '阳光里社区' },
      { name: '李四', community: '火星社区' },
      { name: '张三', community: '试验社区' },
    ]);
    const doubts = (await rowsOf(worker, roll)).map((row) => row.doubts[0]?.code);
    expect(doubts).toEqual(['community_not_yours', 'community_unknown', undefined]);
    expect(roll.counts).toMatchObject({ wrong: 2, new: 1 });
  });

  it('is whole for whoever imported it and masked for others; other offices have none', async () => {
    const { community, worker } = await givenOffice();
    const colleague = await givenPerson(api, { role: 'community_worker', unit: community });
    const people = [{ name: '王小明', idNumber: someIdNumber(), phone: '13800138000', address: '文化街1号' }];
    const roll = await uploadRows(api, worker, people);
    const texts = async (who: GivenPerson) => (await rowsOf(who, roll))[0]?.cells.map(({ text }) => text).join('|');
    expect(await texts(worker)).toContain('13800138000');
    const masked = await texts(colleague);
    expect(masked).toContain('138****8000');
    expect(masked).not.toMatch(/小明|文化街/);
    const stranger = (await givenOffice()).worker;
    expect((await api.refused(contract.get, stranger, { params: paramsOf(roll) })).status).toBe(404);
    expect((await api.ok(contract.list, stranger, { query: {} })).items).toEqual([]);
  });

  it('goes after its time', async () => {
    const { worker } = await givenOffice();
    const roll = await uploadRows(api, worker, [{ name: '王小明' }]);
    expect(Date.parse(roll.expiresAt) - Date.parse(roll.createdAt)).toBe(7 * 86_400_000);
    await api.ok(contract.discard, worker, undo(roll));
    expect((await api.refused(contract.get, worker, { params: paramsOf(roll) })).code).toBe('roll.not_found');
  });
});

describe('an import', () => {
  it('changes what the roll knows differently, field by field, and is taken back whole', async () => {
    const { worker } = await givenOffice();
    const idNumber = someIdNumber();
    const known = await givenResident(api, worker, {
      name: '王小明',
      idNumber,
      phone: '13800138000',
      address: '文化街1号1栋1单元101',
    });
    const roll = await uploadRows(api, worker, [
      { name: '王小明', idNumber, phone: '13900139000', careLabels: '低保', address: '文化街2号1栋1单元101' },
      { name: '李新人', householdNumber: '7' },
    ]);
    expect(roll.counts).toMatchObject({ changed: 1, new: 1 });
    const [row] = await rowsOf(worker, roll);
    expect(row?.changes).toEqual([
      { field: 'phone', before: '138****8000', after: '13900139000' },
      { field: 'address', before: '文化街1号1栋1单元101', after: '文化街2号1栋1单元101' },
      { field: 'careLabels', before: '', after: 'minimum_living' },
    ]);
    const imported = await confirm(worker, roll);
    const file = await api.ok(residentsContract.get, worker, { params: { residentId: known.id } });
    expect(file).toMatchObject({ phone: '139****9000', address: '文化街2号1栋1单元101', version: known.version + 1 });
    expect(file.labels.map((each) => (typeof each === 'string' ? each : (each as { label: string }).label))).toContain(
      'minimum_living',
    );
    expect(await search(worker, '李新')).toHaveLength(1);
    const undone = await api.ok(contract.undo, worker, undo(imported));
    expect(undone).toMatchObject({ status: 'undone', availableActions: [] });
    expect(await search(worker, '李新')).toEqual([]);
    const before = await api.ok(residentsContract.get, worker, { params: { residentId: known.id } });
    expect(before).toMatchObject({ phone: '138****8000', address: '文化街1号1栋1单元101', labels: [] });
  });

  it('stays where one of its files was changed since', async () => {
    const { worker } = await givenOffice();
    const imported = await givenRoll(
      api,
      worker,
      [{ name: '王小明', phone: '13800138000' }, { name: '李四' }],
      'imported',
    );
    const [file] = await search(worker, '王小明');
    await api.ok(residentsContract.edit, worker, {
      params: { residentId: file!.id },
      body: { version: file!.version, phone: '13900139000' },
    });
    const refused = await api.refused(contract.undo, worker, undo(imported));
    expect(refused).toMatchObject({ code: 'roll.others_depend', params: { count: 1 } });
    expect(await search(worker, '李四')).toHaveLength(1);
  });

  it('writes nothing where files changed since the preview, and shows what is so now', async () => {
    const { worker } = await givenOffice();
    const idNumber = someIdNumber();
    const roll = await uploadRows(api, worker, [{ name: '王小明', idNumber }, { name: '李四' }]);
    await givenResident(api, worker, { name: '王小明', idNumber });
    const refused = await api.refused(contract.confirm, worker, undo(roll));
    expect(refused.code).toBe('roll.files_changed');
    expect(await search(worker, '李四')).toEqual([]);
    const now = await api.ok(contract.get, worker, { params: paramsOf(roll) });
    expect(now).toMatchObject({ status: 'preview', counts: { same: 1, new: 1 } });
    await confirm(worker, now);
    expect(await search(worker, '李四')).toHaveLength(1);
  });

  it('puts people of one number, or behind one door, into one household', async () => {
    const { worker } = await givenOffice();
    const door = { address: '文化街3号1栋1单元101' };
    await givenRoll(
      api,
      worker,
      [
        { name: '王一', ...door, householdRole: '户主' },
        { name: '王二', ...door, householdRole: '子' },
        { name: '李一', householdNumber: '9' },
        { name: '李二', householdNumber: '9' },
      ],
      'imported',
    );
    const household = async (name: string) => {
      const [found] = await search(worker, name);
      const file = await api.ok(residentsContract.get, worker, { params: { residentId: found!.id } });
      return file.household?.id;
    };
    expect(await household('王一')).toBe(await household('王二'));
    expect(await household('李一')).toBe(await household('李二'));
    expect(await household('王一')).not.toBe(await household('李一'));
  });
});

it('gives a template that is understood without a question', async () => {
  const { worker } = await givenOffice();
  const file = await api.ok(contract.template, worker, {});
  const { sheets } = await parseSpreadsheet(file, '居民花名册.xlsx');
  const filled = [sheets[0]?.rows[0] ?? [], ['王小明', '男', '', '1962-07-12', '13800138000']];
  const roll = await api.ok(contract.upload, worker, {
    query: { fileName: 'a.csv' },
    file: Buffer.from(filled.map((row) => row.join(',')).join('\n')),
  });
  const unsure = roll.sheets[0]?.columns.filter(({ certainty, field }) => certainty !== 'sure' || field === null);
  expect(unsure).toEqual([]);
  expect(roll.counts.new).toBe(1);
});
