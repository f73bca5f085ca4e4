import { ticketStepsContract as steps } from '@linli/domain/tickets/ticket-steps.contract.ts';
import { ticketsContract as contract } from '@linli/domain/tickets/tickets.contract.ts';
import { expect, it } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { givenCommunity } from '../org-units/org-units.given.ts';
import type { Platform } from '../shared/platform.ts';
import { withScope } from '../shared/request-context.ts';
import { givenApi } from '../shared/testing/app.ts';
import { freshTestDatabase } from '../shared/testing/database.ts';
import { climbMissed } from './climb-missed.ts';
import { givenReport } from './tickets.given.ts';

const api = await givenApi({ databaseUrl: (await freshTestDatabase()).appUrl });
const { client } = api.platform.database.system;
const shanghai = (text: string) => new Date(`${text}:00+08:00`);
const long = { from: new Date(0) };
/** A Monday; what is reported then is promised for Thursday when the office closes. */
const REPORTED = shanghai('2026-11-09T10:00');
const DUE = shanghai('2026-11-12T17:00');

/** As the job's runner does it, at a moment of its own. */
const pass = (at: Date, platform: Platform = api.platform) =>
  withScope({ kind: 'system' }, () => climbMissed({ ...platform, clock: () => at }, new AbortController().signal));

async function givenPromised(report = {}) {
  const community = await givenCommunity(api);
  const worker = await givenPerson(api, { role: 'community_worker', unit: community, ...long });
  const street = await givenPerson(api, { role: 'street_official', unit: community.street, ...long });
  const district = await givenPerson(api, { role: 'district_official', unit: community.district, ...long });
  api.setNow(REPORTED);
  const { id } = await givenReport(api, community, report);
  const params = { ticketId: id };
  const { version } = await api.ok(contract.accept, worker, { params, body: { version: 1 } });
  api.setNow(null);
  return { community, worker, street, district, params, version };
}
const climbsOf = async (ticketId: string) => {
  const rows = await client.event.findMany({
    where: { subjectId: ticketId, action: 'tickets.climb' },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ at, changes }) => [at.toISOString(), (changes as { climbed: unknown }).climbed]);
};

it('warns its office on the last day, tells it when it is missed, then the street and the district, each once', async () => {
  const { worker, street, district, params } = await givenPromised();
  const at = ['2026-11-11T23:59', '2026-11-12T08:00', '2026-11-12T17:01', '2026-11-13T17:00', '2026-11-17T17:00'].map(
    shanghai,
  );
  const seen: unknown[] = [];
  for (const moment of at) {
    await pass(moment);
    await pass(moment);
    const counts = [worker, street, district].map(async (who) => (await api.ok(contract.counts, who, {})).climbed);
    seen.push(await Promise.all(counts));
  }
  expect(seen).toEqual([
    [0, 0, 0],
    [1, 0, 0],
    [1, 0, 0],
    [1, 1, 0],
    [1, 1, 1],
  ]);
  expect(await climbsOf(params.ticketId)).toEqual([
    [at[1]!.toISOString(), [null, 'warned']],
    [at[2]!.toISOString(), ['warned', 'community']],
    [at[3]!.toISOString(), ['community', 'street']],
    [at[4]!.toISOString(), ['street', 'district']],
  ]);
  const list = await api.ok(contract.list, street, { query: { status: 'climbed', sort: 'due' } });
  expect(list.items).toMatchObject([{ id: params.ticketId, climbed: 'district' }]);
  const { events, version } = await api.ok(contract.get, worker, { params });
  expect(events.at(-1)).toMatchObject({ action: 'tickets.climb', climbedTo: 'district', actorName: null });
  // Nobody's form was overtaken by it.
  expect(version).toBe(2);
});

it('is seen by the units above it alone, and no more once it is finished', async () => {
  const { worker, street, params, version } = await givenPromised();
  await pass(shanghai('2026-11-16T09:00'));
  const elsewhere = await givenPerson(api, {
    role: 'street_official',
    unit: (await givenCommunity(api)).street,
    ...long,
  });
  const query = { status: 'climbed' as const };
  expect((await api.ok(contract.list, elsewhere, { query })).items).toEqual([]);
  expect((await api.ok(contract.list, street, { query })).items).toHaveLength(1);
  await api.ok(contract.resolve, worker, { params, body: { version, solution: '已换好' } });
  await pass(shanghai('2026-11-20T09:00'));
  expect((await api.ok(contract.list, street, { query })).items).toEqual([]);
  expect(await climbsOf(params.ticketId)).toHaveLength(3);
});

it('waits while the ticket is put off, and begins from below with the promise that is given then', async () => {
  const { worker, params, version } = await givenPromised();
  await pass(shanghai('2026-11-12T08:00'));
  api.setNow(shanghai('2026-11-12T10:00'));
  const body = { version, until: '2026-11-19', reason: '等配件' };
  const put = await api.ok(steps.suspend, worker, { params, body });
  expect(put).toMatchObject({ status: 'suspended', climbed: null });
  await pass(shanghai('2026-11-30T10:00'));
  expect(await climbsOf(params.ticketId)).toHaveLength(1);
  api.setNow(shanghai('2026-11-18T09:00'));
  const on = await api.ok(steps.resume, worker, { params, body: { version: put.version } });
  api.setNow(null);
  await pass(new Date(Date.parse(on.dueAt)));
  expect((await climbsOf(params.ticketId)).map(([, change]) => change)).toEqual([
    [null, 'warned'],
    [null, 'warned'],
    ['warned', 'community'],
  ]);
});

it('danger climbs by the hour, also at night', async () => {
  const { params } = await givenPromised({ category: 'safety' });
  for (const hour of ['06:00', '10:00', '14:00', '22:00']) await pass(shanghai(`2026-11-10T${hour}`));
  expect((await climbsOf(params.ticketId)).map(([, change]) => (change as unknown[])[1])).toEqual([
    'warned',
    'community',
    'street',
    'district',
  ]);
});

it('climbs once however many processes take the step at once, and whenever one is killed over it', async () => {
  const { community, params } = await givenPromised();
  const ids = [params.ticketId];
  api.setNow(REPORTED);
  for (let count = 0; count < 30; count += 1) ids.push((await givenReport(api, community)).id);
  api.setNow(null);
  /** Everything was said to the database but that it holds. */
  const { scoped } = api.platform.database;
  const killed = Object.create(scoped, {
    $transaction: {
      value: async (work: (transaction: unknown) => Promise<unknown>) =>
        scoped.$transaction(async (transaction) => {
          await work(transaction);
          throw new Error('killed');
        }),
    },
  }) as typeof scoped;
  const dying = { ...api.platform, database: { ...api.platform.database, scoped: killed } };
  await expect(pass(DUE, dying)).rejects.toThrow('killed');
  expect(await Promise.all(ids.map(climbsOf))).toEqual(ids.map(() => []));
  await Promise.all([1, 2, 3, 4, 5, 6].map(() => pass(DUE)));
  await pass(DUE);
  const told = await Promise.all(ids.map(climbsOf));
  expect(told.map((climbs) => climbs.map(([, change]) => change))).toEqual(
    ids.map(() => [
      [null, 'warned'],
      ['warned', 'community'],
    ]),
  );
}, 60_000);
