import { residentsContract as contract } from '@linli/domain/residents/residents.contract.ts';
import { describe, expect, it } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { givenCommunity } from '../org-units/org-units.given.ts';
import { givenApi } from '../shared/testing/app.ts';
import { columnsHolding } from '../shared/testing/stored-data.ts';
import { testDatabase } from '../shared/testing/database.ts';
import { givenResident, someIdNumber } from './residents.given.ts';

const api = await givenApi();

async function givenOffice() {
  const community = await givenCommunity(api);
  const worker = await givenPerson(api, { role: 'community_worker', unit: community });
  const street = await givenPerson(api, { role: 'street_official', unit: community.street });
  return { community, worker, street };
}

describe('a file', () => {
  it('is opened with what the ID number says, placed by its address, and masked', async () => {
    const { worker, community } = await givenOffice();
    const idNumber = someIdNumber({ birth: '19560301', sex: 'female' });
    const file = await givenResident(api, worker, {
      name: ' 单 桂芬 ',
      idNumber: ` ${idNumber.toLowerCase()}`,
      phone: '138-0013-8000',
      address: '文化街59号17栋2单元1801室',
      householdRole: 'head',
      consent: 'given',
      notes: '听力不好',
      labels: [{ label: 'living_alone', from: '2020-01-01', detail: '子女在外地' }],
    });
    expect(file).toMatchObject({
      name: '单桂芬',
      sex: 'female',
      birthDate: '1956',
      idNumber: `${idNumber.slice(0, 6)}********${idNumber.slice(-4)}`,
      phone: '138****8000',
      address: '文化街59号17栋2单元1801室',
      community: { id: community.id },
      labels: ['living_alone'],
      notes: null,
      hidden: ['birth_date', 'id_number', 'phone', 'notes'],
      availableActions: [
        'edit',
        'add_label',
        'end_label',
        'move',
        'move_out',
        'register_birth',
        'marry',
        'stay_away',
        'report_death',
        'transfer',
      ],
      version: 1,
    });
    expect(file.labelHistory).toMatchObject([{ label: 'living_alone', from: '2020-01-01', to: null, detail: null }]);
    expect(file.residencies).toMatchObject([{ address: '文化街59号17栋2单元1801室', to: null }]);
    expect(file.household).not.toBeNull();
  });

  it('joins whoever lives behind the same door, and its household page lists them by role', async () => {
    const { worker } = await givenOffice();
    const address = '文化街59号17栋2单元1802室';
    const son = await givenResident(api, worker, { name: '李小军', address, householdRole: 'son' });
    const head = await givenResident(api, worker, { name: '李大军', address, householdRole: 'head' });
    expect(head.household).toEqual(son.household);
    const household = await api.ok(contract.household, worker, { params: { householdId: head.household!.id } });
    expect(household.members.map(({ name }) => name)).toEqual(['李大军', '李小军']);
    expect(household.address).toBe(address);
  });

  it.each([
    ['a check digit that is wrong', { idNumber: '210102195709119594' }, 'resident.id_number_wrong', 'idNumber'],
    ['a damaged number', { idNumber: '2.10102E+17' }, 'resident.id_number_wrong', 'idNumber'],
    [
      'a sex that it contradicts',
      { idNumber: '210102195709119595', sex: 'female' },
      'resident.contradicts_id_number',
      'sex',
    ],
    [
      'a birth date that it contradicts',
      { idNumber: '210102195709119595', birthDate: '1957-09-12' },
      'resident.contradicts_id_number',
      'birthDate',
    ],
    ['a phone that nobody can call', { phone: '12345' }, 'request.invalid', 'phone'],
    ['a name of blanks', { name: '\u200B' }, 'request.invalid', 'name'],
    ['a day that does not exist', { documentKind: 'none', birthDate: '1957-02-30' }, 'request.invalid', 'birthDate'],
  ] as const)('is not opened with %s', async (_what, wrong, code, field) => {
    const { worker } = await givenOffice();
    const body = { name: '王小明', documentKind: 'resident' as const, ...wrong };
    const refused = await api.refused(contract.create, worker, { body });
    expect(refused.code).toBe(code);
    expect(refused.errors?.map(({ path }) => path[0])).toEqual([field]);
  });

  it('of a new-born needs no document, and shows a birthday that gives no number away', async () => {
    const { worker } = await givenOffice();
    const file = await givenResident(api, worker, { documentKind: 'none', sex: 'female', birthDate: '2026-11-20' });
    expect(file).toMatchObject({ birthDate: '2026-11-20', age: 0, idNumber: '', hidden: [] });
  });

  it('tells street officials how things stand, not who it is', async () => {
    const { worker, street } = await givenOffice();
    const { id } = await givenResident(api, worker, {
      name: '王小明',
      phone: '13800138000',
      address: '文化街59号17栋2单元1801室',
      workplace: '第三机床厂',
      labels: [{ label: 'severe_mental_illness' }, { label: 'veteran', evidence: '优待证' }],
    });
    const seen = await api.ok(contract.get, street, { params: { residentId: id } });
    expect(seen).toMatchObject({
      name: '王**',
      address: '文化街59号17栋',
      labels: ['veteran'],
      workplace: null,
      availableActions: [],
      hidden: ['name', 'address', 'sensitive_labels', 'workplace', 'birth_date', 'id_number', 'phone'],
    });
    expect(seen.labelHistory.map(({ label, evidence }) => [label, evidence])).toEqual([['veteran', '优待证']]);
    expect(JSON.stringify(seen)).not.toMatch(/小明|1801|机床|mental/);
  });

  it('is opened once: a number that is known and a person who seems to be', async () => {
    const { worker } = await givenOffice();
    const idNumber = someIdNumber();
    const file = await givenResident(api, worker, { name: '王小明', idNumber, phone: '13800138001' });
    const again = { name: '王晓明', documentKind: 'resident' as const, idNumber };
    expect(await api.refused(contract.create, worker, { body: again })).toMatchObject({
      code: 'resident.id_number_known',
      params: { residentId: file.id },
    });
    const near = { name: '王晓明', documentKind: 'none' as const, phone: '13800138001' };
    expect(await api.refused(contract.create, worker, { body: near })).toMatchObject({
      code: 'resident.probably_known',
      params: { residentIds: [file.id] },
    });
    expect(await api.ok(contract.duplicates, worker, { body: { name: '王晓明', phone: '13800138001' } })).toMatchObject(
      {
        items: [{ resident: { id: file.id }, reason: 'near_name_same_phone' }],
      },
    );
    await api.ok(contract.create, worker, { body: { ...near, notDuplicateOf: [file.id] } });
  });

  it('is opened once by two at once', async () => {
    const { worker } = await givenOffice();
    const body = { name: '王小明', documentKind: 'resident' as const, idNumber: someIdNumber() };
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() =>
        api.app.inject({ method: 'POST', url: '/api/v1/residents', headers: { cookie: worker.cookie }, payload: body }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409, 409, 409]);
  });
});

describe('an edit', () => {
  it('changes what was sent, and a second one of the same version is told which fields others changed', async () => {
    const { worker } = await givenOffice();
    const { id } = await givenResident(api, worker, { workplace: '第三机床厂', phone: '13800138002' });
    const params = { residentId: id };
    const edited = await api.ok(contract.edit, worker, {
      params,
      body: { version: 1, phone: '13900139000', employment: 'retired' },
    });
    expect(edited).toMatchObject({ phone: '139****9000', employment: 'retired', workplace: '第三机床厂', version: 2 });
    expect(await api.refused(contract.edit, worker, { params, body: { version: 1, notes: '迟' } })).toMatchObject({
      status: 409,
      code: 'resident.changed_meanwhile',
      params: { fields: ['phone', 'employment'] },
    });
  });

  it('of the name, the address or the ID number is found by what it says now', async () => {
    const { worker } = await givenOffice();
    const { id } = await givenResident(api, worker, { name: '王小明', address: '文化街59号17栋2单元1801室' });
    const idNumber = someIdNumber({ birth: '19700101', sex: 'female' });
    await api.ok(contract.edit, worker, {
      params: { residentId: id },
      body: { version: 1, name: '仇英', idNumber, address: '三好街8号1栋101' },
    });
    for (const text of ['仇英', 'qiuying', '三好街8号', idNumber, idNumber.slice(-4)]) {
      const { items } = await api.ok(contract.search, worker, { body: { text } });
      expect([text, items.map((each) => each.id)]).toEqual([text, [id]]);
    }
    for (const text of ['小明', '文化街59号'])
      expect((await api.ok(contract.search, worker, { body: { text } })).items).toEqual([]);
  });
});

describe('labels', () => {
  it('are given, held once, ended with a reason, and stay in the history', async () => {
    const { worker } = await givenOffice();
    const { id } = await givenResident(api, worker);
    const params = { residentId: id };
    const body = {
      label: 'minimum_living' as const,
      from: '2026-01-01',
      evidence: '低保证 0042',
      detail: '月补差六百',
    };
    const held = await api.ok(contract.addLabel, worker, { params, body });
    expect(held.labels).toEqual(['minimum_living']);
    expect(await api.refused(contract.addLabel, worker, { params, body })).toMatchObject({
      code: 'resident.label_already_held',
    });
    const labelId = held.labelHistory[0]!.id;
    const end = { version: 1, to: '2026-10-31', reason: '收入超过标准' };
    const ended = await api.ok(contract.endLabel, worker, { params: { ...params, labelId }, body: end });
    expect(ended).toMatchObject({ labels: [], labelHistory: [{ to: '2026-10-31' }], version: 3 });
    const shown = await api.ok(contract.revealLabel, worker, {
      params: { ...params, labelId },
      body: { reason: '核对补差' },
    });
    expect(shown).toMatchObject({ detail: '月补差六百', evidence: '低保证 0042' });
  });

  it('are looked for only by those who may know them', async () => {
    const { worker, street } = await givenOffice();
    await givenResident(api, worker, { labels: [{ label: 'disability' }, { label: 'veteran' }] });
    await givenResident(api, worker, { name: '李四', labels: [{ label: 'veteran' }] });
    const by = (labels: ('disability' | 'veteran')[]) => ({ body: { labels } });
    expect((await api.ok(contract.search, worker, by(['disability', 'veteran']))).items).toHaveLength(1);
    expect((await api.ok(contract.search, street, by(['veteran']))).items).toHaveLength(2);
    expect(await api.refused(contract.search, street, by(['disability']))).toMatchObject({
      code: 'resident.filter_not_allowed',
    });
  });
});

describe('what is hidden', () => {
  it('is shown for a reason, which stays in the timeline without what was shown', async () => {
    const { worker, street } = await givenOffice();
    const idNumber = someIdNumber();
    const file = await givenResident(api, worker, { name: '王小明', idNumber, labels: [{ label: 'disability' }] });
    const params = { residentId: file.id };
    const reveal = (who: typeof worker, field: 'id_number' | 'name' | 'sensitive_labels') =>
      api.ok(contract.reveal, who, { params, body: { field, reason: '核对材料' } });
    expect(await reveal(worker, 'id_number')).toEqual({ value: idNumber, labels: [] });
    expect(await reveal(street, 'name')).toEqual({ value: '王小明', labels: [] });
    expect(await reveal(street, 'sensitive_labels')).toEqual({ value: '', labels: ['disability'] });
    const { items } = await api.ok(contract.timeline, worker, { params, query: {} });
    expect(items.map(({ action, fields, note }) => [action, fields, note])).toEqual([
      ['residents.reveal', ['sensitive_labels'], '核对材料'],
      ['residents.reveal', ['name'], '核对材料'],
      ['residents.reveal', ['id_number'], '核对材料'],
      ['residents.create', [], null],
    ]);
  });

  it('stands nowhere in the database in clear', async () => {
    const { worker } = await givenOffice();
    const idNumber = someIdNumber();
    const secret = {
      idNumber,
      phone: '13987654321',
      workplace: '飞龙造纸厂',
      registeredAddress: '铁岭县蔡牛乡七号',
      notes: '与长子不往来',
    };
    const { id } = await givenResident(api, worker, {
      ...secret,
      labels: [{ label: 'serious_illness', detail: '尿毒症透析', evidence: '病历一四二八' }],
    });
    await api.ok(contract.edit, worker, { params: { residentId: id }, body: { version: 1, notes: '与长子不往来' } });
    const { adminUrl } = await testDatabase();
    for (const text of [...Object.values(secret), '尿毒症透析', '病历一四二八', 'serious_illness'])
      expect([text, await columnsHolding(adminUrl, text)]).toEqual([text, []]);
  });
});

describe('elsewhere', () => {
  it('a file does not exist, and is in no list, search or household', async () => {
    const { worker, community } = await givenOffice();
    const idNumber = someIdNumber();
    const file = await givenResident(api, worker, { name: '王小明', idNumber, phone: '13800138003' });
    const beside = await givenPerson(api, {
      role: 'community_worker',
      unit: await givenCommunity(api, { street: community.street }),
    });
    for (const text of ['', '小明', 'wxm', idNumber, '13800138003'])
      expect([text, (await api.ok(contract.search, beside, { body: { text } })).items]).toEqual([text, []]);
    expect(await api.refused(contract.get, beside, { params: { residentId: file.id } })).toMatchObject({ status: 404 });
    const body = { name: '王小明', idNumber, phone: '13800138003' };
    expect((await api.ok(contract.duplicates, beside, { body })).items).toEqual([]);
  });

  it('volunteers, administrators and auditors have no files at all', async () => {
    const { community, worker } = await givenOffice();
    const file = await givenResident(api, worker);
    for (const who of [
      await givenPerson(api, { role: 'volunteer', unit: community }),
      await givenPerson(api, { role: 'system_admin' }),
      await givenPerson(api, { role: 'auditor', unit: community.district }),
    ]) {
      expect(await api.refused(contract.search, who, { body: {} })).toMatchObject({ code: 'request.role_not_allowed' });
      expect(await api.refused(contract.get, who, { params: { residentId: file.id } })).toMatchObject({ status: 403 });
    }
  });
});
