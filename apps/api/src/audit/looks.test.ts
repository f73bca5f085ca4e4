import { looksContract as contract } from '@linli/domain/audit/looks.contract.ts';
import { beginOfShanghaiDay } from '@linli/domain/shared/clock.ts';
import type { QueryOf } from '@linli/domain/shared/contract.ts';
import { residentExportsContract } from '@linli/domain/residents/resident-exports.contract.ts';
import { residentsContract } from '@linli/domain/residents/residents.contract.ts';
import { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import { describe, expect, it } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { givenCommunity } from '../org-units/org-units.given.ts';
import { askedFile } from '../residents/exports/exports.given.ts';
import { givenResident, someIdNumber } from '../residents/residents.given.ts';
import { givenApi, type Caller } from '../shared/testing/app.ts';
import { A_REPORT, givenScene, givenTicket } from '../tickets/tickets.given.ts';

const api = await givenApi();

/** A community with one beside it, and everybody who reads looks. */
async function givenOffice() {
  const community = await givenCommunity(api);
  const beside = await givenCommunity(api, { street: community.street });
  return {
    community,
    worker: await givenPerson(api, { role: 'community_worker', unit: community, name: '李秀兰' }),
    colleague: await givenPerson(api, { role: 'community_worker', unit: community, name: '赵敏' }),
    neighbour: await givenPerson(api, { role: 'community_worker', unit: beside, name: '孙丽' }),
    street: await givenPerson(api, { role: 'street_official', unit: community.street }),
    district: await givenPerson(api, { role: 'district_official', unit: community.district }),
    auditor: await givenPerson(api, { role: 'auditor', unit: community.district }),
  };
}

const list = async (caller: Caller, query: QueryOf<typeof contract.list> | object = {}) =>
  (await api.ok(contract.list, caller, { query })).items;

const reveal = (caller: Caller, residentId: string, field: 'phone' | 'id_number' | 'name', reason = '入户走访前联系') =>
  api.ok(residentsContract.reveal, caller, { params: { residentId }, body: { field, reason } });

describe('the list of looks', () => {
  it('tells supervisors who saw what of whom, when, where and why', async () => {
    const { community, worker, street, district, auditor } = await givenOffice();
    const file = await givenResident(api, worker, { name: '王小明', phone: '13800001234' });
    await reveal(worker, file.id, 'phone');
    for (const [caller, name] of [
      [street, '王**'],
      [district, '王**'],
      // Files do not exist for auditors, nor do the names on them.
      [auditor, null],
    ] as const) {
      expect(await list(caller)).toMatchObject([
        {
          kind: 'reveal',
          fields: ['phone'],
          rows: null,
          actor: { name: '李秀兰', role: 'community_worker' },
          subject: { type: 'resident', id: file.id, name },
          unitNames: [community.district.name, community.street.name, community.name],
          reason: '入户走访前联系',
        },
      ]);
    }
  });

  it('has whole exports, contacts and photos in it, and no export that was masked', async () => {
    const { worker, street } = await givenOffice();
    await givenResident(api, worker, { name: '王小明', phone: '13800001234' });
    await api.ok(residentExportsContract.create, worker, { body: askedFile() });
    const body = { ...askedFile({ columns: ['name', 'phone'] }), reason: '换发老年卡核对' };
    await api.ok(residentExportsContract.createWhole, worker, { body });
    expect(await list(street)).toMatchObject([
      { kind: 'whole_export', rows: 1, fields: ['name', 'phone'], reason: '换发老年卡核对' },
    ]);
    const scene = await givenScene(api);
    const ticket = await givenTicket(api, scene, 'accepted');
    const params = { ticketId: ticket.id };
    await api.ok(ticketsContract.revealContact, scene.worker, { params, body: { reason: '约上门时间' } });
    const above = await givenPerson(api, { role: 'street_official', unit: scene.community.street });
    expect(await list(above)).toMatchObject([{ kind: 'contact', subject: { name: ticket.number } }]);
    expect(JSON.stringify(await list(above))).not.toContain(A_REPORT.reporterName);
  });

  it('never tells what was seen, not even where the reason does', async () => {
    const { worker, colleague, street, district, auditor } = await givenOffice();
    const idNumber = someIdNumber();
    const file = await givenResident(api, worker, { name: '欧阳建国', phone: '13800001234', idNumber });
    const reason = `欧阳建国 13800001234(138 0000 1234)来电,身份证 ${idNumber},座机 024-23456789`;
    for (const field of ['name', 'phone', 'id_number'] as const) await reveal(worker, file.id, field, reason);
    for (const caller of [worker, colleague, street, district, auditor]) {
      const told = JSON.stringify(await list(caller));
      for (const secret of ['欧阳建国', '13800001234', '138 0000 1234', idNumber, '23456789'])
        expect(told).not.toContain(secret);
    }
    const { rows } = await api.platform.database.system.pool.query<{ note: string }>(
      "SELECT note FROM events WHERE subject_id = $1 AND action = 'residents.reveal'",
      [file.id],
    );
    expect(rows.map(({ note }) => note)).toEqual(
      Array.from({ length: 3 }, () => expect.not.stringMatching(/欧阳建国|13800001234|0000 1234/)),
    );
  });

  it('shows a worker their own and nobody else’s, whoever they ask for', async () => {
    const { community, worker, colleague, neighbour, street } = await givenOffice();
    const file = await givenResident(api, worker, { phone: '13800001234' });
    const foreign = await givenResident(api, neighbour, { phone: '13900001234' });
    await reveal(worker, file.id, 'phone');
    await reveal(colleague, file.id, 'phone');
    await reveal(neighbour, foreign.id, 'phone');
    expect(await list(worker)).toMatchObject([{ actor: { name: '李秀兰' } }]);
    expect(await list(worker, { who: colleague.username })).toMatchObject([{ actor: { name: '李秀兰' } }]);
    expect(await list(worker, { record: foreign.id })).toEqual([]);
    expect((await list(street)).map(({ actor }) => actor.name).toSorted()).toEqual(['孙丽', '李秀兰', '赵敏']);
    expect(await list(street, { unitId: community.id })).toHaveLength(2);
    const elsewhere = await givenOffice();
    expect(await list(elsewhere.street)).toEqual([]);
    const answer = await api.refused(contract.list, elsewhere.street, { query: { unitId: community.id } });
    expect(answer).toMatchObject({ status: 404, code: 'org_unit.not_found' });
  });

  it('is found by kind, person, resident and time, and counted for today', async () => {
    const { worker, colleague, street } = await givenOffice();
    const first = await givenResident(api, worker, { phone: '13800001234' });
    const second = await givenResident(api, worker, { name: '钱二', phone: '13900001234' });
    await reveal(worker, first.id, 'phone');
    await reveal(colleague, second.id, 'id_number');
    expect(await list(street, { who: colleague.username })).toMatchObject([{ subject: { id: second.id } }]);
    expect(await list(street, { record: first.id })).toMatchObject([{ fields: ['phone'] }]);
    expect(await list(street, { kind: 'whole_export' })).toEqual([]);
    expect(await list(street, { to: '2020-01-01T00:00:00Z' })).toEqual([]);
    const today = async (caller: Caller) =>
      (await api.ok(contract.today, caller, {})).counts.find(({ kind }) => kind === 'reveal')?.count;
    expect([await today(street), await today(worker)]).toEqual([2, 1]);
    // Of the last moment of yesterday in Shanghai: listed, and not counted any more.
    await api.platform.database.system.pool.query(
      `INSERT INTO events (at, action, subject_type, subject_id, district_id, street_id, community_id, actor_kind, actor_id, changes, audience)
       SELECT $2, action, subject_type, subject_id, district_id, street_id, community_id, actor_kind, actor_id, changes, audience
       FROM events WHERE subject_id = $1 AND action = 'residents.reveal'`,
      [first.id, new Date(beginOfShanghaiDay(new Date()).getTime() - 1)],
    );
    expect(await list(street)).toHaveLength(3);
    expect([await today(street), await today(worker)]).toEqual([2, 1]);
  });

  it('leaves no gap and tells nothing twice between pages, also among looks of one moment', async () => {
    const { worker, street } = await givenOffice();
    const file = await givenResident(api, worker, { phone: '13800001234' });
    api.setNow(new Date());
    for (let turn = 0; turn < 5; turn += 1) await reveal(worker, file.id, 'phone');
    api.setNow(null);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await api.ok(contract.list, street, { query: { limit: 2, ...(cursor && { cursor }) } });
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(paged).toEqual((await list(street)).map(({ id }) => id));
    expect((await api.refused(contract.list, street, { query: { cursor: 'bm90aGluZw' } })).status).toBe(400);
  });
});
