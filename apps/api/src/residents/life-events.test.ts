import { lifeEventsContract as life } from '@linli/domain/residents/life-events.contract.ts';
import { residentsContract as contract } from '@linli/domain/residents/residents.contract.ts';
import { describe, expect, it } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { givenCommunity } from '../org-units/org-units.given.ts';
import { givenApi } from '../shared/testing/app.ts';
import { givenResident } from './residents.given.ts';

const api = await givenApi();
const NOW = new Date('2026-11-23T04:00:00Z');
const TODAY = '2026-11-23';
api.setNow(NOW);

async function givenHome() {
  const worker = await givenPerson(api, {
    role: 'community_worker',
    unit: await givenCommunity(api),
    from: new Date(0),
  });
  const address = '文化街59号2栋1单元301室';
  const head = await givenResident(api, worker, { name: '李大军', address, householdRole: 'head' });
  const son = await givenResident(api, worker, { name: '李小军', address, householdRole: 'son' });
  const names = async (body: object) => (await api.ok(contract.search, worker, { body })).items.map(({ name }) => name);
  return { worker, head, son, names, address };
}

describe('somebody who moves within the community', () => {
  it('has another door, household and residency from that day, and the others stay', async () => {
    const { worker, head, son, names } = await givenHome();
    const body = { version: 1, day: '2026-11-20', address: '三好街8号1栋2单元502室' };
    const moved = await api.ok(life.move, worker, { params: { residentId: son.id }, body });
    expect(moved).toMatchObject({ address: body.address, status: 'living_here', version: 2 });
    expect(moved.household?.id).not.toBe(head.household?.id);
    expect(moved.residencies.map(({ address, from, to }) => [address, from, to])).toEqual([
      [body.address, '2026-11-20', null],
      [son.address, TODAY, '2026-11-20'],
    ]);
    expect(await names({ text: '文化街59号' })).toEqual(['李大军']);
    expect(await names({ text: '三好街' })).toEqual(['李小军']);
  });

  it('can take the whole household along, each with an event of their own', async () => {
    const { worker, head, son, names } = await givenHome();
    const body = { version: 1, day: TODAY, address: '三好街8号1栋2单元502室', wholeHousehold: true };
    const moved = await api.ok(life.move, worker, { params: { residentId: head.id }, body });
    const household = await api.ok(contract.household, worker, { params: { householdId: moved.household!.id } });
    expect(household.members.map(({ name }) => name)).toEqual(['李大军', '李小军']);
    expect(await names({ text: '文化街59号' })).toEqual([]);
    const { items } = await api.ok(contract.timeline, worker, { params: { residentId: son.id }, query: {} });
    expect(items.map(({ action }) => action)).toEqual(['residents.move', 'residents.create']);
  });
});

describe('somebody who moves away', () => {
  it('is in no list of those who live here, keeps the file, and can come back', async () => {
    const { worker, son, names } = await givenHome();
    const params = { residentId: son.id };
    const away = await api.ok(life.moveOut, worker, {
      params,
      body: { version: 1, day: TODAY, reason: '迁往大连市' },
    });
    expect(away).toMatchObject({
      status: 'moved_out',
      availableActions: ['edit', 'end_label', 'move_back', 'report_death'],
    });
    expect(away.residencies).toMatchObject([{ to: TODAY }]);
    expect(await names({})).toEqual(['李大军']);
    expect(await names({ status: 'moved_out' })).toEqual(['李小军']);
    const back = { version: 2, day: TODAY, address: '三好街8号1栋2单元502室' };
    expect(await api.ok(life.moveBack, worker, { params, body: back })).toMatchObject({
      status: 'living_here',
      address: back.address,
      version: 3,
    });
  });
});

describe('a death', () => {
  it('ends the residency and is told; nothing but corrections follows', async () => {
    const { worker, head, names } = await givenHome();
    const params = { residentId: head.id };
    const body = { version: 1, day: '2026-11-22', note: '在家中去世' };
    expect(await api.ok(life.reportDeath, worker, { params, body })).toMatchObject({
      status: 'deceased',
      availableActions: ['edit', 'end_label'],
    });
    expect(await names({})).toEqual(['李小军']);
    const again = { version: 2, day: TODAY, address: '三好街8号1栋2单元502室' };
    expect(await api.refused(life.move, worker, { params, body: again })).toMatchObject({
      code: 'resident.not_now',
    });
    const [event] = (await api.ok(contract.timeline, worker, { params, query: {} })).items;
    expect(event).toMatchObject({
      action: 'residents.report_death',
      fields: ['status', 'householdRole'],
      note: '在家中去世',
    });
  });

  it.each([
    ['tomorrow', '2026-11-24'],
    ['before the birth', '1956-02-28'],
  ])('is not registered for %s', async (_when, day) => {
    const { worker, head } = await givenHome();
    const refused = await api.refused(life.reportDeath, worker, {
      params: { residentId: head.id },
      body: { version: 1, day },
    });
    expect(refused).toMatchObject({ code: 'request.invalid', errors: [{ path: ['day'] }] });
  });

  it('is registered once by two at once', async () => {
    const { worker, head } = await givenHome();
    const url = `/api/v1/residents/${head.id}/report-death`;
    const payload = { version: 1, day: TODAY };
    const answers = await Promise.all(
      [1, 2, 3].map(() => api.app.inject({ method: 'POST', url, headers: { cookie: worker.cookie }, payload })),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409, 409]);
  });
});

describe('a head who goes', () => {
  const roles = async ({ worker, head }: Awaited<ReturnType<typeof givenFamily>>) => {
    const { members } = await api.ok(contract.household, worker, { params: { householdId: head.household!.id } });
    return Object.fromEntries(members.map(({ name, householdRole }) => [name, householdRole]));
  };

  async function givenFamily() {
    const home = await givenHome();
    const wife = await givenResident(api, home.worker, {
      name: '赵桂兰',
      address: home.address,
      householdRole: 'spouse',
      labels: [{ label: 'living_alone', from: '2026-01-01' }],
    });
    return { ...home, wife };
  }

  it('by death leaves the household to the spouse; everybody stands to the new head from then on', async () => {
    const family = await givenFamily();
    const { worker, head, son } = family;
    const body = { version: 1, day: TODAY };
    await api.ok(life.reportDeath, worker, { params: { residentId: head.id }, body });
    expect(await roles(family)).toEqual({ 李大军: 'spouse', 李小军: 'son', 赵桂兰: 'head' });
    const { items } = await api.ok(contract.timeline, worker, { params: { residentId: family.wife.id }, query: {} });
    expect(items[0]).toMatchObject({ action: 'residents.change_head', fields: ['householdRole'] });
    // Whose standing is the same is not told anything.
    const sons = await api.ok(contract.timeline, worker, { params: { residentId: son.id }, query: {} });
    expect(sons.items.map(({ action }) => action)).toEqual(['residents.create']);
  });

  it('alone within the community heads the new household, and the old one has another head', async () => {
    const family = await givenFamily();
    const body = { version: 1, day: TODAY, address: '三好街8号1栋2单元502室' };
    const moved = await api.ok(life.move, family.worker, { params: { residentId: family.head.id }, body });
    expect(moved.householdRole).toBe('head');
    expect(await roles(family)).toEqual({ 李小军: 'son', 赵桂兰: 'head' });
  });
});

describe('a life event that was registered by mistake', () => {
  async function givenDeath() {
    const home = await givenHome();
    const { worker, address } = home;
    const dead = await givenResident(api, worker, {
      name: '钱国庆',
      address,
      householdRole: 'sibling',
      labels: [
        { label: 'minimum_living', from: '2026-01-01' },
        { label: 'veteran', from: TODAY },
      ],
    });
    const params = { residentId: dead.id };
    const after = await api.ok(life.reportDeath, worker, { params, body: { version: 1, day: '2026-11-20' } });
    return { ...home, dead, params, after };
  }

  it('ends the labels on that day, none before it began, and all is as it was once taken back', async () => {
    const { worker, dead, params, after } = await givenDeath();
    expect(after).toMatchObject({ status: 'deceased', labels: [], undoable: 'report_death' });
    expect(after.labelHistory.map(({ label, to }) => [label, to]).toSorted()).toEqual([
      ['minimum_living', '2026-11-20'],
      ['veteran', TODAY],
    ]);
    const back = await api.ok(life.undo, worker, { params, body: { version: 2 } });
    expect(back).toMatchObject({
      status: 'living_here',
      labels: dead.labels,
      residencies: dead.residencies,
      householdRole: 'sibling',
      undoable: null,
      version: 3,
    });
    const [event] = (await api.ok(contract.timeline, worker, { params, query: {} })).items;
    expect(event?.action).toBe('residents.undo_life_event');
    expect(await api.refused(life.undo, worker, { params, body: { version: 3 } })).toMatchObject({
      code: 'resident.undo_too_late',
    });
  });

  it('is taken back once by two at once', async () => {
    const { worker, dead } = await givenDeath();
    const url = `/api/v1/residents/${dead.id}/undo-life-event`;
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        api.app.inject({ method: 'POST', url, headers: { cookie: worker.cookie }, payload: { version: 2 } }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409, 409]);
  });

  it('of a whole household is taken back for all, unless one of them was changed since', async () => {
    const { worker, head, son, address } = await givenHome();
    const params = { residentId: head.id };
    const move = { day: TODAY, address: '三好街8号1栋2单元502室', wholeHousehold: true };
    await api.ok(life.move, worker, { params, body: { version: 1, ...move } });
    const back = await api.ok(life.undo, worker, { params, body: { version: 2 } });
    expect(back).toMatchObject({ address, household: head.household, residencies: head.residencies });
    const alone = { params: { residentId: son.id } };
    expect(await api.ok(contract.get, worker, alone)).toMatchObject({ address, residencies: son.residencies });

    await api.ok(life.move, worker, { params, body: { version: 3, ...move } });
    await api.ok(contract.edit, worker, { ...alone, body: { version: 4, employment: 'student' } });
    expect(await api.refused(life.undo, worker, { params, body: { version: 4 } })).toMatchObject({
      code: 'resident.undo_too_late',
    });
    expect(await api.ok(contract.get, worker, { params })).toMatchObject({ address: move.address, version: 4 });
  });

  it('does not exist for a worker of another community', async () => {
    const { params } = await givenDeath();
    const { worker: other } = await givenHome();
    expect(await api.refused(life.undo, other, { params, body: { version: 2 } })).toMatchObject({
      code: 'resident.not_found',
    });
  });
});
