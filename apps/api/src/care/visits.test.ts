import { looksContract } from '@linli/domain/audit/looks.contract.ts';
import { visitsContract as contract } from '@linli/domain/care/visits.contract.ts';
import { duplicatesContract } from '@linli/domain/residents/duplicates.contract.ts';
import { lifeEventsContract } from '@linli/domain/residents/life-events.contract.ts';
import { ownDataContract } from '@linli/domain/residents/own-data.contract.ts';
import { residentsContract } from '@linli/domain/residents/residents.contract.ts';
import { transfersContract } from '@linli/domain/residents/transfers.contract.ts';
import { expect, it } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { givenCommunity } from '../org-units/org-units.given.ts';
import { givenDuplicate } from '../residents/duplicates/duplicates.given.ts';
import { givenResident } from '../residents/residents.given.ts';
import { givenOtherCommunity, givenTransfer } from '../residents/transfers/transfers.given.ts';
import { givenApi, type Caller } from '../shared/testing/app.ts';
import { testDatabase } from '../shared/testing/database.ts';
import { columnsHolding } from '../shared/testing/stored-data.ts';

const api = await givenApi();
api.setNow(new Date('2026-11-23T04:00:00Z'));
const long = { from: new Date(0) };

async function givenHome() {
  const unit = await givenCommunity(api);
  const worker = await givenPerson(api, { role: 'community_worker', unit, name: '李秀兰', ...long });
  const { id: residentId } = await givenResident(api, worker, { name: '钱国庆' });
  return { unit, worker, residentId, params: { residentId } };
}
type Home = Awaited<ReturnType<typeof givenHome>>;

const MET = { way: 'home', outcome: 'met' } as const;
const record = ({ worker, params }: Pick<Home, 'worker' | 'params'>, body: object) =>
  api.ok(contract.record, worker, { params, body: { day: '2026-11-20', ...MET, ...body } });
const lastVisit = async (who: Caller, residentId: string) =>
  (await api.ok(residentsContract.get, who, { params: { residentId } })).lastVisitedOn;
const listed = async (who: Caller, params: { residentId: string }) =>
  (await api.ok(contract.list, who, { params, query: {} })).items;

it('says when somebody was met last, whatever was written down in which order', async () => {
  const home = await givenHome();
  const { worker, params, residentId } = home;
  expect(await lastVisit(worker, residentId)).toBeNull();
  await record(home, { day: '2026-11-20', subjects: ['health', 'mood'] });
  await record(home, { day: '2026-11-02', way: 'phone' });
  const absent = await record(home, { day: '2026-11-23', outcome: 'absent' });
  expect(await lastVisit(worker, residentId)).toBe('2026-11-20');
  expect(await listed(worker, params)).toMatchObject([
    { day: '2026-11-23', outcome: 'absent', visitorName: '李秀兰', availableActions: ['edit', 'void'] },
    { day: '2026-11-20', outcome: 'met', subjects: ['health', 'mood'], hasNote: false },
    { day: '2026-11-02', way: 'phone' },
  ]);
  const named = { params: { ...params, visitId: absent.id } };
  const edited = await api.ok(contract.edit, worker, { ...named, body: { version: 1, outcome: 'met' } });
  expect(await lastVisit(worker, residentId)).toBe('2026-11-23');
  const gone = { version: edited.version, reason: '记错了人' };
  expect(await api.ok(contract.void, worker, { ...named, body: gone })).toMatchObject({
    isVoided: true,
    availableActions: [],
  });
  expect(await lastVisit(worker, residentId)).toBe('2026-11-20');
  expect(await api.refused(contract.void, worker, { ...named, body: { ...gone, version: 3 } })).toMatchObject({
    code: 'care.visit_voided',
  });
  const { items } = await api.ok(residentsContract.timeline, worker, { params, query: {} });
  expect(items.slice(0, 2)).toMatchObject([
    { action: 'care.void_visit', note: '记错了人' },
    { action: 'care.edit_visit' },
  ]);
});

it('pages by day, and each visit once', async () => {
  const home = await givenHome();
  for (const day of ['2026-11-01', '2026-11-03', '2026-11-03', '2026-11-02', '2026-11-03']) await record(home, { day });
  const days: string[] = [];
  const ids = new Set<string>();
  for (let cursor: string | undefined; ;) {
    const query = { limit: 2, ...(cursor !== undefined && { cursor }) };
    const page = await api.ok(contract.list, home.worker, { params: home.params, query });
    for (const { day, id } of page.items) {
      days.push(day);
      ids.add(id);
    }
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  expect(days).toEqual(['2026-11-03', '2026-11-03', '2026-11-03', '2026-11-02', '2026-11-01']);
  expect(ids.size).toBe(5);
});

it('keeps what was noted down encrypted, and tells it for a reason that the supervisor reads', async () => {
  const home = await givenHome();
  const { worker, params, unit } = home;
  const visit = await record(home, { note: '尿毒症，每周三次透析' });
  expect(visit).toMatchObject({ hasNote: true });
  expect(JSON.stringify(await listed(worker, params))).not.toContain('透析');
  expect(await columnsHolding((await testDatabase()).adminUrl, '透析')).toEqual([]);
  const named = { params: { ...params, visitId: visit.id } };
  const edited = await api.ok(contract.edit, worker, { ...named, body: { version: 1, day: '2026-11-19' } });
  expect(edited).toMatchObject({ day: '2026-11-19', hasNote: true });
  const street = await givenPerson(api, { role: 'street_official', unit: unit.street, ...long });
  const shown = await api.ok(contract.reveal, street, { ...named, body: { reason: '核对救助申请' } });
  expect(shown).toEqual({ note: '尿毒症，每周三次透析' });
  const looks = await api.ok(looksContract.list, street, { query: { kind: 'reveal' } });
  expect(looks.items[0]).toMatchObject({ fields: ['visits'], reason: '核对救助申请' });
});

it.each([
  ['tomorrow', { day: '2026-11-24' }, ['day']],
  ['longer ago than a year', { day: '2025-11-20' }, ['day']],
  ['on no day', { day: '2026-02-30' }, ['day']],
  ['nobody met but asked', { outcome: 'absent', subjects: ['health'] }, ['subjects']],
  ['asked the same twice', { subjects: ['health', 'health'] }, ['subjects']],
])('refuses a visit %s', async (_, body, path) => {
  const { worker, params } = await givenHome();
  const sent = { params, body: { day: '2026-11-20', ...MET, ...body } as never };
  expect(await api.refused(contract.record, worker, sent)).toMatchObject({
    code: 'request.invalid',
    errors: [{ path }],
  });
});

it('is written by the community alone, of whoever lives there; where nobody was met nothing was asked', async () => {
  const home = await givenHome();
  const { worker, params, unit } = home;
  const visit = await record(home, { subjects: ['needs'] });
  const named = { params: { ...params, visitId: visit.id } };
  const absent = { ...named, body: { version: 1, outcome: 'absent' as const } };
  expect(await api.ok(contract.edit, worker, absent)).toMatchObject({ subjects: [] });
  expect(await api.refused(contract.edit, worker, absent)).toMatchObject({ code: 'care.visit_changed_meanwhile' });
  const street = await givenPerson(api, { role: 'street_official', unit: unit.street, ...long });
  expect(await api.ok(contract.list, street, { params, query: {} })).toMatchObject({
    mayRecord: false,
    items: [{ availableActions: [] }],
  });
  const foreign = await givenPerson(api, { role: 'community_worker', unit: await givenOtherCommunity(api, unit) });
  for (const endpoint of [contract.list, contract.record, contract.edit, contract.void, contract.reveal] as const) {
    const body = { version: 2, reason: '看', ...(endpoint === contract.record && { day: '2026-11-20', ...MET }) };
    const { version: _, reason: __, ...recorded } = body;
    const request = {
      ...named,
      ...(endpoint === contract.list ? { query: {} } : {}),
      ...(endpoint === contract.record && { body: recorded }),
      ...(endpoint === contract.edit && { body: { version: 2 } }),
      ...(endpoint === contract.void && { body }),
      ...(endpoint === contract.reveal && { body: { reason: '看' } }),
    };
    expect(await api.refused(endpoint, foreign, request as never), endpoint.path).toMatchObject({
      code: 'resident.not_found',
    });
  }
  const { version } = await api.ok(residentsContract.get, worker, { params });
  const death = { params, body: { version, day: '2026-11-22' } };
  await api.ok(lifeEventsContract.reportDeath, worker, death);
  const late = { params, body: { day: '2026-11-23', ...MET } };
  expect(await api.refused(contract.record, worker, late)).toMatchObject({ code: 'resident.not_now' });
});

it('lists who was met within some days, who was not, and puts whoever waits longest first', async () => {
  const home = await givenHome();
  const { worker, residentId } = home;
  const never = await givenResident(api, worker, { name: '孙长海' });
  const lately = await givenResident(api, worker, { name: '周玉珍' });
  await record(home, { day: '2026-09-10' });
  await record({ worker, params: { residentId: lately.id } }, { day: '2026-11-22' });
  const found = async (body: object) =>
    (await api.ok(residentsContract.search, worker, { body })).items.map(({ id }) => id);
  expect(await found({ visited: 'within_30' })).toEqual([lately.id]);
  expect(await found({ visited: 'within_90', sort: 'longest_unvisited' })).toEqual([residentId, lately.id]);
  expect(await found({ visited: 'not_30', sort: 'longest_unvisited' })).toEqual([never.id, residentId]);
  expect(await found({ visited: 'never' })).toEqual([never.id]);
  expect(await found({ sort: 'longest_unvisited' })).toEqual([never.id, residentId, lately.id]);
  const { byVisit } = await api.ok(residentsContract.counts, worker, { body: {} });
  expect(Object.fromEntries(byVisit!.map(({ value, count }) => [value, count]))).toEqual({
    within_30: 1,
    within_90: 2,
    not_30: 2,
    not_90: 1,
    not_180: 1,
    never: 1,
  });
});

it('goes over with a file that is merged and comes back with it, and when they were met last is right each time', async () => {
  const home = await givenHome();
  const { worker, residentId } = home;
  const other = await givenResident(api, worker, { name: '钱国青', documentKind: 'none' });
  await record(home, { day: '2026-10-01' });
  await record({ worker, params: { residentId: other.id } }, { day: '2026-11-11' });
  const { id } = await givenDuplicate(api, [residentId, other.id]);
  const body = { keep: 'resident' as const, versions: { resident: 1, other: 1 } };
  const { mergeId } = await api.ok(duplicatesContract.merge, worker, { params: { duplicateId: id }, body });
  expect(await lastVisit(worker, residentId)).toBe('2026-11-11');
  expect((await listed(worker, home.params)).map(({ day }) => day)).toEqual(['2026-11-11', '2026-10-01']);
  await api.ok(duplicatesContract.undoMerge, worker, { params: { mergeId } });
  expect([await lastVisit(worker, residentId), await lastVisit(worker, other.id)]).toEqual([
    '2026-10-01',
    '2026-11-11',
  ]);
});

it('goes along when a file changes hands, and is told to the person it is about', async () => {
  const { unit, worker } = await givenHome();
  const there = await givenOtherCommunity(api, unit);
  const receiver = await givenPerson(api, { role: 'community_worker', unit: there, ...long });
  const transfer = await givenTransfer(api, { from: unit, to: there, worker, file: { name: '钱国庆' } });
  const params = { residentId: transfer.people[0]!.residentId! };
  await record({ worker, params }, { note: '腿脚不便', subjects: ['safety'] });
  const accept = {
    params: { transferId: transfer.id },
    body: { version: transfer.version, day: '2026-11-22', address: '文化路9号1栋1单元101' },
  };
  await api.ok(transfersContract.accept, receiver, accept);
  expect(await listed(receiver, params)).toMatchObject([{ day: '2026-11-20', hasNote: true }]);
  expect(await lastVisit(receiver, params.residentId)).toBe('2026-11-20');
  expect(await api.refused(contract.list, worker, { params, query: {} })).toMatchObject({ code: 'resident.not_found' });
  const own = await api.ok(ownDataContract.export, receiver, { params, body: { reason: '本人到场查阅' } });
  expect(own.visits).toEqual([
    { day: '2026-11-20', way: 'home', outcome: 'met', subjects: ['safety'], note: '腿脚不便', isVoided: false },
  ]);
});
