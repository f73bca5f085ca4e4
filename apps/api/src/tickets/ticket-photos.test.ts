import { ticketsContract as contract } from '@linli/domain/tickets/tickets.contract.ts';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { actorOf, givenPerson, type GivenPerson } from '../appointments/appointments.given.ts';
import { fileAddress } from '../shared/file-address.ts';
import { givenApi } from '../shared/testing/app.ts';
import { givenScene, givenTicket } from './tickets.given.ts';

const api = await givenApi();

const picture = sharp({ create: { width: 3000, height: 1500, channels: 3, background: '#a04030' } });
/** A photo as a phone takes it: lying on its side, with the place where it was taken. */
const FROM_A_PHONE = await picture
  .jpeg()
  .withExif({ IFD0: { Make: 'Secretphone' }, IFD3: { GPSLatitude: '41/1 48/1 0/1' } })
  .withMetadata({ orientation: 6 })
  .toBuffer();

const A_GIF = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
  .gif()
  .toBuffer();

describe('a photo of a report', () => {
  it('is stored upright, smaller and without what the phone wrote into it', async () => {
    const scene = await givenScene(api);
    const { number, secret } = await givenTicket(api, scene, 'reported');
    const reporter = { params: { number }, secret };
    const added = await api.ok(contract.addReportPhoto, null, { ...reporter, file: FROM_A_PHONE });
    expect(added).toMatchObject({ kind: 'report', width: 1024, height: 2048 });
    const bytes = await api.ok(contract.viewReportPhoto, null, {
      params: { number, photoId: added.id },
      query: added.address,
      secret,
    });
    const { format, exif, orientation } = await sharp(bytes).metadata();
    expect({ format, exif, orientation }).toEqual({ format: 'jpeg', exif: undefined, orientation: undefined });
    expect(bytes.includes('Secretphone')).toBe(false);
  });

  it.each([
    ['text that calls itself a photo', Buffer.from('<svg onload="alert(1)"/>')],
    ['a cut-off photo', FROM_A_PHONE.subarray(0, 800)],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['a GIF', A_GIF],
  ])('is refused when it is %s', async (_what, file) => {
    const scene = await givenScene(api);
    const { number, secret } = await givenTicket(api, scene, 'reported');
    expect(await api.refused(contract.addReportPhoto, null, { params: { number }, secret, file })).toMatchObject({
      status: 415,
      code: 'ticket.photo_unreadable',
    });
  });

  it('stops at six, also when they come at once', async () => {
    const scene = await givenScene(api);
    const { number, secret } = await givenTicket(api, scene, 'reported');
    const file = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer();
    const headers = { authorization: `Ticket ${secret}`, 'content-type': 'image/jpeg' };
    const answers = await Promise.all(
      Array.from({ length: 9 }, () =>
        api.app.inject({ method: 'POST', url: `/api/v1/public/tickets/${number}/photos`, headers, payload: file }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 201, 201, 201, 201, 201, 409, 409, 409]);
  });

  it('is not for volunteers before they claim, and not for other communities', async () => {
    const scene = await givenScene(api);
    const stranger = await givenScene(api);
    const { number, secret, params } = await givenTicket(api, scene, 'open');
    const { id: photoId } = await api.ok(contract.addReportPhoto, null, {
      params: { number },
      secret,
      file: FROM_A_PHONE,
    });
    const asked = (as: GivenPerson) => ({
      params: { ...params, photoId },
      query: fileAddress(api.platform, actorOf(as), contract.viewPhoto, { ...params, photoId }),
    });
    await api.ok(contract.viewPhoto, scene.worker, asked(scene.worker));
    expect(await api.refused(contract.viewPhoto, scene.volunteer, asked(scene.volunteer))).toMatchObject({
      code: 'ticket.photo_not_found',
    });
    expect(await api.refused(contract.viewPhoto, stranger.worker, asked(stranger.worker))).toMatchObject({
      code: 'ticket.not_found',
    });
    await api.ok(contract.claim, scene.volunteer, { params });
    await api.ok(contract.viewPhoto, scene.volunteer, asked(scene.volunteer));
  });
});

it('leaves one event of whoever looked, however many photos there are and however often they are shown', async () => {
  const scene = await givenScene(api);
  const { number, secret, params } = await givenTicket(api, scene, 'accepted');
  const photoIds: string[] = [];
  for (let count = 0; count < 3; count += 1)
    photoIds.push((await api.ok(contract.addReportPhoto, null, { params: { number }, secret, file: FROM_A_PHONE })).id);
  const look = (as: GivenPerson) =>
    Promise.all(
      photoIds.map((photoId) =>
        api.ok(contract.viewPhoto, as, {
          params: { ...params, photoId },
          query: fileAddress(api.platform, actorOf(as), contract.viewPhoto, { ...params, photoId }),
        }),
      ),
    );
  const readers = async () => {
    const where = { subjectId: params.ticketId, action: 'tickets.read_photos' };
    const rows = await api.platform.database.system.client.event.findMany({ where, orderBy: { id: 'asc' } });
    return rows.map(({ actorId }) => actorId);
  };
  const street = await givenPerson(api, { role: 'street_official', unit: scene.community.street });
  await look(scene.worker);
  await look(scene.worker);
  expect(await readers()).toEqual([scene.worker.id]);
  await look(street);
  expect(await readers()).toEqual([scene.worker.id, street.id]);
  api.setNow(new Date(Date.now() + 31 * 60_000));
  await look(scene.worker);
  api.setNow(null);
  expect(await readers()).toEqual([scene.worker.id, street.id, scene.worker.id]);
  const query = fileAddress(
    api.platform,
    { kind: 'reporter', scope: { kind: 'secret', secretHash: api.app.hashTicketSecret(secret) } },
    contract.viewReportPhoto,
    { number, photoId: photoIds[0]! },
  );
  await api.ok(contract.viewReportPhoto, null, { params: { number, photoId: photoIds[0]! }, query, secret });
  expect(await readers()).toHaveLength(3);
  const { events } = await api.ok(contract.get, scene.worker, { params });
  expect(events.map(({ action }) => action)).not.toContain('tickets.read_photos');
});

describe('a photo of the solution', () => {
  it('is added by whoever solves it, and shown to the reporter once it is resolved', async () => {
    const scene = await givenScene(api);
    const { number, secret, params } = await givenTicket(api, scene, 'in_progress');
    expect(
      await api.refused(contract.addSolutionPhoto, scene.otherVolunteer, { params, file: FROM_A_PHONE }),
    ).toMatchObject({ status: 404 });
    const { id: photoId } = await api.ok(contract.addSolutionPhoto, scene.volunteer, { params, file: FROM_A_PHONE });
    const names = { number, photoId };
    const holder = {
      kind: 'reporter',
      scope: { kind: 'secret', secretHash: api.app.hashTicketSecret(secret) },
    } as const;
    const query = fileAddress(api.platform, holder, contract.viewReportPhoto, names);
    const asked = { params: names, query, secret };
    expect(await api.refused(contract.viewReportPhoto, null, asked)).toMatchObject({ status: 404 });
    await api.ok(contract.resolve, scene.volunteer, { params, body: { version: 4, solution: '好了' } });
    await api.ok(contract.viewReportPhoto, null, asked);
    expect(await api.refused(contract.addSolutionPhoto, scene.volunteer, { params, file: FROM_A_PHONE })).toMatchObject(
      { status: 409 },
    );
  });

  it('is not added to what was resolved while the photo was read', async () => {
    const scene = await givenScene(api);
    const { params } = await givenTicket(api, scene, 'in_progress');
    const { files } = api.platform;
    const put = vi.spyOn(files, 'put').mockImplementationOnce(async () => {
      await api.ok(contract.resolve, scene.worker, { params, body: { version: 4, solution: '好了' } });
      return 'a'.repeat(64);
    });
    expect(await api.refused(contract.addSolutionPhoto, scene.volunteer, { params, file: FROM_A_PHONE })).toMatchObject(
      {
        status: 409,
        code: 'ticket.not_now',
      },
    );
    expect((await api.ok(contract.get, scene.worker, { params })).photos).toEqual([]);
    put.mockRestore();
  });
});
