import { ownDataContract } from '@linli/domain/residents/own-data.contract.ts';
import { residentPhotosContract as contract } from '@linli/domain/residents/resident-photos.contract.ts';
import { residentsContract } from '@linli/domain/residents/residents.contract.ts';
import { transfersContract } from '@linli/domain/residents/transfers.contract.ts';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { givenPerson } from '../appointments/appointments.given.ts';
import { givenCommunity } from '../org-units/org-units.given.ts';
import { givenApi } from '../shared/testing/app.ts';
import { givenResident } from './residents.given.ts';
import { givenOtherCommunity, givenTransfer } from './transfers/transfers.given.ts';

const api = await givenApi();

/** As a phone takes it: large, lying on its side, with a position. */
const aPortrait = () =>
  sharp({ create: { width: 1200, height: 1600, channels: 3, background: '#b07050' } })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '41/1 48/1 0/1' } })
    .jpeg()
    .toBuffer();

async function givenHome() {
  const unit = await givenCommunity(api);
  const worker = await givenPerson(api, { role: 'community_worker', unit, name: '李秀兰' });
  const { id: residentId } = await givenResident(api, worker, { name: '钱国庆' });
  return { unit, worker, params: { residentId } };
}

it('keeps a photo small, without metadata and encrypted, and shows it at the address that the list gives', async () => {
  const { worker, params } = await givenHome();
  const added = await api.ok(contract.add, worker, { params, file: await aPortrait() });
  expect(added).toMatchObject({ width: 360, height: 480, addedByName: '李秀兰' });
  const { items, mayChange } = await api.ok(contract.list, worker, { params });
  expect([items.map(({ id }) => id), mayChange]).toEqual([[added.id], true]);
  const query = items[0]!.address;
  const answer = await api.ask(contract.view, worker, { params: { ...params, photoId: added.id }, query });
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/jpeg']);
  const shown = await sharp(answer.rawPayload).metadata();
  expect([shown.width, shown.height, shown.exif]).toEqual([360, 480, undefined]);
  const where = { id: added.id };
  const row = await api.platform.database.system.client.residentPhoto.findUniqueOrThrow({ where });
  expect(row.content).not.toContain(answer.rawPayload.toString('base64').slice(40, 200));
  const timeline = await api.ok(residentsContract.timeline, worker, { params, query: {} });
  expect(timeline.items[0]).toMatchObject({ action: 'residents.add_photo' });
});

it('refuses what is no photo, more than a file takes, and whoever does not keep the file', async () => {
  const { worker, params, unit } = await givenHome();
  const torn = (await aPortrait()).subarray(0, 900);
  expect(await api.refused(contract.add, worker, { params, file: torn })).toMatchObject({
    code: 'resident.photo_unreadable',
  });
  const photo = await aPortrait();
  const added = [1, 2, 3].map(() => api.ok(contract.add, worker, { params, file: photo }));
  const ids = (await Promise.all(added)).map(({ id }) => id);
  expect(await api.refused(contract.add, worker, { params, file: photo })).toMatchObject({
    code: 'resident.too_many_photos',
    params: { maximum: 3 },
  });
  const official = await givenPerson(api, { role: 'street_official', unit: unit.street });
  expect(await api.refused(contract.list, official, { params })).toMatchObject({ code: 'request.role_not_allowed' });
  const foreign = await givenPerson(api, { role: 'community_worker', unit: await givenOtherCommunity(api, unit) });
  expect(await api.refused(contract.list, foreign, { params })).toMatchObject({ code: 'resident.not_found' });
  const named = { params: { ...params, photoId: ids[0]! } };
  expect(await api.refused(contract.remove, foreign, { ...named, body: {} })).toMatchObject({
    code: 'resident.not_found',
  });
  await api.ok(contract.remove, worker, { ...named, body: {} });
  expect(await api.refused(contract.remove, worker, { ...named, body: {} })).toMatchObject({
    code: 'resident.photo_not_found',
  });
  expect((await api.ok(contract.list, worker, { params })).items).toHaveLength(2);
});

it('goes along when a file changes hands, and is handed to the person it shows', async () => {
  const { unit, worker } = await givenHome();
  const there = await givenOtherCommunity(api, unit);
  const receiver = await givenPerson(api, { role: 'community_worker', unit: there });
  const transfer = await givenTransfer(api, { from: unit, to: there, worker, file: { name: '钱国庆' } });
  const params = { residentId: transfer.people[0]!.residentId! };
  const { id } = await api.ok(contract.add, worker, { params, file: await aPortrait() });
  const day = new Date().toISOString().slice(0, 10);
  const body = { version: transfer.version, day, address: '文化路9号1栋1单元101' };
  await api.ok(transfersContract.accept, receiver, { params: { transferId: transfer.id }, body });
  expect((await api.ok(contract.list, receiver, { params })).items).toMatchObject([{ id }]);
  const own = await api.ok(ownDataContract.export, receiver, { params, body: { reason: '本人到场查阅' } });
  expect((await sharp(Buffer.from(own.photos[0]!.jpeg, 'base64')).metadata()).height).toBe(480);
});
