import { USUAL_WEEK } from '@linli/domain/working-time/working-calendar.ts';
import { workingTimeContract as contract } from '@linli/domain/working-time/working-time.contract.ts';
import { withScope } from '../shared/request-context.ts';
import { expect, it } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { givenCommunity } from '../org-units/org-units.given.ts';
import { givenApi } from '../shared/testing/app.ts';
import { givenReport } from '../tickets/tickets.given.ts';
import { workingCalendarAt } from './public.ts';

const api = await givenApi();

const usual = structuredClone(USUAL_WEEK) as never;
const saturdays = {
  fromDay: '2026-06-01',
  week: [0, 1, 2, 3, 4, 5].map(() => [{ from: '09:00', to: '16:00' }]).concat([[]]),
  keepsHolidays: true,
};

async function givenOffices() {
  const community = await givenCommunity(api);
  return {
    community,
    beside: await givenCommunity(api),
    worker: await givenPerson(api, { role: 'community_worker', unit: community }),
    street: await givenPerson(api, { role: 'street_official', unit: community.street }),
    district: await givenPerson(api, { role: 'district_official', unit: community.district }),
  };
}

const hoursOn = (path: Parameters<typeof workingCalendarAt>[1], day: string) =>
  withScope({ kind: 'system' }, async () => (await workingCalendarAt(api.platform.database.scoped, path))(day));

it('a community follows its street, the street its district, and each its own word first', async () => {
  const { community, street, district, worker } = await givenOffices();
  expect(await hoursOn(community.path, '2026-11-28')).toEqual([]);
  const closed = { day: '2026-11-28', spans: [], reason: '全区搬迁' };
  await api.ok(contract.save, district, {
    params: { orgUnitId: community.district.id },
    body: { version: 0, weeks: [], exceptions: [closed] },
  });
  await api.ok(contract.save, street, {
    params: { orgUnitId: community.street.id },
    body: { version: 0, weeks: [saturdays], exceptions: [] },
  });
  expect(await hoursOn(community.path, '2026-11-21')).toEqual([{ from: '09:00', to: '16:00' }]);
  expect(await hoursOn(community.path, '2026-11-28'), 'the district closed that day').toEqual([]);
  const open = { day: '2026-11-28', spans: [{ from: '10:00', to: '11:00' }], reason: '照常值班' };
  await api.ok(contract.save, street, {
    params: { orgUnitId: community.id },
    body: { version: 0, weeks: [], exceptions: [open] },
  });
  expect(await hoursOn(community.path, '2026-11-28')).toEqual(open.spans);
  const seen = await api.ok(contract.get, worker, { params: { orgUnitId: community.id } });
  expect(seen).toMatchObject({ mayEdit: false, version: 1, exceptions: [open] });
  expect(seen.above.map(({ unit, weeks }) => [unit.id, weeks.length])).toEqual([
    [community.street.id, 1],
    [community.district.id, 0],
  ]);
  expect(seen.notices.at(-1)).toMatchObject({ year: 2026, source: '国办发明电〔2025〕7号' });
});

it('a report is promised by the hours of the office that has it', async () => {
  const { community, beside, street } = await givenOffices();
  await api.ok(contract.save, street, {
    params: { orgUnitId: community.id },
    body: { version: 0, weeks: [saturdays], exceptions: [{ day: '2026-11-30', spans: [], reason: '搬迁' }] },
  });
  api.setNow(new Date('2026-11-27T02:00:00Z'));
  // From Friday on: Saturday, not the Monday on which they move, Tuesday and Wednesday until four.
  expect((await givenReport(api, community)).dueAt).toBe('2026-12-02T08:00:00.000Z');
  expect((await givenReport(api, beside)).dueAt).toBe('2026-12-02T09:00:00.000Z');
  expect((await givenReport(api, community, { category: 'safety' })).dueAt).toBe('2026-11-28T02:00:00.000Z');
  api.setNow(null);
});

it('two who save at once do not meet, and what was saved stands in the trail', async () => {
  const { community, street, district } = await givenOffices();
  const params = { orgUnitId: community.street.id };
  const body = { version: 0, weeks: [saturdays], exceptions: [] };
  await api.ok(contract.save, street, { params, body });
  for (const version of [0, 2])
    expect((await api.refused(contract.save, district, { params, body: { ...body, version } })).code).toBe(
      'working_time.changed_meanwhile',
    );
  await api.ok(contract.save, district, { params, body: { version: 1, weeks: [], exceptions: [] } });
  const events = await api.platform.database.system.client.event.findMany({
    where: { subjectId: community.street.id, action: 'working_time.save' },
    orderBy: { id: 'asc' },
  });
  const saturday = '2026-06-01 1 09:00-16:00 2 09:00-16:00 3 09:00-16:00 4 09:00-16:00 5 09:00-16:00 6 09:00-16:00';
  expect(events.map(({ changes }) => changes)).toEqual([{ weeks: ['', saturday] }, { weeks: [saturday, ''] }]);
});

it('refuses units of others, hours that are none and weeks that hardly open', async () => {
  const { community, beside, street } = await givenOffices();
  const save = (orgUnitId: string, weeks: unknown, exceptions: unknown = []) =>
    api.refused(contract.save, street, {
      params: { orgUnitId },
      body: { version: 0, weeks, exceptions } as never,
    });
  for (const { id } of [beside, community.district]) expect((await save(id, [usual])).code).toBe('org_unit.not_found');
  const week = (spans: unknown) => [
    { fromDay: '2026-01-01', keepsHolidays: true, week: [spans, [], [], [], [], [], []] },
  ];
  for (const faulty of [
    week([{ from: '12:00', to: '08:30' }]),
    week([{ from: '08:00', to: '12:59' }]),
    week([{ from: '08:00', to: '25:00' }]),
    week([
      { from: '08:00', to: '12:00' },
      { from: '11:00', to: '17:00' },
    ]),
    [usual, usual],
  ])
    expect(await save(community.id, faulty)).toMatchObject({ status: 400 });
  const twice = { day: '2026-11-28', spans: [], reason: '停电' };
  expect(await save(community.id, [], [twice, twice])).toMatchObject({ status: 400 });
  expect(await save(community.id, [], [{ ...twice, day: '2026-02-30' }])).toMatchObject({ status: 400 });
});
