import { read, utils } from '@e965/xlsx';
import { auditContract } from '@linli/domain/audit/audit.contract.ts';
import type { EventAction } from '@linli/domain/audit/event-words.ts';
import type { Endpoint, RequestOf } from '@linli/domain/shared/contract.ts';
import { residentExportsContract as contract } from '@linli/domain/residents/resident-exports.contract.ts';
import { residentsContract } from '@linli/domain/residents/residents.contract.ts';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { givenPerson } from '../../appointments/appointments.given.ts';
import { givenCommunity } from '../../org-units/org-units.given.ts';
import { givenApi, type Caller } from '../../shared/testing/app.ts';
import { givenResident, someIdNumber } from '../residents.given.ts';
import { askedFile, givenExport } from './exports.given.ts';

const api = await givenApi();

async function givenOffice() {
  const community = await givenCommunity(api);
  const beside = await givenCommunity(api, { street: community.street });
  return {
    community,
    worker: await givenPerson(api, { role: 'community_worker', unit: community }),
    colleague: await givenPerson(api, { role: 'community_worker', unit: community }),
    neighbour: await givenPerson(api, { role: 'community_worker', unit: beside }),
    street: await givenPerson(api, { role: 'street_official', unit: community.street }),
    auditor: await givenPerson(api, { role: 'auditor', unit: community.district }),
  };
}

/** The rows of the file, texts as they stand in the cells. */
async function rowsOf(caller: Caller, exported: { id: string; address: object | null }): Promise<string[][]> {
  const request = { params: { exportId: exported.id }, query: exported.address ?? {} };
  const { Sheets } = read(await api.ok(contract.file, caller, request));
  return utils.sheet_to_json<string[]>(Sheets['Sheet1']!, { header: 1, raw: false, defval: '' });
}

const events = async (auditor: Caller, action: EventAction) =>
  (await api.ok(auditContract.events, auditor, { query: { action } })).items;

describe('the file of a list', () => {
  it('holds exactly what is shown: same filters, order, columns and masks, in the reader’s words', async () => {
    const { worker, street } = await givenOffice();
    const idNumber = someIdNumber({ birth: '19500101', sex: 'female' });
    await givenResident(api, worker, { name: '赵一', idNumber, phone: '13800001234', address: '和平路1号2栋301' });
    await givenResident(api, worker, { name: '钱二', idNumber: someIdNumber({ birth: '19800101', sex: 'female' }) });
    await givenResident(api, worker, { name: '安三', idNumber: someIdNumber({ birth: '19400101', sex: 'female' }) });
    await givenResident(api, worker, { name: '周四', idNumber: someIdNumber({ birth: '19400101', sex: 'male' }) });
    const asked = {
      ageFrom: 60,
      sex: 'female' as const,
      sort: 'name' as const,
      columns: ['name' as const, 'sex' as const, 'age' as const, 'idNumber' as const, 'phone' as const],
      headings: ['姓名', '性别', '年龄'],
      words: [{ code: 'sex.female', text: '女' }],
    };
    for (const caller of [worker, street]) {
      const { columns: _, headings: __, words: ___, ...search } = asked;
      const shown = (await api.ok(residentsContract.search, caller, { body: search })).items;
      expect(shown).toHaveLength(2);
      const rows = await rowsOf(caller, await givenExport(api, caller, asked));
      expect(rows).toEqual([
        ['姓名', '性别', '年龄', 'idNumber', 'phone'],
        ...shown.map(({ name, age, idNumber: number, phone }) => [name, '女', String(age), number, phone]),
      ]);
    }
    const found = await rowsOf(worker, await givenExport(api, worker, { text: '1234', columns: ['name', 'idNumber'] }));
    expect(found).toEqual([
      ['name', 'idNumber'],
      ['赵一', `${idNumber.slice(0, 6)}********${idNumber.slice(-4)}`],
    ]);
  });

  it('computes nothing, whatever somebody is called', async () => {
    const { worker } = await givenOffice();
    await givenResident(api, worker, { name: '王小明', address: '=HYPERLINK("http://x","y")' });
    await givenResident(api, worker, { name: '王小红', address: '+1+cmd|calc!A1 <&>' });
    const exported = await givenExport(api, worker);
    const request = { params: { exportId: exported.id }, query: exported.address! };
    // The bytes themselves: a reader may pass over what Excel would compute.
    const sheet = strFromU8(unzipSync(await api.ok(contract.file, worker, request))['xl/worksheets/sheet1.xml']!);
    expect(sheet).toContain('>=HYPERLINK(');
    expect(sheet).not.toMatch(/<f[\s>]/);
    expect(new Set([...sheet.matchAll(/ t="(\w+)"/g)].map(([, type]) => type))).toEqual(new Set(['inlineStr']));
    expect(JSON.stringify(await rowsOf(worker, exported))).toContain('+1+cmd|calc!A1 <&>');
  });

  it('is whole only for a reason and after the password was said again, and the trail says why and how many', async () => {
    const { worker, auditor } = await givenOffice();
    const idNumber = someIdNumber();
    await givenResident(api, worker, { name: '赵一', idNumber, phone: '13800001234' });
    const body = { ...askedFile({ columns: ['name', 'idNumber', 'phone'] }), reason: '换发老年卡核对' };
    await api.platform.database.system.client.session.updateMany({
      where: { personId: worker.id },
      data: { confirmedAt: new Date(Date.now() - 3_600_000) },
    });
    expect(await api.refused(contract.createWhole, worker, { body })).toMatchObject({
      code: 'account.confirm_identity',
    });
    await api.platform.database.system.client.session.updateMany({
      where: { personId: worker.id },
      data: { confirmedAt: new Date(Date.now() + 60_000) },
    });
    const exported = await api.ok(contract.createWhole, worker, { body });
    expect(await rowsOf(worker, exported)).toContainEqual(['赵一', idNumber, '13800001234']);
    const [event] = await events(auditor, 'residents.export_whole');
    expect(event).toMatchObject({ note: '换发老年卡核对' });
    expect(event?.changes).toContainEqual({ field: 'rows', before: null, after: 1 });
    expect(event?.changes).toContainEqual({ field: 'fields', before: null, after: ['name', 'idNumber', 'phone'] });
    expect(await events(auditor, 'residents.download_export')).toHaveLength(1);
  });

  it('leaves what was asked for in the trail, and of what was searched for only the kind', async () => {
    const { worker, auditor, community } = await givenOffice();
    await givenResident(api, worker, { name: '王小明' });
    await givenExport(api, worker, { text: '王小', unitId: community.id, sex: 'male', ageFrom: 70, ageTo: 79 });
    const [event] = await events(auditor, 'residents.export');
    expect(JSON.stringify(event)).not.toContain('王小');
    expect(event?.changes).toContainEqual({
      field: 'filters',
      before: null,
      after: ['status.living_here', 'age.70-79', 'sex.male', 'search.name', 'search.address'],
    });
    expect(event?.changes).toContainEqual({ field: 'unit', before: null, after: community.name });
  });

  it('of nobody has headings alone, and what one may not look for is refused', async () => {
    const { worker, street } = await givenOffice();
    const columns = ['name' as const];
    expect(await rowsOf(worker, await givenExport(api, worker, { columns, headings: ['姓名'] }))).toEqual([['姓名']]);
    const body = askedFile({ labels: ['severe_mental_illness'] });
    expect(await api.refused(contract.create, street, { body })).toMatchObject({ code: 'resident.filter_not_allowed' });
  });
});

describe('an export is its maker’s own', () => {
  it('exists for nobody else, by whatever address, and goes after its time or at once', async () => {
    const { worker, colleague, neighbour, street } = await givenOffice();
    await givenResident(api, worker);
    const exported = await givenExport(api, worker);
    const params = { exportId: exported.id };
    for (const other of [colleague, neighbour, street]) {
      const ask = <E extends Endpoint>(endpoint: E, request: RequestOf<E, Buffer>) =>
        api.refused(endpoint, other, request);
      expect((await ask(contract.get, { params })).code).toBe('resident_export.not_found');
      expect((await ask(contract.discard, { params })).code).toBe('resident_export.not_found');
      expect((await ask(contract.file, { params, query: exported.address! })).status).toBe(404);
      expect((await api.ok(contract.list, other, {})).items).toEqual([]);
    }
    expect((await api.ok(contract.list, worker, {})).items.map(({ id }) => id)).toEqual([exported.id]);
    api.setNow(new Date(Date.now() + 61 * 60_000));
    expect((await api.refused(contract.get, worker, { params })).code).toBe('resident_export.not_found');
    expect((await api.ok(contract.list, worker, {})).items).toEqual([]);
    api.setNow(null);
    await api.ok(contract.discard, worker, { params });
    expect((await api.refused(contract.get, worker, { params })).code).toBe('resident_export.not_found');
    const left = await api.platform.database.system.client.residentExportPart.count({
      where: { exportId: exported.id },
    });
    expect(left).toBe(0);
  });

  it('lies encrypted: neither the file nor what was searched for can be read in the table', async () => {
    const { worker } = await givenOffice();
    await givenResident(api, worker, { name: '王小明' });
    const { id } = await givenExport(api, worker, { text: '王小明' });
    const kept = await api.platform.database.system.client.residentExport.findUniqueOrThrow({
      where: { id },
      include: { parts: true },
    });
    expect(JSON.stringify(kept)).not.toContain('王小明');
    expect(kept.parts.every(({ content }) => content.startsWith('g1.'))).toBe(true);
  });
});
