import { expect } from 'vitest';
import { givenAppointment, givenPerson, givenSession } from '../appointments/appointments.given.ts';
import { codeAt, givenAccount, givenFactor, givenPassword, PASSWORD } from './accounts.given.ts';
import { closedToLimitedSessions, crossSite, type Attacks, type Sent } from './session-attacks.given.ts';
import { isDead, signIn, tokenOf, worker, type House } from './session-attacks.house.given.ts';

/** A right cookie, sent by somebody else's page. */
export async function crossSiteReplay(at: House, attacks: Attacks): Promise<void> {
  const person = await worker(at);
  const appointmentId = await givenAppointment(at.api, { personId: person.id, role: 'volunteer', unit: at.community });
  const { cookie } = await signIn(at, person);
  const besides = await signIn(at, person);
  const changes: Sent[] = [
    { method: 'POST', path: '/me/acting-appointment', body: { appointmentId } },
    { method: 'POST', path: '/accounts/me/sessions/end-others' },
    { method: 'POST', path: '/accounts/me/phone', body: { phone: null } },
    { method: 'POST', path: '/accounts/me/sign-out' },
  ];
  // The product's own page does what the others are refused.
  const own = await at.send({ ...changes[0]!, cookie: besides.cookie, headers: { origin: at.base } });
  expect(own.status).toBe(200);
  for (const change of changes) {
    for (const headers of crossSite(at.base))
      await attacks.try(
        `${change.path} from ${JSON.stringify(headers)}`,
        at.send({ ...change, cookie, headers: headers ?? {} }),
      );
    if (change.body === undefined) continue;
    const text = JSON.stringify(change.body);
    // Forms of other pages know three types and no other.
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x'])
      await attacks.try(
        `${change.path} as ${type}`,
        at.send({ ...change, cookie, body: text, headers: { 'content-type': type } }),
      );
  }
  for (const { path } of changes) {
    await attacks.try(
      `GET ${path}`,
      at.send({ path, cookie }),
      ({ status, text }) => status < 300 && !text.includes('maskedPhone'),
    );
    await attacks.try(`GET ${path}?_method=POST`, at.send({ path: `${path}?_method=POST`, cookie }));
    await attacks.try(
      `GET ${path}, said to be POST`,
      at.send({ path, cookie, headers: { 'x-http-method-override': 'POST' } }),
    );
  }
  const { text } = await at.send({ path: '/me', cookie });
  await attacks.try('and nothing of it was done', Promise.resolve({ status: 400, text, setCookies: [] }), () => {
    const me = JSON.parse(text) as { actingAppointmentId?: string };
    return me.actingAppointmentId !== person.appointmentId;
  });
}

/** Over https the cookie has a name that no sibling host can set. */
export async function siblingHost(at: House, attacks: Attacks): Promise<void> {
  const victim = await worker(at);
  const headers = { origin: 'https://linli.example' };
  const answer = await at.send({
    method: 'POST',
    path: '/public/sign-in',
    headers,
    body: { name: victim.username, password: PASSWORD },
  });
  const session = answer.setCookies.find((each) => each.startsWith('__Host-linli.session=')) ?? '';
  expect(session).toMatch(/; Path=\/; .*HttpOnly; SameSite=Lax; Secure$/);
  const token = tokenOf(session);
  expect((await at.send({ path: '/me', cookie: `__Host-linli.session=${token}` })).status).toBe(200);
  for (const name of [
    'linli.session',
    '__Secure-linli.session',
    '__host-linli.session',
    '__Host-linli.device',
    ' linli.session',
  ])
    await isDead(at, attacks, `a right token as ${name}`, `${name}=${token}`);
  const attacker = tokenOf(await givenSession(at.api, (await worker(at)).id));
  const both = { path: '/me', cookie: `linli.session=${attacker}; __Host-linli.session=${token}` };
  await attacks.try(
    'a sibling’s cookie before the right one',
    at.send(both),
    ({ text }) => !text.includes(victim.username),
  );
  for (const origin of [
    'http://linli.example',
    'https://evil.linli.example',
    'https://linli.example:8443',
    'https://linli.example.evil.example',
  ])
    await attacks.try(
      `sign-out from ${origin}`,
      at.send({ method: 'POST', path: '/accounts/me/sign-out', cookie: both.cookie, headers: { origin } }),
    );
}

/** A password alone opens nothing where a code is asked for, and a session that has to mend something nothing else. */
export async function twoFactor(at: House, attacks: Attacks): Promise<void> {
  const victim = await worker(at);
  const secret = await givenFactor(at.api, victim.id);
  const { answer } = await signIn(at, victim);
  const { challenge } = JSON.parse(answer.text) as { challenge: string };
  await attacks.try('a session before the code', Promise.resolve(answer), ({ setCookies }) =>
    setCookies.some((each) => each.includes('session=')),
  );
  await isDead(at, attacks, 'the challenge as a session', `linli.session=${challenge}`);
  for (const authorization of [`Bearer ${challenge}`, `Ticket ${challenge}`])
    await attacks.try('the challenge as a bearer', at.send({ path: '/me', headers: { authorization } }));
  const meet = (body: object) => at.send({ method: 'POST', path: '/public/sign-in/second-factor', body });
  for (const code of ['000000', '', '      ', '0000000000', secret, codeAt(secret, new Date(Date.now() - 10 * 60_000))])
    await attacks.try(`the code “${code.slice(0, 10)}”`, meet({ challenge, code }));
  await attacks.try('a challenge made up', meet({ challenge: 'A'.repeat(43), code: codeAt(secret) }));
  await attacks.try('a code without a challenge', meet({ code: codeAt(secret) }));
  await attacks.try('more than one code', meet({ challenge, code: ['000000', codeAt(secret)] }));
  // Wrong codes were many; what is tried below must not fail for that.
  await at.api.platform.database.system.client.signInGuard.deleteMany({});
  const code = codeAt(secret);
  const right = await meet({ challenge, code });
  expect(right.status).toBe(200);
  await attacks.try(
    'the same challenge again',
    meet({ challenge, code: codeAt(secret, new Date(Date.now() + 30_000)) }),
  );
  const second = JSON.parse((await signIn(at, victim)).answer.text) as { challenge: string };
  await attacks.try('the same code again', meet({ challenge: second.challenge, code }));
}

export async function limitedSessions(at: House, attacks: Attacks): Promise<void> {
  const official = await givenAccount(at.api, { role: 'street_official', unit: at.community.street });
  const volunteer = await givenPerson(at.api, { role: 'community_worker', unit: at.community });
  await givenPassword(at.api, volunteer.id, { chosenBy: 'somebody_else' });
  for (const [what, person] of [
    ['without its second factor', official],
    ['with a password of somebody else', volunteer],
  ] as const) {
    const { cookie } = await signIn(at, person);
    expect((await at.send({ path: '/me', cookie })).status).toBe(200);
    for (const sent of await closedToLimitedSessions())
      await attacks.try(
        `a session ${what}, ${sent.method} ${sent.path}`,
        at.send({ ...sent, cookie }),
        // Anything but being told to mend it is a look behind the door.
        ({ status, text }) =>
          status !== 401 && !/"code":"account\.(two_factor_must_set_up|password_must_change)"/.test(text),
      );
  }
}
