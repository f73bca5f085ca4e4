import { duplicatesContract as contract } from '@linli/domain/residents/duplicates.contract.ts';
import { residentsContract } from '@linli/domain/residents/residents.contract.ts';
import { transfersContract } from '@linli/domain/residents/transfers.contract.ts';
import { expect, it } from 'vitest';
import { givenPerson } from '../../appointments/appointments.given.ts';
import { givenCommunity } from '../../org-units/org-units.given.ts';
import { givenApi, type Caller } from '../../shared/testing/app.ts';
import { givenResident, someIdNumber } from '../residents.given.ts';
import { givenOtherCommunity } from '../transfers/transfers.given.ts';
import { givenDuplicate } from './duplicates.given.ts';

const api = await givenApi();
const TODAY = '2026-11-23';
api.setNow(new Date('2026-11-23T04:00:00Z'));
const long = { from: new Date(0) };
const read = (who: Caller, residentId: string) => api.ok(residentsContract.get, who, { params: { residentId } });
const hidden = { code: 'resident.not_found' };
const isGone = async (who: Caller, residentId: string) =>
  expect(await api.refused(residentsContract.get, who, { params: { residentId } })).toMatchObject(hidden);
const merges = async (who: Caller, residentId: string) =>
  (await api.ok(contract.merges, who, { params: { residentId } })).items;

/** Two files of perhaps one person were made one here; the one that stayed was then taken over there. */
async function givenTakenOver() {
  const from = await givenCommunity(api);
  const to = await givenOtherCommunity(api, from);
  const sender = await givenPerson(api, { role: 'community_worker', unit: from, ...long });
  const receiver = await givenPerson(api, { role: 'community_worker', unit: to, ...long });
  const district = await givenPerson(api, { role: 'district_official', unit: from.district, ...long });
  const number = someIdNumber();
  const one = await givenResident(api, sender, { name: '王小明', idNumber: number, address: '文化路1号2栋3单元401' });
  const other = await givenResident(api, sender, {
    name: '王晓明',
    documentKind: 'none',
    phone: '13987654321',
    address: '南湖路9号8栋7单元602',
    labels: [{ label: 'disability', from: '2020-01-01', detail: '二级' }],
  });
  const inner = await givenResident(api, sender, { name: '王小铭', documentKind: 'none' });
  const merge = async (keep: { id: string; version: number }, gone: { id: string; version: number }) => {
    const { id } = await givenDuplicate(api, [keep.id, gone.id]);
    const body = { keep: 'resident' as const, versions: { resident: keep.version, other: gone.version } };
    return api.ok(contract.merge, sender, { params: { duplicateId: id }, body });
  };
  const first = await merge(other, inner);
  const { mergeId, resident } = await merge(one, { id: other.id, version: first.resident.version });
  const before = await read(sender, other.id);
  const { id } = await api.ok(transfersContract.ask, sender, {
    params: { residentId: one.id },
    body: { version: resident.version, communityCode: to.code, reason: '迁居' },
  });
  const body = { version: 1, day: TODAY, address: '北街1号1栋1单元101室' };
  await api.ok(transfersContract.accept, receiver, { params: { transferId: id }, body });
  return {
    from,
    to,
    sender,
    receiver,
    district,
    one,
    other,
    inner,
    mergeId,
    before,
    number,
    innerMerge: first.mergeId,
  };
}

it('go along with the file that they went into: its address leads on there, and nobody here opens one of them', async () => {
  const { sender, receiver, to, one, other, inner } = await givenTakenOver();
  for (const { id } of [one, other, inner]) await isGone(sender, id);
  for (const { id } of [other, inner])
    expect(await read(receiver, id)).toMatchObject({
      status: 'merged',
      mergedIntoId: one.id,
      community: { id: to.id },
    });
  expect((await read(receiver, one.id)).labels).toEqual(['disability']);
});

it('come back to where they lay: undone by whoever is above both communities, and by nobody else', async () => {
  const { sender, receiver, district, from, to, one, other, inner, mergeId, innerMerge } = await givenTakenOver();
  expect(await merges(receiver, one.id)).toMatchObject([{ id: mergeId, hindrance: 'elsewhere', availableActions: [] }]);
  const undo = { params: { mergeId } };
  expect(await api.refused(contract.undoMerge, receiver, undo)).toMatchObject({ code: 'resident.duplicate_elsewhere' });
  expect(await api.refused(contract.undoMerge, sender, undo)).toMatchObject({ code: 'resident.merge_not_found' });
  expect(await merges(district, one.id)).toMatchObject([{ hindrance: null, availableActions: ['undo'] }]);
  await api.ok(contract.undoMerge, district, undo);

  expect(await read(sender, other.id)).toMatchObject({
    name: '王晓明',
    status: 'living_here',
    phone: '139****4321',
    address: '南湖路9号8栋7单元602',
    household: other.household,
    labels: ['disability'],
    community: { id: from.id },
  });
  await isGone(receiver, other.id);
  // What it had taken in comes back with it, and can be taken apart as before.
  expect(await read(sender, inner.id)).toMatchObject({ status: 'merged', mergedIntoId: other.id });
  await api.ok(contract.undoMerge, sender, { params: { mergeId: innerMerge } });
  expect(await read(sender, inner.id)).toMatchObject({ status: 'living_here', name: '王小铭' });

  expect(await read(receiver, one.id)).toMatchObject({
    labels: [],
    address: '北街1号1栋1单元101室',
    phone: '',
    community: { id: to.id },
  });
  await isGone(sender, one.id);
});

it('stay where they are while another file there has the number that would come back', async () => {
  const from = await givenCommunity(api);
  const to = await givenOtherCommunity(api, from);
  const sender = await givenPerson(api, { role: 'community_worker', unit: from, ...long });
  const receiver = await givenPerson(api, { role: 'community_worker', unit: to, ...long });
  const district = await givenPerson(api, { role: 'district_official', unit: from.district, ...long });
  const number = someIdNumber();
  const kept = await givenResident(api, sender, { name: '王小明', documentKind: 'none' });
  const gone = await givenResident(api, sender, { name: '王晓明', idNumber: number });
  const { id: pair } = await givenDuplicate(api, [kept.id, gone.id]);
  const { mergeId } = await api.ok(contract.merge, sender, {
    params: { duplicateId: pair },
    body: { keep: 'resident', versions: { resident: 1, other: 1 } },
  });
  const ask = { version: 2, communityCode: to.code, reason: '迁居' };
  const { id } = await api.ok(transfersContract.ask, sender, { params: { residentId: kept.id }, body: ask });
  const body = { version: 1, day: TODAY, address: '北街1号1栋1单元101室' };
  await api.ok(transfersContract.accept, receiver, { params: { transferId: id }, body });
  await givenResident(api, sender, { name: '赵六', idNumber: number });
  expect(await merges(district, kept.id)).toMatchObject([{ hindrance: 'number_taken', availableActions: [] }]);
  expect(await api.refused(contract.undoMerge, district, { params: { mergeId } })).toMatchObject({
    code: 'resident.merge_hindered',
    params: { hindrance: 'number_taken' },
  });
});
