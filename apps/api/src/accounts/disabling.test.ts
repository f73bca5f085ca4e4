import { accountCareContract as care } from '@linli/domain/accounts/account-care.contract.ts';
import { appointmentsContract, type AppointmentView } from '@linli/domain/appointments/appointments.contract.ts';
import { signInLinksContract } from '@linli/domain/appointments/sign-in-links.contract.ts';
import { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import { expect, it } from 'vitest';
import { givenAppointment, givenPerson, givenSession, signIn } from '../appointments/appointments.given.ts';
import { LiveStream } from '../live/live.given.ts';
import { givenCommunity } from '../org-units/org-units.given.ts';
import { givenApi, type Caller } from '../shared/testing/app.ts';
import { givenScene, givenTicket } from '../tickets/tickets.given.ts';
import { codeAt, givenAccount, givenChallenge, givenFactor, PASSWORD } from './accounts.given.ts';
import { beginSession } from './sign-in.service.ts';

const api = await givenApi();
const base = await api.app.listen({ port: 0, host: '127.0.0.1' });
const community = await givenCommunity(api);
const official = await givenPerson(api, { role: 'street_official', unit: community.street });
const { client } = api.platform.database.system;

const worker = () => givenAccount(api, { role: 'community_worker', unit: community });
const of = ({ appointmentId }: { appointmentId: string }) => ({ params: { appointmentId } });
const disable = (person: { appointmentId: string }, by: Caller = official) => api.ok(care.disable, by, of(person));
const restore = (person: { appointmentId: string }) => api.ok(care.restore, official, of(person));
const trySignIn = (name: string, password: string) =>
  api.app.inject({ method: 'POST', url: '/api/v1/public/sign-in', payload: { name, password } });
async function listed(person: { username: string }, state: 'current' | 'disabled'): Promise<AppointmentView[]> {
  return (await api.ok(appointmentsContract.list, official, { query: { state, q: person.username } })).items;
}

it('disabling ends sessions, open screens and links at once, and restoring gives back what was there', async () => {
  const person = await worker();
  const elsewhere = { cookie: await givenSession(api, person.id) };
  const screen = await LiveStream.open(base, person.cookie);
  await screen.next('reset');
  const { path } = await api.ok(signInLinksContract.make, official, of(person));
  expect(await disable(person)).toEqual({ sessionsEnded: 2 });
  await screen.ended();
  for (const session of [person, elsewhere])
    expect((await api.refused(appointmentsContract.me, session, {})).code).toBe('request.sign_in_needed');
  const body = { token: path.split('#')[1] ?? '' };
  expect((await api.refused(signInLinksContract.check, null, { body })).code).toBe('sign_in.link_not_valid');
  expect((await api.refused(signInLinksContract.make, official, of(person))).code).toBe('account.is_disabled');
  expect((await listed(person, 'disabled'))[0]?.account).toMatchObject({
    disabledAt: expect.any(String),
    availableCares: ['changePhone', 'restore'],
  });

  await restore(person);
  expect((await api.refused(care.restore, official, of(person))).code).toBe('account.is_not_disabled');
  expect(await listed(person, 'disabled')).toEqual([]);
  expect((await api.refused(signInLinksContract.check, null, { body })).code).toBe('sign_in.link_not_valid');
  expect((await api.refused(appointmentsContract.me, elsewhere, {})).status).toBe(401);
  const session = (await signIn(api, person.username, PASSWORD))!;
  expect((await api.ok(appointmentsContract.me, session, {})).appointments).toHaveLength(1);
  const events = await client.event.findMany({ where: { concernsPersonId: person.id }, orderBy: { id: 'asc' } });
  expect(events.map(({ action, actorId }) => [action, actorId])).toContainEqual(['accounts.disable', official.id]);
  expect(events.map(({ action }) => action)).toContain('accounts.restore');
});

it('a disabled account is as an unknown one to strangers, and is told to whoever knows the password', async () => {
  const person = await worker();
  const open = await trySignIn(person.username, 'not the password 1A');
  await disable(person);
  const wrong = await trySignIn(person.username, 'not the password 1A');
  const unknown = await trySignIn(`${person.username}x`, 'not the password 1A');
  const plain = ({ statusCode, body }: typeof wrong) => [
    statusCode,
    { ...JSON.parse(body), requestId: '', instance: '' },
  ];
  expect(plain(wrong)).toEqual(plain(unknown));
  expect(plain(wrong)).toEqual(plain(open));
  const right = await trySignIn(person.username, PASSWORD);
  expect([right.statusCode, right.json().code]).toEqual([401, 'sign_in.account_disabled']);
  expect(right.headers['set-cookie']).toBeUndefined();
  const told = await client.event.findFirst({
    where: { subjectId: person.id, action: 'accounts.sign_in_failed' },
    orderBy: { id: 'desc' },
  });
  expect(told?.changes).toEqual({ code: [null, 'sign_in.account_disabled'] });
});

it('whoever was on the way in when it was disabled is not let in', async () => {
  const person = await worker();
  const secret = await givenFactor(api, person.id);
  const challenge = await givenChallenge(api, person);
  await disable(person);
  const payload = { challenge, code: codeAt(secret) };
  const answer = await api.app.inject({ method: 'POST', url: '/api/v1/public/sign-in/second-factor', payload });
  expect(answer.json().code).toBe('sign_in.begin_again');
  // The password was right a moment before; the session would have begun a moment after.
  const visitor = { address: '127.0.0.1', userAgent: '', cookies: undefined };
  await expect(
    beginSession(api.platform, visitor, { personId: person.id, via: 'password', isConfirmed: true }),
  ).rejects.toMatchObject({
    code: 'sign_in.account_disabled',
  });
  // A session that came to be in spite of all opens nothing.
  const slipped = { cookie: await givenSession(api, person.id) };
  expect((await api.refused(appointmentsContract.me, slipped, {})).status).toBe(401);
});

it('nobody disables themselves, an equal, or somebody who holds more elsewhere', async () => {
  const person = await worker();
  const peer = await worker();
  expect((await api.refused(care.disable, peer, of(person))).code).toBe('appointment.not_allowed');
  await givenAppointment(api, { personId: person.id, role: 'district_official', unit: community.district });
  expect((await api.refused(care.disable, official, of(person))).code).toBe('account.person_not_allowed');
  const admin = await givenPerson(api, { role: 'system_admin' });
  expect((await api.refused(care.disable, admin, of(admin))).code).toBe('account.own_account');
  const twice = await worker();
  await disable(twice);
  expect((await api.refused(care.disable, official, of(twice))).code).toBe('account.is_disabled');
});

it('two administrators who disable each other leave one', async () => {
  await client.appointment.updateMany({ where: { role: 'system_admin' }, data: { to: new Date() } });
  const [one, other] = [
    await givenPerson(api, { role: 'system_admin' }),
    await givenPerson(api, { role: 'system_admin' }),
  ];
  const { pool } = api.platform.database.system;
  const holder = await pool.connect();
  // Both have been admitted, and wait to count who is left.
  await holder.query('BEGIN');
  await holder.query(`SELECT pg_advisory_xact_lock(${0x11a14}::bigint)`);
  const send = (by: Caller, whom: { appointmentId: string }) =>
    api.app.inject({
      method: 'POST',
      url: `/api/v1/appointments/${whom.appointmentId}/account/disable`,
      headers: { cookie: by.cookie },
    });
  const answers = Promise.all([send(one, other), send(other, one)]);
  const waiting = `SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)
    WHERE NOT granted AND datname = current_database() AND query LIKE '%pg_advisory_xact_lock%'`;
  while ((await pool.query(waiting)).rowCount !== 2) await new Promise((go) => setTimeout(go, 5));
  await holder.query('COMMIT');
  holder.release();
  expect((await answers).map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
});

it('a disabled colleague is given no ticket', async () => {
  const scene = await givenScene(api);
  const street = await givenPerson(api, { role: 'street_official', unit: scene.community.street });
  const colleague = await givenPerson(api, { role: 'community_worker', unit: scene.community });
  const names = async () => (await api.ok(appointmentsContract.colleagues, scene.worker, {})).items.map(({ id }) => id);
  expect(await names()).toContain(colleague.id);
  await disable(colleague, street);
  expect(await names()).not.toContain(colleague.id);
  const ticket = await givenTicket(api, scene, 'accepted');
  const body = { version: ticket.version, assigneeId: colleague.id };
  const refused = await api.refused(ticketsContract.assign, scene.worker, { params: { ticketId: ticket.id }, body });
  expect(refused.status).toBe(409);
});

it('whoever appoints somebody corrects their phone, and sees it masked', async () => {
  const [person, other] = [await worker(), await worker()];
  const phone = `139${String(Date.now()).slice(-8)}`;
  const change = { ...of(person), body: { phone } };
  expect(await api.ok(care.changePhone, official, change)).toEqual({
    maskedPhone: `${phone.slice(0, 3)}****${phone.slice(-4)}`,
  });
  expect((await listed(person, 'current'))[0]?.account?.maskedPhone).toContain('****');
  expect(await signIn(api, phone, PASSWORD)).not.toBeNull();
  expect((await api.refused(care.changePhone, official, { ...of(other), body: { phone } })).code).toBe(
    'account.phone_taken',
  );
  expect((await api.refused(care.changePhone, official, { ...of(other), body: { phone: '12' } })).code).toBe(
    'request.invalid',
  );
  await api.ok(care.changePhone, official, { ...of(person), body: { phone: null } });
  expect(await signIn(api, phone, PASSWORD)).toBeNull();
});
