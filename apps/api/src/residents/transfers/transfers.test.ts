import { residentsContract } from '@linli/domain/residents/residents.contract.ts';
import { transfersContract as contract } from '@linli/domain/residents/transfers.contract.ts';
import { describe, expect, it } from 'vitest';
import { givenPerson } from '../../appointments/appointments.given.ts';
import { givenCommunity } from '../../org-units/org-units.given.ts';
import { givenApi } from '../../shared/testing/app.ts';
import { givenResident, someIdNumber } from '../residents.given.ts';
import { givenOtherCommunity, givenTransfer } from './transfers.given.ts';

const api = await givenApi();
const NOW = new Date('2026-11-23T04:00:00Z');
const TODAY = '2026-11-23';
api.setNow(NOW);

const long = { from: new Date(0) };
async function givenSides() {
  const from = await givenCommunity(api);
  const to = await givenOtherCommunity(api, from);
  const sender = await givenPerson(api, { role: 'community_worker', unit: from, ...long });
  const receiver = await givenPerson(api, { role: 'community_worker', unit: to, ...long });
  const address = '文化街59号2栋1单元301室';
  const head = await givenResident(api, sender, {
    name: '李大军',
    phone: '13800138000',
    address,
    householdRole: 'head',
    labels: [{ label: 'minimum_living', from: '2026-01-01', detail: '一档' }],
  });
  const wife = await givenResident(api, sender, { name: '赵桂兰', address, householdRole: 'spouse' });
  const ask = (over: object = {}) =>
    api.ok(contract.ask, sender, {
      params: { residentId: head.id },
      body: { version: 1, communityCode: to.code, reason: '随儿子居住', newAddress: '三好街8号', ...over },
    });
  return { from, to, sender, receiver, head, wife, ask, address };
}
const ACCEPT = { version: 1, day: TODAY, address: '三好街8号1栋2单元502室' };
const file = (residentId: string) => ({ params: { residentId } });
const of = (transferId: string) => ({ transferId });
const timeline = async (who: Parameters<typeof api.ok>[1], id: string) =>
  (await api.ok(residentsContract.timeline, who, { ...file(id), query: {} })).items.map(({ action }) => action);

describe('a transfer that waits', () => {
  it('shows the receiving community just enough: no name in full, no number, no file', async () => {
    const { sender, receiver, head, ask } = await givenSides();
    const asked = await ask();
    expect(asked).toMatchObject({ status: 'pending', side: 'outgoing', availableActions: ['withdraw'] });
    expect(asked.people).toMatchObject([{ name: '李**', residentId: head.id }]);
    const { items } = await api.ok(contract.list, receiver, { query: {} });
    expect(items).toMatchObject([
      {
        id: asked.id,
        side: 'incoming',
        people: [{ name: '李**', sex: 'male', birthYear: '1956', residentId: null }],
        reason: '随儿子居住',
        availableActions: ['accept', 'refuse'],
      },
    ]);
    expect(JSON.stringify(items)).not.toMatch(/大军|13800138000|minimum|文化街/);
    expect(await api.ok(contract.counts, receiver, {})).toEqual({ incoming: 1 });
    expect(await api.ok(contract.counts, sender, {})).toEqual({ incoming: 0 });
    expect(await api.refused(residentsContract.get, receiver, file(head.id))).toMatchObject({
      code: 'resident.not_found',
    });
    expect(await api.ok(residentsContract.get, sender, file(head.id))).toMatchObject({ status: 'living_here' });
  });

  it('is seen by those above either side, who decide nothing, and by nobody else', async () => {
    const { from, to, ask } = await givenSides();
    const { id } = await ask();
    for (const unit of [from.street, to.street, from.district]) {
      const role = unit.kind === 'street' ? 'street_official' : 'district_official';
      const official = await givenPerson(api, { role, unit, ...long });
      const { items } = await api.ok(contract.list, official, { query: {} });
      expect(items).toMatchObject([{ id, newAddress: '三好街8号', availableActions: [] }]);
    }
    const third = await givenOtherCommunity(api, from);
    const stranger = await givenPerson(api, { role: 'community_worker', unit: third, ...long });
    expect((await api.ok(contract.list, stranger, { query: {} })).items).toEqual([]);
    for (const step of [contract.accept, contract.refuse, contract.withdraw]) {
      const body = { version: 1, day: TODAY, address: '三好街8号', reason: '不在本社区' };
      const keys =
        step === contract.accept
          ? ['version', 'day', 'address']
          : step === contract.refuse
            ? ['version', 'reason']
            : ['version'];
      const sent = Object.fromEntries(keys.map((key) => [key, body[key as keyof typeof body]])) as never;
      expect(await api.refused(step, stranger, { params: of(id), body: sent })).toMatchObject({
        code: 'transfer.not_found',
      });
    }
  });

  it('goes to another community of the district only, and nobody is on the way twice', async () => {
    const { sender, from, head, ask } = await givenSides();
    const elsewhere = await givenCommunity(api);
    for (const communityCode of [from.code, elsewhere.code, '999999999999']) {
      const body = { version: 1, communityCode, reason: '搬走' };
      expect(await api.refused(contract.ask, sender, { ...file(head.id), body })).toMatchObject({
        code: 'transfer.not_there',
        errors: [{ path: ['communityCode'] }],
      });
    }
    const asked = await Promise.allSettled([ask(), ask({ wholeHousehold: true }), ask()]);
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('comes back refused with the reason, or is withdrawn, and can be asked for again', async () => {
    const { sender, receiver, head, ask } = await givenSides();
    const { id } = await ask();
    const body = { version: 1, reason: '不在本社区范围' };
    expect(await api.refused(contract.refuse, sender, { params: of(id), body })).toMatchObject({
      code: 'transfer.not_allowed',
    });
    await api.ok(contract.refuse, receiver, { params: of(id), body });
    const [back] = (await api.ok(contract.list, sender, { query: { isPending: 'false' } })).items;
    expect(back).toMatchObject({ status: 'refused', answer: '不在本社区范围', people: [{ residentId: head.id }] });
    expect(await timeline(sender, head.id)).toEqual([
      'residents.refuse_transfer',
      'residents.ask_transfer',
      'residents.create',
    ]);
    const again = await ask();
    await api.ok(contract.withdraw, sender, { params: of(again.id), body: { version: 1 } });
    expect(await api.ok(contract.counts, receiver, {})).toEqual({ incoming: 0 });
    expect(await api.refused(contract.accept, receiver, { params: of(again.id), body: ACCEPT })).toMatchObject({
      code: 'transfer.not_now',
    });
    expect(await api.ok(residentsContract.get, sender, file(head.id))).toMatchObject({ version: 1 });
  });
});

describe('a transfer that is accepted', () => {
  it('puts the file under the receiving community: labels go on, the past stays, the sender has the trace alone', async () => {
    const { from, to, sender, receiver, head, wife, ask, address } = await givenSides();
    const { id } = await ask();
    const done = await api.ok(contract.accept, receiver, { params: of(id), body: ACCEPT });
    expect(done).toMatchObject({ status: 'accepted', people: [{ residentId: head.id }], availableActions: [] });
    const there = await api.ok(residentsContract.get, receiver, file(head.id));
    expect(there).toMatchObject({
      name: '李大军',
      phone: '138****8000',
      address: ACCEPT.address,
      community: { id: to.id },
      labels: ['minimum_living'],
      householdRole: 'head',
      source: 'transfer',
      residencies: [{ address: ACCEPT.address, from: TODAY, to: null }],
      version: 2,
    });
    const label = { residentId: head.id, labelId: there.labelHistory[0]!.id };
    const reason = '核对';
    expect(await api.ok(residentsContract.revealLabel, receiver, { params: label, body: { reason } })).toMatchObject({
      detail: '一档',
    });
    expect(await timeline(receiver, head.id)).toEqual(['residents.reveal', 'residents.accept_transfer']);

    expect(await api.refused(residentsContract.get, sender, file(head.id))).toMatchObject({
      code: 'resident.not_found',
    });
    expect((await api.ok(residentsContract.search, sender, { body: { text: '李大军' } })).items).toEqual([]);
    const [trace] = (await api.ok(contract.list, sender, { query: { isPending: 'false' } })).items;
    expect(trace).toMatchObject({ status: 'accepted', people: [{ name: '李**', residentId: null }] });
    expect(await api.ok(residentsContract.get, sender, file(wife.id))).toMatchObject({ householdRole: 'head' });
    const street = await givenPerson(api, { role: 'district_official', unit: from.district, ...long });
    expect((await api.ok(residentsContract.get, street, file(head.id))).residencies).toMatchObject([
      { community: { id: to.id }, to: null },
      { community: { id: from.id }, to: TODAY, address: address.replace('1单元301室', '') },
    ]);
  });

  it('takes the whole household along as it stood', async () => {
    const { sender, receiver, head, wife, ask } = await givenSides();
    const { id, people } = await ask({ wholeHousehold: true });
    expect(people.map(({ residentId }) => residentId)).toEqual([head.id, wife.id]);
    await api.ok(contract.accept, receiver, { params: of(id), body: ACCEPT });
    const there = await api.ok(residentsContract.get, receiver, file(head.id));
    const home = await api.ok(residentsContract.household, receiver, { params: { householdId: there.household!.id } });
    expect(home.members.map(({ name, householdRole }) => [name, householdRole])).toEqual([
      ['李大军', 'head'],
      ['赵桂兰', 'spouse'],
    ]);
    expect((await api.ok(residentsContract.search, sender, { body: {} })).items).toEqual([]);
  });

  it('is accepted once by many at once, and the same request again changes nothing', async () => {
    const { receiver, head, ask } = await givenSides();
    const { id } = await ask();
    const send = (key: string) =>
      api.app.inject({
        method: 'POST',
        url: `/api/v1/resident-transfers/${id}/accept`,
        headers: { cookie: receiver.cookie, 'idempotency-key': key },
        payload: ACCEPT,
      });
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map(send));
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409, 409, 409]);
    const first = ['a', 'b', 'c', 'd'][answers.findIndex(({ statusCode }) => statusCode === 200)]!;
    expect((await send(first)).statusCode).toBe(200);
    expect(await api.ok(residentsContract.get, receiver, file(head.id))).toMatchObject({ version: 2 });
    expect((await api.ok(residentsContract.get, receiver, file(head.id))).residencies).toHaveLength(1);
  });

  it('leaves nothing half done where somebody of them does not live there any more', async () => {
    const { sender, receiver, head, wife, ask } = await givenSides();
    const { id } = await ask({ wholeHousehold: true });
    await api.platform.database.system.pool.query("UPDATE residents SET status = 'moved_out' WHERE id = $1", [wife.id]);
    expect(await api.refused(contract.accept, receiver, { params: of(id), body: ACCEPT })).toMatchObject({
      code: 'transfer.people_changed',
    });
    expect(await api.ok(residentsContract.get, sender, file(head.id))).toMatchObject({ version: 1 });
    expect((await api.ok(contract.list, receiver, { query: {} })).items).toMatchObject([{ id, status: 'pending' }]);
  });

  it('is not accepted over a file of the same ID number', async () => {
    const { from, to, receiver } = await givenSides();
    const idNumber = someIdNumber();
    await givenResident(api, receiver, { name: '王小明', idNumber });
    const { id } = await givenTransfer(api, { from, to, file: { name: '王小明', idNumber } });
    expect(await api.refused(contract.accept, receiver, { params: of(id), body: ACCEPT })).toMatchObject({
      code: 'transfer.number_known',
    });
    expect((await api.ok(contract.list, receiver, { query: {} })).items).toMatchObject([{ id }]);
  });
});

describe('the database itself', () => {
  it('hands nothing over to a caller who is not the receiver, and nothing that was not accepted', async () => {
    const { from, to, ask } = await givenSides();
    const { id } = await ask();
    const call = async (units: string, accepted: boolean) => {
      const client = await api.platform.database.system.pool.connect();
      try {
        await client.query('BEGIN');
        if (accepted) await client.query("UPDATE resident_transfers SET status = 'accepted' WHERE id = $1", [id]);
        await client.query("SELECT set_config('linli.level', 'community', true), set_config('linli.units', $1, true)", [
          `{${units}}`,
        ]);
        const { rows } = await client.query<{ outcome: string }>(
          `SELECT linli_hand_over($1, '2026-11-23', '{"address": "", "addressKey": ""}', '{}') AS outcome`,
          [id],
        );
        // Whatever came of it, the caller sees no more than before.
        const { rows: seen } = await client.query('SELECT DISTINCT community_id FROM resident_labels');
        expect(seen.length).toBeLessThanOrEqual(1);
        const level = await client.query<{ level: string }>("SELECT current_setting('linli.level') AS level");
        expect(level.rows[0]!.level).toBe('community');
        return rows[0]!.outcome;
      } finally {
        await client.query('ROLLBACK');
        client.release();
      }
    };
    expect(await call(from.id, true)).toBe('not_found');
    expect(await call(to.id, false)).toBe('not_found');
    expect(await call(to.id, true)).toBe('done');
  });
});
