import { lifeEventsContract as life } from '@linli/domain/residents/life-events.contract.ts';
import { residentsContract as contract } from '@linli/domain/residents/residents.contract.ts';
import { expect, it } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { givenCommunity } from '../org-units/org-units.given.ts';
import { givenApi } from '../shared/testing/app.ts';
import { testDatabase } from '../shared/testing/database.ts';
import { columnsHolding } from '../shared/testing/stored-data.ts';
import { givenResident } from './residents.given.ts';

const api = await givenApi();
api.setNow(new Date('2026-11-23T04:00:00Z'));
const long = { from: new Date(0) };

async function givenStay(day = '2026-11-20') {
  const unit = await givenCommunity(api);
  const worker = await givenPerson(api, { role: 'community_worker', unit, ...long });
  const file = await givenResident(api, worker, { name: '钱国庆', labels: [{ label: 'veteran' }] });
  const params = { residentId: file.id };
  const stay = await api.ok(life.stayAway, worker, { params, body: { version: 1, day, hospital: '盛京医院北区' } });
  return { unit, worker, file, params, stay };
}

it('whoever is in hospital is found by it, until they come home; every step can be taken back', async () => {
  const { worker, file, params, stay } = await givenStay();
  expect(stay).toMatchObject({ status: 'living_here', undoable: 'stay_away' });
  expect(stay.labels.toSorted()).toEqual(['in_hospital', 'veteran']);
  expect(stay.availableActions).toContain('come_home');
  expect(stay.availableActions).not.toContain('stay_away');
  const found = await api.ok(contract.search, worker, { body: { labels: ['in_hospital'] } });
  expect(found.items.map(({ id }) => id)).toEqual([file.id]);
  const [label] = stay.labelHistory;
  const revealed = await api.ok(contract.revealLabel, worker, {
    params: { ...params, labelId: label!.id },
    body: { reason: '联系走访' },
  });
  expect(revealed).toMatchObject({ label: 'in_hospital', detail: '盛京医院北区', from: '2026-11-20' });

  const early = { version: 2, day: '2026-11-19' };
  expect(await api.refused(life.comeHome, worker, { params, body: early })).toMatchObject({
    errors: [{ path: ['day'] }],
  });
  const home = await api.ok(life.comeHome, worker, { params, body: { version: 2, day: '2026-11-22' } });
  expect(home).toMatchObject({ labels: ['veteran'], undoable: 'come_home' });
  expect(home.labelHistory.find(({ label: each }) => each === 'in_hospital')).toMatchObject({ to: '2026-11-22' });
  await api.ok(life.undo, worker, { params, body: { version: 3 } });
  const again = await api.ok(contract.get, worker, { params });
  expect(again.labels).toContain('in_hospital');

  const other = await givenStay();
  const never = await api.ok(life.undo, other.worker, { params: other.params, body: { version: 2 } });
  expect(never).toMatchObject({ labels: ['veteran'], labelHistory: [{ label: 'veteran' }] });
});

it('begins and ends by its event alone, and ends with a death', async () => {
  const { worker, params, stay } = await givenStay();
  const labelId = stay.labelHistory.find(({ label }) => label === 'in_hospital')!.id;
  const end = { version: 1, to: '2026-11-22', reason: '出院了' };
  expect(await api.refused(contract.endLabel, worker, { params: { ...params, labelId }, body: end })).toMatchObject({
    code: 'resident.label_by_event',
  });
  const byHand = await api.app.inject({
    method: 'POST',
    url: `/api/v1/residents/${params.residentId}/labels`,
    headers: { cookie: worker.cookie },
    payload: { label: 'in_hospital' },
  });
  expect(byHand.statusCode).toBe(400);
  const dead = await api.ok(life.reportDeath, worker, { params, body: { version: 2, day: '2026-11-22' } });
  expect(dead.labelHistory.find(({ id }) => id === labelId)).toMatchObject({ to: '2026-11-22' });
});

it('is told to nobody who does not carry out the care: not by a label, nor the trail, nor the tables', async () => {
  const { unit, params, worker } = await givenStay();
  const official = await givenPerson(api, { role: 'street_official', unit: unit.street, ...long });
  const seen = await api.ok(contract.get, official, { params });
  expect(seen).toMatchObject({ labels: ['veteran'], undoable: null, availableActions: [] });
  expect(seen.hidden).toContain('sensitive_labels');
  for (const who of [official, worker]) {
    const { items } = await api.ok(contract.timeline, who, { params, query: {} });
    expect(items[0]).toMatchObject({ action: 'residents.stay_away', fields: ['labels'], note: null });
  }
  const { client } = api.platform.database.system;
  expect(
    JSON.stringify(await client.event.findMany({ where: { subjectId: params.residentId } }), (_key, value: unknown) =>
      typeof value === 'bigint' ? '' : value,
    ),
  ).not.toMatch(/医院|hospital/);
  const { adminUrl } = await testDatabase();
  for (const text of ['盛京医院', 'in_hospital']) expect(await columnsHolding(adminUrl, text)).toEqual([]);
});
