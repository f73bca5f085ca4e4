import { appointmentsContract as contract } from '@linli/domain/appointments/appointments.contract.ts';
import { orgUnitsContract } from '@linli/domain/org-units/org-units.contract.ts';
import { describe, expect, it } from 'vitest';
import { givenCommunity, givenStreet } from '../org-units/org-units.given.ts';
import { givenApi } from '../shared/testing/app.ts';
import { actingAs, givenSession, givenAppointment, givenPerson, signIn } from './appointments.given.ts';

const api = await givenApi();
const { client } = api.platform.database.system;
const PASSWORD = 'Correct horse battery';
const someUsername = () => `new.${crypto.randomUUID().slice(0, 8)}`;

describe('adding a person', () => {
  it('lets them sign in with the password they were given, in whatever case the name is typed', async () => {
    const community = await givenCommunity(api);
    const street = await givenPerson(api, { role: 'street_official', unit: community.street });
    const username = someUsername();
    const body = {
      username: username.toUpperCase(),
      name: '赵新',
      password: PASSWORD,
      role: 'community_worker',
      unitId: community.id,
    } as const;
    const added = await api.ok(contract.addPerson, street, { body });
    expect(added).toMatchObject({
      person: { name: '赵新', username },
      role: 'community_worker',
      unit: { id: community.id, pathNames: ['试验区', '试验街道', '试验社区'] },
      to: null,
      version: 1,
      canEnd: true,
    });

    expect(await signIn(api, username, 'another password')).toBeNull();
    for (const typed of [username, username.toUpperCase()]) {
      const caller = await signIn(api, typed, PASSWORD);
      const me = await api.ok(contract.me, caller, {});
      expect(me).toMatchObject({
        person: { name: '赵新', username },
        appointments: [{ role: 'community_worker', unit: { id: community.id } }],
      });
    }
  });

  it('keeps one event that holds no password', async () => {
    const community = await givenCommunity(api);
    const worker = await givenPerson(api, { role: 'community_worker', unit: community });
    const body = {
      username: someUsername(),
      name: '钱愿',
      password: PASSWORD,
      role: 'volunteer',
      unitId: community.id,
    } as const;
    const added = await api.ok(contract.addPerson, worker, { body });
    const events = await client.event.findMany({ where: { concernsPersonId: added.person.id } });
    expect(events).toMatchObject([
      { action: 'appointments.add_person', subjectId: added.id, actorId: worker.id, communityId: community.id },
    ]);
    expect(JSON.stringify(events[0]?.changes)).not.toContain(PASSWORD);
    expect(Object.keys(events[0]?.changes ?? {}).sort()).toEqual(['from', 'person', 'role', 'to', 'unit']);
  });

  it('refuses a name that is taken in another case, and leaves nothing behind', async () => {
    const community = await givenCommunity(api);
    const worker = await givenPerson(api, { role: 'community_worker', unit: community });
    const username = someUsername();
    const body = { username, name: '孙一', password: PASSWORD, role: 'volunteer', unitId: community.id } as const;
    await api.ok(contract.addPerson, worker, { body });
    const problem = await api.refused(contract.addPerson, worker, {
      body: { ...body, username: username.toUpperCase() },
    });
    expect(problem).toMatchObject({
      status: 409,
      code: 'appointment.username_taken',
      errors: [{ path: ['username'], code: 'taken' }],
    });
    expect(await client.appointment.count({ where: { communityId: community.id, role: 'volunteer' } })).toBe(1);
  });

  it('adds nobody when the appointment is refused', async () => {
    const community = await givenCommunity(api);
    const worker = await givenPerson(api, { role: 'community_worker', unit: community });
    const username = someUsername();
    const body = {
      username,
      name: '李二',
      password: PASSWORD,
      role: 'community_worker',
      unitId: community.id,
    } as const;
    expect((await api.refused(contract.addPerson, worker, { body })).code).toBe('appointment.not_allowed');
    expect(await client.person.count({ where: { username } })).toBe(0);
  });

  it('names every fault of the form at once', async () => {
    const admin = await givenPerson(api, { role: 'system_admin' });
    const body = { username: '中 文', name: ' ', password: 'short', role: 'volunteer', unitId: null } as const;
    const problem = await api.refused(contract.addPerson, admin, { body });
    expect(problem.errors?.map(({ path: [field] }) => field)).toEqual(
      expect.arrayContaining(['username', 'name', 'password']),
    );
  });
});

describe('appointing', () => {
  it('gives somebody a second appointment, which they can switch to', async () => {
    const street = await givenStreet(api);
    const [here, there] = [await givenCommunity(api, { street }), await givenCommunity(api, { street })];
    const official = await givenPerson(api, { role: 'street_official', unit: street });
    const worker = await givenPerson(api, { role: 'community_worker', unit: here });
    const given = await api.ok(contract.appoint, official, {
      body: { username: worker.username.toUpperCase(), role: 'community_worker', unitId: there.id },
    });

    expect((await api.refused(orgUnitsContract.get, worker, { params: { orgUnitId: there.id } })).status).toBe(404);
    const switched = await actingAs(api, worker, given.id);
    expect(await api.ok(contract.me, switched, {})).toMatchObject({
      actingAppointmentId: given.id,
      appointments: [{ id: worker.appointmentId }, { id: given.id }],
    });
    await api.ok(orgUnitsContract.get, switched, { params: { orgUnitId: there.id } });
    expect((await api.refused(orgUnitsContract.get, switched, { params: { orgUnitId: here.id } })).status).toBe(404);
  });

  it('gives the same role at the same unit once, also when asked twice at the same moment', async () => {
    const community = await givenCommunity(api);
    const official = await givenPerson(api, { role: 'street_official', unit: community.street });
    const volunteer = await givenPerson(api, { role: 'volunteer', unit: await givenCommunity(api) });
    const ask = () =>
      api.app.inject({
        method: 'POST',
        url: '/api/v1/appointments',
        headers: { cookie: official.cookie },
        payload: { username: volunteer.username, role: 'volunteer', unitId: community.id },
      });
    const answers = await Promise.all([ask(), ask(), ask(), ask()]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409, 409]);
    expect(answers.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({
      code: 'appointment.already_held',
    });
  });

  it('allows the same again after it ended, but not across it', async () => {
    const community = await givenCommunity(api);
    const worker = await givenPerson(api, { role: 'community_worker', unit: community });
    const volunteer = await givenPerson(api, {
      role: 'volunteer',
      unit: community,
      to: new Date('2027-01-01T00:00:00Z'),
    });
    const body = { username: volunteer.username, role: 'volunteer', unitId: community.id } as const;
    const across = await api.refused(contract.appoint, worker, { body: { ...body, from: '2026-12-31T00:00:00Z' } });
    expect(across.code).toBe('appointment.already_held');
    await api.ok(contract.appoint, worker, { body: { ...body, from: '2027-01-01T00:00:00Z' } });
  });

  it.each([
    ['somebody unknown', { username: 'nobody.at.all' }, 404, 'appointment.person_not_found'],
    ['at a unit outside', { unitId: crypto.randomUUID() }, 404, 'appointment.unit_not_found'],
    ['above themselves', { role: 'district_official' }, 403, 'appointment.not_allowed'],
    ['at a unit of another kind', { unitId: 'street' }, 409, 'appointment.role_not_at_unit'],
    [
      'for a time that ends before it begins',
      { from: '2026-12-02T00:00:00Z', to: '2026-12-01T00:00:00Z' },
      400,
      'request.invalid',
    ],
  ] as const)('is refused: %s', async (_, changed, status, code) => {
    const community = await givenCommunity(api);
    const official = await givenPerson(api, { role: 'street_official', unit: community.street });
    const person = await givenPerson(api, { role: 'volunteer', unit: await givenCommunity(api) });
    const base = { username: person.username, role: 'volunteer' as const, unitId: community.id };
    const body = {
      ...base,
      ...changed,
      ...('unitId' in changed && changed.unitId === 'street' && { unitId: community.street.id }),
    };
    expect(await api.refused(contract.appoint, official, { body })).toMatchObject({ status, code });
  });

  it('at a unit of somebody else’s does not tell that the unit exists', async () => {
    const official = await givenPerson(api, { role: 'street_official', unit: await givenStreet(api) });
    const person = await givenPerson(api, { role: 'volunteer', unit: await givenCommunity(api) });
    const body = { username: person.username, role: 'volunteer', unitId: (await givenCommunity(api)).id } as const;
    expect((await api.refused(contract.appoint, official, { body })).code).toBe('appointment.unit_not_found');
  });
});

describe('ending', () => {
  it('takes effect on the very next request', async () => {
    const community = await givenCommunity(api);
    const official = await givenPerson(api, { role: 'street_official', unit: community.street });
    const worker = await givenPerson(api, { role: 'community_worker', unit: community });
    await api.ok(orgUnitsContract.get, worker, { params: { orgUnitId: community.id } });

    const ended = await api.ok(contract.end, official, {
      params: { appointmentId: worker.appointmentId },
      body: { version: 1 },
    });
    expect(ended).toMatchObject({ version: 2, canEnd: false });
    expect((await api.refused(orgUnitsContract.get, worker, { params: { orgUnitId: community.id } })).code).toBe(
      'request.sign_in_needed',
    );
    const again = { cookie: await givenSession(api, worker.id) };
    expect((await api.ok(contract.me, again, {})).appointments).toEqual([]);
    const [event] = await client.event.findMany({ where: { subjectId: worker.appointmentId } });
    expect(event).toMatchObject({ action: 'appointments.end', concernsPersonId: worker.id, actorId: official.id });
  });

  it('leaves the other appointments of the person', async () => {
    const community = await givenCommunity(api);
    const official = await givenPerson(api, { role: 'street_official', unit: community.street });
    const person = await givenPerson(api, { role: 'community_worker', unit: community });
    const other = await givenAppointment(api, { personId: person.id, role: 'volunteer', unit: community });
    await api.ok(contract.end, official, { params: { appointmentId: person.appointmentId }, body: { version: 1 } });
    expect(await api.ok(contract.me, person, {})).toMatchObject({
      actingAppointmentId: other,
      appointments: [{ id: other }],
    });
  });

  it.each([
    ['over a change that was not seen', 7, 'appointment.changed_meanwhile'],
    ['twice', 1, 'appointment.already_ended'],
  ])('is refused %s', async (_, version, code) => {
    const community = await givenCommunity(api);
    const worker = await givenPerson(api, { role: 'community_worker', unit: community });
    const volunteer = await givenPerson(api, { role: 'volunteer', unit: community });
    if (version === 1)
      await api.ok(contract.end, worker, { params: { appointmentId: volunteer.appointmentId }, body: { version } });
    expect(
      (
        await api.refused(contract.end, worker, {
          params: { appointmentId: volunteer.appointmentId },
          body: { version },
        })
      ).code,
    ).toBe(code);
  });

  it('is refused for an equal’s, and hidden for anybody outside', async () => {
    const community = await givenCommunity(api);
    const worker = await givenPerson(api, { role: 'community_worker', unit: community });
    const colleague = await givenPerson(api, { role: 'community_worker', unit: community });
    const stranger = await givenPerson(api, { role: 'volunteer', unit: await givenCommunity(api) });
    const end = (appointmentId: string) =>
      api.refused(contract.end, worker, { params: { appointmentId }, body: { version: 1 } });
    expect((await end(colleague.appointmentId)).code).toBe('appointment.not_allowed');
    expect((await end(stranger.appointmentId)).code).toBe('appointment.not_found');
  });
});
