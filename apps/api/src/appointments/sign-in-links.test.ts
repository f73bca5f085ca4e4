import { SIGN_IN_LINK_HOURS } from '@linli/domain/appointments/sign-in-link.ts';
import { appointmentsContract } from '@linli/domain/appointments/appointments.contract.ts';
import { signInLinksContract as contract } from '@linli/domain/appointments/sign-in-links.contract.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { givenCommunity, givenDistrict, givenStreet } from '../org-units/org-units.given.ts';
import { givenApi, type Caller } from '../shared/testing/app.ts';
import { givenAppointment, givenPerson, givenSession, signIn } from './appointments.given.ts';

const api = await givenApi();
const { client } = api.platform.database.system;
const PASSWORD = 'A password by a link';
const HOUR_MS = 3_600_000;

afterEach(() => api.setNow(null));

async function givenLink(maker: Caller, { appointmentId }: { appointmentId: string }) {
  const { path, expiresAt } = await api.ok(contract.make, maker, { params: { appointmentId } });
  return { path, expiresAt, token: path.split('#')[1] ?? '' };
}
const follow = (token: string, password = PASSWORD) => api.ok(contract.use, null, { body: { token, password } });
const refusedWith = async (token: string) =>
  (await api.refused(contract.use, null, { body: { token, password: PASSWORD } })).code;

async function givenWorkerAndOfficial() {
  const unit = await givenCommunity(api);
  const official = await givenPerson(api, { role: 'street_official', unit: unit.street });
  const worker = await givenPerson(api, { role: 'community_worker', unit, name: '赵新' });
  return { unit, official, worker };
}

/** Holds the links still until every one of `requests` waits to use its own up. */
async function atTheSameMoment<T>(requests: (() => Promise<T>)[]): Promise<T[]> {
  const { pool } = api.platform.database.system;
  const holder = await pool.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT FROM verifications FOR UPDATE');
  const answers = Promise.all(requests.map((request) => request()));
  const waiting = `SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)
    WHERE NOT granted AND datname = current_database() AND query LIKE '%verifications%'`;
  // Asked outside of the holder's transaction, in which the activity of others would stand still.
  while ((await pool.query(waiting)).rowCount !== requests.length) await new Promise((go) => setTimeout(go, 5));
  await holder.query('COMMIT');
  holder.release();
  return answers;
}

describe('a link for somebody appointed', () => {
  it('says whom it is for, sets the password and ends every session, and works once', async () => {
    const { official, worker } = await givenWorkerAndOfficial();
    const phone = { cookie: await givenSession(api, worker.id) };
    const link = await givenLink(official, worker);
    expect(link.path).toMatch(/^\/first-sign-in#[\w-]{43}$/);
    for (let times = 0; times < 2; times += 1)
      expect(await api.ok(contract.check, null, { body: { token: link.token } })).toEqual({
        purpose: 'set_password',
        username: worker.username,
        name: '赵新',
        expiresAt: link.expiresAt,
      });
    await api.ok(appointmentsContract.me, phone, {});

    expect(await follow(link.token)).toEqual({ username: worker.username });
    for (const old of [worker, phone])
      expect((await api.refused(appointmentsContract.me, old, {})).code).toBe('request.sign_in_needed');
    expect(await signIn(api, worker.username, PASSWORD)).not.toBeNull();
    expect(await refusedWith(link.token)).toBe('sign_in.link_not_valid');
    expect((await api.refused(contract.check, null, { body: { token: link.token } })).status).toBe(404);
  });

  it('replaces the password that was there', async () => {
    const { official, worker } = await givenWorkerAndOfficial();
    await follow((await givenLink(official, worker)).token, 'The first of two');
    const { token } = await givenLink(official, worker);
    const again = await api.refused(contract.use, null, { body: { token, password: 'The first of two' } });
    expect(again.errors).toEqual([{ path: ['password'], code: 'used_before' }]);
    await follow(token, 'The second of two');
    expect(await signIn(api, worker.username, 'The first of two')).toBeNull();
    expect(await signIn(api, worker.username, 'The second of two')).not.toBeNull();
  });

  it('is kept as a keyed hash only, and neither event holds a secret', async () => {
    const { official, worker } = await givenWorkerAndOfficial();
    const { token } = await givenLink(official, worker);
    expect(JSON.stringify(await client.verification.findMany())).not.toContain(token);
    await follow(token);
    const events = await client.event.findMany({ where: { concernsPersonId: worker.id }, orderBy: { id: 'asc' } });
    expect(events).toMatchObject([
      { action: 'appointments.make_sign_in_link', subjectId: worker.appointmentId, actorId: official.id },
      { action: 'appointments.use_sign_in_link', subjectId: worker.appointmentId, actorKind: 'system' },
    ]);
    const told = JSON.stringify(events.map(({ changes, note }) => [changes, note]));
    for (const secret of [token, PASSWORD]) expect(told).not.toContain(secret);
  });

  it('ends at its hour', async () => {
    const { official, worker } = await givenWorkerAndOfficial();
    const { token, expiresAt } = await givenLink(official, worker);
    const end = Date.parse(expiresAt);
    expect(Math.round((end - Date.now()) / HOUR_MS)).toBe(SIGN_IN_LINK_HOURS.set_password);
    api.setNow(new Date(end));
    expect(await refusedWith(token)).toBe('sign_in.link_not_valid');
    api.setNow(new Date(end - 1));
    await follow(token);
  });

  it('opens for one of two who use it at the same moment', async () => {
    const { official, worker } = await givenWorkerAndOfficial();
    const { token } = await givenLink(official, worker);
    const passwords = ['Password of the one', 'Password of the other'];
    const answers = await atTheSameMoment(
      passwords.map(
        (password) => () =>
          api.app.inject({ method: 'POST', url: '/api/v1/public/first-sign-in', payload: { token, password } }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404]);
    const winner = answers.findIndex(({ statusCode }) => statusCode === 200);
    expect(await signIn(api, worker.username, passwords[winner] ?? '')).not.toBeNull();
    expect(await signIn(api, worker.username, passwords[1 - winner] ?? '')).toBeNull();
  });

  it('ends when another one is made', async () => {
    const { official, worker } = await givenWorkerAndOfficial();
    const [first, second] = [await givenLink(official, worker), await givenLink(official, worker)];
    expect(await refusedWith(first.token)).toBe('sign_in.link_not_valid');
    await follow(second.token);
  });

  it('stays unused where something else was wrong', async () => {
    const { official, worker } = await givenWorkerAndOfficial();
    const { token } = await givenLink(official, worker);
    const short = await api.refused(contract.use, null, { body: { token, password: 'short' } });
    expect(short.errors).toMatchObject([{ path: ['password'], code: 'too_short' }]);
    const named = { token, password: PASSWORD, username: 'another.name' };
    expect((await api.refused(contract.use, null, { body: named })).errors).toEqual([
      { path: ['username'], code: 'unknown_field' },
    ]);
    await follow(token);
  });

  it('lets somebody in who was added without a password', async () => {
    const { unit, official } = await givenWorkerAndOfficial();
    const username = `n${crypto.randomUUID().slice(0, 8)}`;
    const body = { username, name: '钱愿', role: 'volunteer', unitId: unit.id } as const;
    const added = await api.ok(appointmentsContract.addPerson, official, { body });
    await follow((await givenLink(official, { appointmentId: added.id })).token);
    expect(await signIn(api, username, PASSWORD)).not.toBeNull();
  });
});

describe('nobody takes over an account above them', () => {
  const notAllowed = async (maker: Caller, appointmentId: string) =>
    (await api.refused(contract.make, maker, { params: { appointmentId } })).code;

  it('not through a lower appointment of the same person, here, elsewhere or still to come', async () => {
    const unit = await givenCommunity(api);
    const street = await givenPerson(api, { role: 'street_official', unit: unit.street });
    const later = new Date(Date.now() + 24 * HOUR_MS);
    const others = [
      { role: 'district_official', unit: unit.street.district },
      { role: 'district_official', unit: await givenDistrict(api) },
      { role: 'community_worker', unit: await givenCommunity(api) },
      { role: 'system_admin', from: later },
    ] as const;
    for (const other of others) {
      const person = await givenPerson(api, { role: 'volunteer', unit });
      await givenLink(street, person);
      await givenAppointment(api, { personId: person.id, ...other });
      expect(await notAllowed(street, person.appointmentId)).toBe('sign_in.link_not_allowed');
    }
  });

  it('not through a link that was made before the person rose, nor by whom the role was taken from', async () => {
    const { unit, official, worker } = await givenWorkerAndOfficial();
    const colleague = await givenPerson(api, { role: 'community_worker', unit });
    const [first, second] = [await givenLink(official, worker), await givenLink(official, colleague)];
    await givenAppointment(api, { personId: worker.id, role: 'district_official', unit: unit.street.district });
    expect(await refusedWith(first.token)).toBe('sign_in.link_not_valid');
    await client.appointment.update({ where: { id: official.appointmentId }, data: { to: new Date() } });
    expect(await refusedWith(second.token)).toBe('sign_in.link_not_valid');
  });

  it('nor an equal’s, nor one in another community, nor one that is over', async () => {
    const street = await givenStreet(api);
    const unit = await givenCommunity(api, { street });
    const worker = await givenPerson(api, { role: 'community_worker', unit });
    const colleague = await givenPerson(api, { role: 'community_worker', unit });
    expect(await notAllowed(worker, colleague.appointmentId)).toBe('appointment.not_allowed');
    const far = await givenPerson(api, { role: 'volunteer', unit: await givenCommunity(api, { street }) });
    expect(await notAllowed(worker, far.appointmentId)).toBe('appointment.not_found');
    const past = await givenPerson(api, { role: 'volunteer', unit, to: new Date('2021-01-01T00:00:00Z') });
    expect(await notAllowed(worker, past.appointmentId)).toBe('appointment.already_ended');
    const volunteer = await givenPerson(api, { role: 'volunteer', unit });
    expect(await notAllowed(volunteer, volunteer.appointmentId)).toBe('request.role_not_allowed');
  });
});
