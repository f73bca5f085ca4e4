import { lifeEventsContract as life } from '@linli/domain/residents/life-events.contract.ts';
import { residentsContract as contract } from '@linli/domain/residents/residents.contract.ts';
import { transfersContract } from '@linli/domain/residents/transfers.contract.ts';
import { describe, expect, it } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { givenCommunity } from '../org-units/org-units.given.ts';
import { givenApi, type Caller } from '../shared/testing/app.ts';
import { givenResident, someIdNumber } from './residents.given.ts';
import { givenOtherCommunity } from './transfers/transfers.given.ts';

const api = await givenApi();
const TODAY = '2026-11-23';
api.setNow(new Date('2026-11-23T04:00:00Z'));
const long = { from: new Date(0) };
const HERE = '文化街59号2栋1单元301室';
const THERE = '三好街8号1栋2单元502室';

const file = (residentId: string) => ({ params: { residentId } });
const read = (who: Caller, id: string) => api.ok(contract.get, who, file(id));
const actions = async (who: Caller, id: string) =>
  (await api.ok(contract.timeline, who, { ...file(id), query: {} })).items.map(({ action }) => action);

async function givenCouple() {
  const unit = await givenCommunity(api);
  const worker = await givenPerson(api, { role: 'community_worker', unit, ...long });
  const number = (birth: string, sex: 'male' | 'female') => someIdNumber({ birth, sex });
  const man = await givenResident(api, worker, {
    name: '李大军',
    idNumber: number('19900301', 'male'),
    address: HERE,
    householdRole: 'head',
  });
  const woman = await givenResident(api, worker, {
    name: '赵桂兰',
    idNumber: number('19920301', 'female'),
    address: THERE,
    householdRole: 'daughter',
  });
  return { unit, worker, man, woman };
}
type Couple = Awaited<ReturnType<typeof givenCouple>>;

const wed = ({ worker, man, woman }: Couple, body: object = {}) =>
  api.ok(life.marry, worker, { ...file(man.id), body: { version: 1, day: '2026-11-01', spouseId: woman.id, ...body } });

describe('a marriage', () => {
  it('stands on both files, nobody moves unless it is said, and all of it is taken back', async () => {
    const couple = await givenCouple();
    const { worker, man, woman } = couple;
    const married = await wed(couple);
    expect(married).toMatchObject({
      maritalStatus: 'married',
      kin: [{ kind: 'spouse', name: '赵桂兰', sex: 'female', residentId: woman.id, from: '2026-11-01', to: null }],
      household: man.household,
      undoable: 'marry',
    });
    expect(married.availableActions).toContain('divorce');
    expect(married.availableActions).not.toContain('marry');
    const her = await read(worker, woman.id);
    expect(her).toMatchObject({
      maritalStatus: 'married',
      kin: [{ kind: 'spouse', name: '李大军', residentId: man.id }],
      address: THERE,
      version: 2,
    });
    expect((await actions(worker, woman.id))[0]).toBe('residents.marry');
    const again = { version: 2, day: TODAY, spouseName: '孙丽' };
    expect(await api.refused(life.marry, worker, { ...file(man.id), body: again })).toMatchObject({
      code: 'resident.not_now',
    });
    await api.ok(life.undo, worker, { ...file(man.id), body: { version: 2 } });
    for (const each of [man, woman])
      expect(await read(worker, each.id)).toMatchObject({ maritalStatus: null, kin: [], household: each.household });
  });

  it('brings the one into the household of the other, in the relation that follows', async () => {
    const couple = await givenCouple();
    const { worker, man, woman } = couple;
    await wed(couple, { together: 'spouse_comes' });
    const her = await read(worker, woman.id);
    expect(her).toMatchObject({ household: man.household, householdRole: 'spouse', address: HERE });
    expect(her.residencies.map(({ address, from, to }) => [address, from, to])).toEqual([
      [HERE, '2026-11-01', null],
      [THERE, TODAY, '2026-11-01'],
    ]);
    await api.ok(life.undo, worker, { ...file(man.id), body: { version: 2 } });
    expect(await read(worker, woman.id)).toMatchObject({
      household: woman.household,
      householdRole: 'daughter',
      residencies: woman.residencies,
    });
  });

  it('with somebody elsewhere is told by the name alone', async () => {
    const couple = await givenCouple();
    const married = await wed(couple, { spouseId: null, spouseName: '孙丽华' });
    expect(married).toMatchObject({ maritalStatus: 'married', kin: [{ name: '孙丽华', residentId: null }] });
    const official = await givenPerson(api, { role: 'street_official', unit: couple.unit.street, ...long });
    expect((await read(official, couple.man.id)).kin).toMatchObject([{ name: '孙**', residentId: null }]);
    const { pool } = api.platform.database.system;
    const rows = await pool.query('SELECT name FROM resident_kin WHERE resident_id = $1', [couple.man.id]);
    expect(rows.rows.map(({ name }: { name: string }) => name.slice(0, 1))).toEqual(['g']);
  });

  it('is refused for the reason that speaks against it, and of nobody elsewhere', async () => {
    const couple = await givenCouple();
    const { worker, man, woman } = couple;
    const stranger = await givenCouple();
    const ask = (body: object) =>
      api.refused(life.marry, worker, { ...file(man.id), body: { version: 1, day: TODAY, ...body } });
    expect(await ask({ spouseId: man.id })).toMatchObject({
      code: 'resident.cannot_marry',
      params: { fault: 'self' },
    });
    expect(await ask({ spouseId: stranger.woman.id })).toMatchObject({ code: 'resident.not_found' });
    expect(await ask({ spouseId: woman.id, day: '2008-01-01' })).toMatchObject({ params: { fault: 'under_age' } });
    expect(await ask({ spouseId: woman.id, day: '2026-11-24' })).toMatchObject({ errors: [{ path: ['day'] }] });
    expect(await ask({ spouseName: '孙丽', together: 'spouse_comes' })).toMatchObject({
      errors: [{ path: ['together'] }],
    });
    expect(await read(worker, woman.id)).toMatchObject({ version: 1, kin: [] });
  });

  it('registered on both files at once is registered once', async () => {
    const { worker, man, woman } = await givenCouple();
    const ask = (id: string, spouseId: string) =>
      api.app.inject({
        method: 'POST',
        url: `/api/v1/residents/${id}/marry`,
        headers: { cookie: worker.cookie },
        payload: { version: 1, day: TODAY, spouseId },
      });
    const answers = await Promise.all([ask(man.id, woman.id), ask(woman.id, man.id), ask(man.id, woman.id)]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409, 409]);
    expect((await read(worker, woman.id)).kin).toHaveLength(1);
  });
});

describe('a divorce', () => {
  it('stands on both files; who leaves has another home, and the household another head', async () => {
    const couple = await givenCouple();
    const { worker, man, woman } = couple;
    await wed(couple, { together: 'spouse_comes' });
    const body = { version: 2, day: '2026-11-10', address: THERE };
    const apart = await api.ok(life.divorce, worker, { ...file(man.id), body });
    expect(apart).toMatchObject({
      maritalStatus: 'divorced',
      kin: [{ kind: 'spouse', to: '2026-11-10' }],
      address: THERE,
    });
    expect(await read(worker, woman.id)).toMatchObject({
      maritalStatus: 'divorced',
      householdRole: 'head',
      address: HERE,
      kin: [{ to: '2026-11-10' }],
    });
    await api.ok(life.undo, worker, { ...file(man.id), body: { version: 3 } });
    expect(await read(worker, man.id)).toMatchObject({
      maritalStatus: 'married',
      householdRole: 'head',
      address: HERE,
      kin: [{ to: null }],
    });
    expect(await read(worker, woman.id)).toMatchObject({ maritalStatus: 'married', householdRole: 'spouse' });
  });

  it('under one roof leaves both there, no longer as a couple; who is not married has none', async () => {
    const couple = await givenCouple();
    const { worker, man, woman } = couple;
    const body = { version: 1, day: TODAY };
    expect(await api.refused(life.divorce, worker, { ...file(man.id), body })).toMatchObject({
      code: 'resident.not_now',
    });
    await wed(couple, { together: 'spouse_comes' });
    await api.ok(life.divorce, worker, { ...file(woman.id), body: { version: 2, day: TODAY } });
    expect(await read(worker, woman.id)).toMatchObject({ household: man.household, householdRole: 'other' });
    expect(await read(worker, man.id)).toMatchObject({ maritalStatus: 'divorced', householdRole: 'head' });
  });
});

it('the death of a husband makes a widow, who is head now; both are as they were once it is taken back', async () => {
  const couple = await givenCouple();
  const { worker, man, woman } = couple;
  await wed(couple, { together: 'spouse_comes' });
  await api.ok(life.reportDeath, worker, { ...file(man.id), body: { version: 2, day: TODAY } });
  const widow = await read(worker, woman.id);
  expect(widow).toMatchObject({ maritalStatus: 'widowed', householdRole: 'head', kin: [{ to: TODAY }] });
  expect((await actions(worker, woman.id)).slice(0, 2)).toEqual(['residents.lose_spouse', 'residents.change_head']);
  await api.ok(life.undo, worker, { ...file(man.id), body: { version: 3 } });
  expect(await read(worker, woman.id)).toMatchObject({
    maritalStatus: 'married',
    householdRole: 'spouse',
    kin: [{ to: null }],
  });
});

describe('a birth', () => {
  const CHILD = { version: 1, day: '2026-11-20', name: '李小满', sex: 'female' as const };
  async function givenBirth(body: object = {}) {
    const couple = await givenCouple();
    const { worker, man } = couple;
    const { childId, resident } = await api.ok(life.registerBirth, worker, {
      ...file(man.id),
      body: { ...CHILD, otherParentId: couple.woman.id, ...body },
    });
    return { ...couple, childId, resident };
  }

  it('opens a file without a document, in the household of a parent, linked to both', async () => {
    const { worker, man, woman, childId, resident } = await givenBirth();
    expect(resident).toMatchObject({
      version: 2,
      undoable: 'register_birth',
      kin: [{ kind: 'child', residentId: childId }],
    });
    const child = await read(worker, childId);
    expect(child).toMatchObject({
      name: '李小满',
      sex: 'female',
      age: 0,
      birthDate: '2026-11-20',
      documentKind: 'none',
      idNumber: '',
      source: 'birth',
      maritalStatus: 'never_married',
      household: man.household,
      householdRole: 'daughter',
      address: HERE,
      residencies: [{ from: '2026-11-20', to: null }],
    });
    expect(child.kin.map(({ kind, name, residentId, sex }) => [kind, name, residentId, sex])).toEqual([
      ['parent', '李大军', man.id, 'male'],
      ['parent', '赵桂兰', woman.id, 'female'],
    ]);
    expect((await read(worker, woman.id)).kin).toMatchObject([{ kind: 'child', name: '李小满', residentId: childId }]);
    expect(await actions(worker, woman.id)).toEqual(['residents.register_birth', 'residents.create']);
  });

  it('can live with the other parent, and of a parent elsewhere the name is kept', async () => {
    const { worker, woman, childId } = await givenBirth({ livesWith: 'other_parent' });
    expect(await read(worker, childId)).toMatchObject({ household: woman.household, householdRole: 'grandchild' });
    const { worker: one, childId: other } = await givenBirth({ otherParentId: null, otherParentName: '孙丽华' });
    expect((await read(one, other)).kin).toMatchObject([
      { name: '李大军', sex: 'male' },
      { name: '孙丽华', sex: 'female', residentId: null },
    ]);
  });

  it('is registered once: from the other parent it is recognised, and twins are said to be two', async () => {
    const { worker, woman, childId } = await givenBirth();
    const body = { ...CHILD, version: 2 };
    expect(await api.refused(life.registerBirth, worker, { ...file(woman.id), body })).toMatchObject({
      code: 'resident.probably_known',
      params: { residentIds: [childId] },
    });
    const twin = { ...body, name: '李小盈', notDuplicateOf: [childId] };
    await api.ok(life.registerBirth, worker, { ...file(woman.id), body: twin });
  });

  it('is taken back with the file, unless somebody has written into it', async () => {
    const { worker, man, woman, childId } = await givenBirth();
    await api.ok(life.undo, worker, { ...file(man.id), body: { version: 2 } });
    expect(await api.refused(contract.get, worker, file(childId))).toMatchObject({ code: 'resident.not_found' });
    for (const each of [man, woman]) expect((await read(worker, each.id)).kin).toEqual([]);

    const next = await givenBirth();
    await api.ok(contract.edit, next.worker, { ...file(next.childId), body: { version: 1, notes: '对花生过敏' } });
    expect(await api.refused(life.undo, next.worker, { ...file(next.man.id), body: { version: 2 } })).toMatchObject({
      code: 'resident.undo_too_late',
    });
    expect(await read(next.worker, next.childId)).toMatchObject({ version: 2 });
    expect((await read(next.worker, next.man.id)).kin).toHaveLength(1);
  });

  it.each([
    ['tomorrow', { day: '2026-11-24' }, ['day']],
    ['before the birth of a parent', { day: '1991-05-05' }, ['day']],
    [
      'with a number of another day',
      { documentKind: 'resident', idNumber: someIdNumber({ birth: '20261119', sex: 'female' }) },
      ['birthDate'],
    ],
    ['with whoever is not there', { otherParentId: '01900000-0000-7000-8000-00000000dead' }, ['otherParentId']],
  ])('is not registered %s', async (_what, body, path) => {
    const { worker, man, woman } = await givenCouple();
    const refused = await api.refused(life.registerBirth, worker, {
      ...file(man.id),
      body: { ...CHILD, otherParentId: woman.id, ...(body as object) },
    });
    expect(refused.errors).toMatchObject([{ path }]);
    expect(await read(worker, man.id)).toMatchObject({ version: 1, kin: [] });
  });
});

it('family goes along with a file that changes hands; of whoever stays behind the name alone is told', async () => {
  const couple = await givenCouple();
  const { worker, man, woman, unit } = couple;
  await wed(couple);
  const to = await givenOtherCommunity(api, unit);
  const receiver = await givenPerson(api, { role: 'community_worker', unit: to, ...long });
  const { id } = await api.ok(transfersContract.ask, worker, {
    ...file(man.id),
    body: { version: 2, communityCode: to.code, reason: '迁居' },
  });
  const body = { version: 1, day: TODAY, address: '北街1号1栋1单元101室' };
  await api.ok(transfersContract.accept, receiver, { params: { transferId: id }, body });
  expect((await read(receiver, man.id)).kin).toMatchObject([{ name: '赵桂兰', residentId: null, to: null }]);
  expect((await read(worker, woman.id)).kin).toMatchObject([{ name: '李大军', residentId: null, to: null }]);
});
