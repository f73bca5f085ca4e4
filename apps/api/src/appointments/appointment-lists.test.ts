import { appointmentsContract as contract } from '@linli/domain/appointments/appointments.contract.ts';
import type { QueryOf } from '@linli/domain/shared/contract.ts';
import { describe, expect, it } from 'vitest';
import { givenCommunity, givenStreet } from '../org-units/org-units.given.ts';
import { givenApi } from '../shared/testing/app.ts';
import { actingAs, givenAppointment, givenPerson, givenSession } from './appointments.given.ts';

const api = await givenApi();

describe('the list', () => {
  it('shows the people below, with what one may end', async () => {
    const street = await givenStreet(api);
    const [one, other] = [await givenCommunity(api, { street }), await givenCommunity(api, { street })];
    const official = await givenPerson(api, { role: 'street_official', unit: street });
    const worker = await givenPerson(api, { role: 'community_worker', unit: one, name: '李秀兰' });
    const volunteer = await givenPerson(api, { role: 'volunteer', unit: other, name: '陈志远' });
    await givenPerson(api, { role: 'volunteer', unit: await givenCommunity(api) });

    const list = async (query: Partial<QueryOf<typeof contract.list>>) =>
      (await api.ok(contract.list, official, { query })).items.map(({ id, canEnd }) => [id, canEnd]);
    expect(await list({})).toEqual([
      [volunteer.appointmentId, true],
      [worker.appointmentId, true],
      [official.appointmentId, false],
    ]);
    expect(await list({ unitId: one.id })).toEqual([[worker.appointmentId, true]]);
    expect(await list({ role: 'volunteer' })).toEqual([[volunteer.appointmentId, true]]);
    expect(await list({ q: '秀兰' })).toEqual([[worker.appointmentId, true]]);
    expect(await list({ q: volunteer.username.toUpperCase() })).toEqual([[volunteer.appointmentId, true]]);
    expect(await list({ q: '%' })).toEqual([]);
    expect(await list({ state: 'ended' })).toEqual([]);
    const outside = await api.refused(contract.list, official, { query: { unitId: street.district.id } });
    expect(outside.code).toBe('org_unit.not_found');
  });

  it('keeps what is over for those who ask for it', async () => {
    const community = await givenCommunity(api);
    const worker = await givenPerson(api, { role: 'community_worker', unit: community });
    const volunteer = await givenPerson(api, {
      role: 'volunteer',
      unit: community,
      to: new Date('2021-01-01T00:00:00Z'),
    });
    const idsOf = async (state: 'current' | 'ended' | 'all') =>
      (await api.ok(contract.list, worker, { query: { state } })).items.map(({ id }) => id);
    expect(await idsOf('current')).toEqual([worker.appointmentId]);
    expect(await idsOf('ended')).toEqual([volunteer.appointmentId]);
    expect(await idsOf('all')).toEqual([volunteer.appointmentId, worker.appointmentId]);
  });

  it('turns its pages, each appointment once', async () => {
    const community = await givenCommunity(api);
    const worker = await givenPerson(api, { role: 'community_worker', unit: community });
    const given = [worker.appointmentId];
    for (let count = 0; count < 4; count += 1)
      given.push((await givenPerson(api, { role: 'volunteer', unit: community })).appointmentId);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await api.ok(contract.list, worker, { query: { limit: 2, cursor } });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(given.reverse());
  });

  it('is not for volunteers', async () => {
    const volunteer = await givenPerson(api, { role: 'volunteer', unit: await givenCommunity(api) });
    expect((await api.refused(contract.list, volunteer, {})).code).toBe('request.role_not_allowed');
  });
});

it('offers the workers of one’s own community as colleagues, and nobody else', async () => {
  const community = await givenCommunity(api);
  const worker = await givenPerson(api, { role: 'community_worker', unit: community, name: '甲' });
  const colleague = await givenPerson(api, { role: 'community_worker', unit: community, name: '乙' });
  await givenPerson(api, { role: 'community_worker', unit: community, to: new Date('2021-01-01T00:00:00Z') });
  await givenPerson(api, { role: 'volunteer', unit: community });
  await givenPerson(api, { role: 'community_worker', unit: await givenCommunity(api, { street: community.street }) });
  const { items } = await api.ok(contract.colleagues, worker, {});
  expect(items.map(({ id }) => id).sort()).toEqual([worker.id, colleague.id].sort());
});

it('lets nobody act under an appointment of somebody else', async () => {
  const community = await givenCommunity(api);
  const [one, other] = [
    await givenPerson(api, { role: 'volunteer', unit: community }),
    await givenPerson(api, { role: 'community_worker', unit: community }),
  ];
  expect((await api.refused(contract.actAs, one, { body: { appointmentId: other.appointmentId } })).code).toBe(
    'appointment.not_found',
  );
});

it('keeps what each session acts as apart', async () => {
  const street = await givenStreet(api);
  const worker = await givenPerson(api, { role: 'community_worker', unit: await givenCommunity(api, { street }) });
  const second = await givenAppointment(api, {
    personId: worker.id,
    role: 'community_worker',
    unit: await givenCommunity(api, { street }),
  });
  const phone = await actingAs(api, { cookie: await givenSession(api, worker.id) }, second);
  expect((await api.ok(contract.me, phone, {})).actingAppointmentId).toBe(second);
  expect((await api.ok(contract.me, worker, {})).actingAppointmentId).toBe(worker.appointmentId);
});
