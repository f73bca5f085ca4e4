import { expect } from 'vitest';
import { givenAppointment, givenPerson, type GivenPerson } from '../appointments/appointments.given.ts';
import { PASSWORD } from './accounts.given.ts';
import { tampered, type Attacks } from './session-attacks.given.ts';
import { act, isDead, signIn, tokenOf, worker, type House } from './session-attacks.house.given.ts';

/** A cookie that was there before stays worth what it was: nothing, or nothing more. */
export async function fixation(at: House, attacks: Attacks): Promise<void> {
  const victim = await worker(at);
  const planted = `linli.session=${'A'.repeat(43)}`;
  await signIn(at, victim, planted);
  await isDead(at, attacks, 'planted before sign-in', planted);
  const attacker = await worker(at);
  const own = await signIn(at, attacker);
  await signIn(at, victim, own.cookie);
  await isDead(at, attacks, 'the attacker’s own, planted before sign-in', own.cookie);
  const { cookie } = await signIn(at, victim);
  await act(at, '/accounts/me/confirm', cookie, { password: PASSWORD });
  await isDead(at, attacks, 'planted before step-up', cookie);
}

/** What was copied before opens nothing after. */
export async function reuse(at: House, attacks: Attacks): Promise<void> {
  const { api: of, community } = at;
  const official = await givenPerson(of, { role: 'street_official', unit: community.street });
  const after = async (what: string, end: (cookie: string, person: GivenPerson) => Promise<unknown>) => {
    const person = await worker(at);
    const { cookie } = await signIn(at, person);
    expect((await at.send({ path: '/me', cookie })).status).toBe(200);
    await end(cookie, person);
    await isDead(at, attacks, `after ${what}`, cookie);
  };
  const care =
    (what: string) =>
    (_: string, { appointmentId }: GivenPerson) =>
      act(at, `/appointments/${appointmentId}/account/${what}`, official.cookie);
  await after('signing out', (cookie) => act(at, '/accounts/me/sign-out', cookie));
  await after('disabling', care('disable'));
  await after('an administrator ended sessions', care('end-sessions'));
  await after('the second factor was reset', care('reset-two-factor'));
  await after('the last appointment ended', (_, { appointmentId }) =>
    act(at, `/appointments/${appointmentId}/end`, official.cookie, { version: 1 }),
  );
  const password = { current: PASSWORD, password: 'Another password for tests 2' };
  await after('the password was changed there', (cookie) => act(at, '/accounts/me/password', cookie, password));
  await after('the password was changed elsewhere', async (_, person) =>
    act(at, '/accounts/me/password', (await signIn(at, person)).cookie, password),
  );
  await after('the others were ended', async (_, person) =>
    act(at, '/accounts/me/sessions/end-others', (await signIn(at, person)).cookie),
  );
  await after('the role was changed', async (cookie, { id }) => {
    const appointmentId = await givenAppointment(of, { personId: id, role: 'volunteer', unit: community });
    return act(at, '/me/acting-appointment', cookie, { appointmentId });
  });
  await after('a sign-in link was used', async (_, { appointmentId }) => {
    const made = await at.send({
      method: 'POST',
      path: `/appointments/${appointmentId}/sign-in-link`,
      cookie: official.cookie,
    });
    const token = (JSON.parse(made.text) as { path: string }).path.split('#')[1];
    return act(at, '/public/first-sign-in', '', { token, password: 'Chosen by a link 12' });
  });
  // Whoever still holds something else is let in as that, and no longer as what ended.
  const person = await worker(at);
  await givenAppointment(of, { personId: person.id, role: 'volunteer', unit: community });
  const { cookie } = await signIn(at, person);
  await act(at, `/appointments/${person.appointmentId}/end`, official.cookie, { version: 1 });
  for (const path of ['/appointments', '/appointments/colleagues', '/residents/rolls'])
    await attacks.try(`as what ended, ${path}`, at.send({ path, cookie }));
  const appointmentId = person.appointmentId;
  await attacks.try(
    'going back to what ended',
    at.send({ method: 'POST', path: '/me/acting-appointment', cookie, body: { appointmentId } }),
  );
}

/** A known device's cookie spares its owner a queue. It is no key. */
export async function deviceCookie(at: House, attacks: Attacks): Promise<void> {
  const victim = await worker(at);
  const device = /linli\.device=([^;]*)/.exec((await signIn(at, victim)).cookie)?.[1] ?? '';
  expect(device).not.toBe('');
  await isDead(at, attacks, 'a device cookie alone', `linli.device=${device}`);
  await isDead(at, attacks, 'a device cookie as a session', `linli.session=${device}`);
  await isDead(at, attacks, 'its nonce as a session', `linli.session=${device.split('.')[0]?.padEnd(43, 'A')}`);
  for (const password of ['', 'wrong password 1A', device, victim.username])
    await attacks.try(
      'signing in from a stolen device without the password',
      at.send({
        method: 'POST',
        path: '/public/sign-in',
        cookie: `linli.device=${device}`,
        body: { name: victim.username, password },
      }),
    );
}

export async function tamperedTokens(at: House, attacks: Attacks): Promise<void> {
  const { cookie } = await signIn(at, await worker(at));
  const session = await at.api.platform.database.system.client.session.findFirst({ orderBy: { id: 'desc' } });
  for (const token of [...tampered(tokenOf(cookie)), session?.id ?? '', session?.tokenHash ?? ''])
    await attacks.try(`the token ${token.slice(0, 50)}`, at.send({ path: '/me', cookie: `linli.session=${token}` }));
  for (const name of ['linli.Session', 'LINLI.SESSION', 'session', 'linli.session '])
    await attacks.try(`a cookie called ${name}`, at.send({ path: '/me', cookie: `${name}=${tokenOf(cookie)}x` }));
  for (const headers of [{ authorization: `Bearer ${tokenOf(cookie)}` }, { 'x-session': tokenOf(cookie) }])
    await attacks.try('the token where no cookie is', at.send({ path: '/me', headers }));
  await attacks.try('the token in the address', at.send({ path: `/me?linli.session=${tokenOf(cookie)}` }));
}
