import { ticketsContract as contract } from '@linli/domain/tickets/tickets.contract.ts';
import { describe, expect, it } from 'vitest';
import { actorOf, givenAppointment, givenSession, type GivenPerson } from '../appointments/appointments.given.ts';
import { givenScene, givenTicket } from '../tickets/tickets.given.ts';
import { everyEndpoint } from './authorization/every-endpoint.given.ts';
import { aPhoto } from './authorization/records.given.ts';
import { fileAddress, isSealedFile } from './file-address.ts';
import { givenApi } from './testing/app.ts';

const api = await givenApi();
const GONE = { status: 404, code: 'request.file_address_not_valid' };

/** A ticket with a photo of a report, claimed by the scene's volunteer. */
async function givenPhoto() {
  const scene = await givenScene(api);
  const { number, secret, params } = await givenTicket(api, scene, 'reported');
  const file = await aPhoto();
  const added = await api.ok(contract.addReportPhoto, null, { params: { number }, secret, file });
  await api.ok(contract.addReportPhoto, null, { params: { number }, secret, file });
  await api.ok(contract.accept, scene.worker, { params, body: { version: 1 } });
  await api.ok(contract.open, scene.worker, { params, body: { version: 2, volunteerBrief: '看看' } });
  await api.ok(contract.claim, scene.volunteer, { params });
  const shownTo = async (person: GivenPerson) => (await api.ok(contract.get, person, { params })).photos;
  const asked = { params: { ...params, photoId: added.id } };
  return { scene, number, secret, params, added, asked, shownTo };
}

describe('the address of a file', () => {
  it('works for whoever it was shown to: as what it is, kept by their browser alone', async () => {
    const { scene, asked, shownTo } = await givenPhoto();
    const [photo] = await shownTo(scene.worker);
    const answer = await api.app.inject({
      url: `/api/v1/tickets/${asked.params.ticketId}/photos/${asked.params.photoId}?${new URLSearchParams(photo?.address)}`,
      headers: { cookie: scene.worker.cookie },
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': 'inline; filename="photo.jpg"',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      vary: 'cookie, authorization',
    });
    const maxAge = Number(/^private, max-age=(\d+), immutable$/.exec(String(answer.headers['cache-control']))?.[1]);
    expect(maxAge).toBeGreaterThanOrEqual(299);
    expect(maxAge).toBeLessThanOrEqual(600);
  });

  it('copied to anybody else, to another photo, later or bare, it opens nothing', async () => {
    const { scene, asked, shownTo, number, secret } = await givenPhoto();
    const [photo, other] = await shownTo(scene.worker);
    const query = photo!.address;
    await api.ok(contract.viewPhoto, scene.worker, { ...asked, query });
    const refused = (caller: GivenPerson, request: object) =>
      api.refused(contract.viewPhoto, caller, { ...asked, query, ...request });
    // Both may see the photo by an address of their own.
    expect(await refused(scene.volunteer, {})).toMatchObject(GONE);
    const second = await givenAppointment(api, {
      personId: scene.worker.id,
      role: 'community_worker',
      unit: scene.community,
    });
    const asSecond = actorOf({ ...scene.worker, appointmentId: second });
    const foreign = fileAddress(api.platform, asSecond, contract.viewPhoto, asked.params);
    expect(await refused(scene.worker, { query: foreign })).toMatchObject(GONE);
    expect(await refused(scene.worker, { params: { ...asked.params, photoId: other!.id } })).toMatchObject(GONE);
    expect(await refused(scene.worker, { query: { ...query, until: 'zzzzzz' } })).toMatchObject(GONE);
    expect(await refused(scene.worker, { query: { ...query, seal: '0'.repeat(64) } })).toMatchObject(GONE);
    expect(await refused(scene.worker, { query: {} })).toMatchObject(GONE);
    expect(await refused(scene.worker, { query: { until: query.until } })).toMatchObject(GONE);
    const public_ = { params: { number, photoId: photo!.id }, secret, query };
    expect(await api.refused(contract.viewReportPhoto, null, public_)).toMatchObject(GONE);
    // The same person signed in elsewhere is still they.
    await api.ok(contract.viewPhoto, { cookie: await givenSession(api, scene.worker.id) }, { ...asked, query });
  });

  it('ends within ten minutes, and is the same for five, so that a browser finds the file it has', async () => {
    const { scene, asked, shownTo } = await givenPhoto();
    const minute = (count: number) => new Date(Date.UTC(2026, 10, 23, 8, 0, 1) + count * 60_000);
    const addresses = [];
    for (const count of [0, 4, 5]) {
      api.setNow(minute(count));
      addresses.push((await shownTo(scene.worker))[0]!.address);
    }
    expect(addresses[1]).toEqual(addresses[0]);
    expect(addresses[2]).not.toEqual(addresses[0]);
    const query = addresses[0]!;
    api.setNow(minute(9));
    await api.ok(contract.viewPhoto, scene.worker, { ...asked, query });
    api.setNow(minute(10));
    expect(await api.refused(contract.viewPhoto, scene.worker, { ...asked, query })).toMatchObject(GONE);
    api.setNow(null);
  });

  it('is no right: whoever may not see the file any more does not, by whatever address', async () => {
    const { scene, asked, params, shownTo } = await givenPhoto();
    const [photo] = await shownTo(scene.volunteer);
    const request = { ...asked, query: photo!.address };
    await api.ok(contract.viewPhoto, scene.volunteer, request);
    await api.ok(contract.release, scene.volunteer, { params, body: { version: 4, reason: '临时有事' } });
    expect(await api.refused(contract.viewPhoto, scene.volunteer, request)).toMatchObject({
      code: 'ticket.photo_not_found',
    });
  });
});

it('every endpoint that answers a file asks for an address', async () => {
  const files = (await everyEndpoint()).filter(({ endpoint }) => isSealedFile(endpoint));
  expect(files.length).toBeGreaterThan(1);
  const { scene, asked, number, secret } = await givenPhoto();
  for (const { endpoint } of files) {
    const url = endpoint.path.replaceAll(
      /:(\w+)/g,
      (_, name: string) => ({ ...asked.params, number })[name as 'number'] ?? crypto.randomUUID(),
    );
    const headers = { cookie: scene.worker.cookie, authorization: `Ticket ${secret}` };
    const answer = await api.app.inject({ url: `/api/v1${url}`, headers });
    expect([endpoint.path, answer.json<{ code: string }>().code]).toEqual([endpoint.path, GONE.code]);
  }
});
