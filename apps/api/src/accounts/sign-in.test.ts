import { ownAccountContract } from '@linli/domain/accounts/own-account.contract.ts';
import { signInContract } from '@linli/domain/accounts/sign-in.contract.ts';
import { SESSION_TIMES } from '@linli/domain/accounts/session.ts';
import { appointmentsContract } from '@linli/domain/appointments/appointments.contract.ts';
import type { LightMyRequestResponse } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { givenAppointment, cookiesOf, givenPerson, signIn } from '../appointments/appointments.given.ts';
import { givenCommunity } from '../org-units/org-units.given.ts';
import { givenApi } from '../shared/testing/app.ts';
import { givenAccount, PASSWORD } from './accounts.given.ts';

const api = await givenApi();
const secure = await givenApi({ publicUrl: 'https://linli.example' });
const community = await givenCommunity(api);
const { me } = appointmentsContract;

afterEach(() => api.setNow(null));

const worker = () => givenAccount(api, { role: 'community_worker', unit: community });
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);
async function getSession(name: string, password = PASSWORD, cookie = '') {
  return (await signIn(api, name, password, { cookie })) ?? expect.fail('refused');
}
const post = (payload: object, headers: Record<string, string> = {}, at = api) =>
  at.app.inject({ method: 'POST', url: '/api/v1/public/sign-in', payload, headers });
const setCookies = (answer: LightMyRequestResponse) => [answer.headers['set-cookie']].flat().map(String);

describe('sign-in', () => {
  it('gives a cookie that no script reads and no other site sends, and that ends with sign-out', async () => {
    const { username } = await worker();
    const answer = await post({ name: ` ${username.toUpperCase()}`, password: PASSWORD });
    expect(answer.json()).toEqual({ outcome: 'signed_in', challenge: null, challengeExpiresAt: null });
    expect(setCookies(answer)[0]).toMatch(
      /^linli\.session=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/,
    );
    const caller = { cookie: cookiesOf(answer) };
    expect((await api.ok(me, caller, {})).person.username).toBe(username);
    await api.ok(signInContract.signOut, caller, {});
    expect((await api.refused(me, caller, {})).status).toBe(401);
  });

  it('binds the cookies to this host and to TLS where people open https, and takes no others then', async () => {
    const { username, id } = await worker();
    const answer = await post({ name: username, password: PASSWORD }, {}, secure);
    for (const cookie of setCookies(answer)) {
      expect(cookie).toMatch(/^__Host-linli\.(session|device)=/);
      expect(cookie).toMatch(/; Path=\/; .*; HttpOnly; SameSite=Lax; Secure$/);
    }
    expect((await secure.ok(me, { cookie: cookiesOf(answer) }, {})).person.id).toBe(id);
    const plain = { cookie: cookiesOf(answer).replaceAll('__Host-', '') };
    expect((await secure.refused(me, plain, {})).status).toBe(401);
  });

  it('keeps of a session no more than a hash, the browser and a masked address', async () => {
    const { username, id } = await worker();
    const answer = await api.app.inject({
      method: 'POST',
      url: '/api/v1/public/sign-in',
      payload: { name: username, password: PASSWORD },
      headers: {
        'user-agent':
          'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
      },
      remoteAddress: '112.80.3.4',
    });
    const caller = { cookie: cookiesOf(answer) };
    const { items } = await api.ok(ownAccountContract.sessions, caller, {});
    expect(items.find(({ isThisOne }) => isThisOne)).toMatchObject({
      browser: 'Chrome 131',
      system: 'Windows 10',
      maskedAddress: '112.80.*.*',
    });
    const rows = await api.platform.database.system.client.session.findMany({ where: { personId: id } });
    expect(JSON.stringify(rows)).not.toContain(caller.cookie.split(/[=;]/)[1]);
    expect(JSON.stringify(rows)).not.toContain('112.80.3.4');
  });

  it('answers the same, to the byte, for a wrong password, nobody, no password and a phone of nobody', async () => {
    const { username } = await worker();
    const { username: without } = await givenPerson(api, { role: 'volunteer', unit: community });
    const answers = await Promise.all(
      [username, 'nobody.here', without, '13900000000', 'x'.repeat(100), ' '].map((name) =>
        post({ name, password: 'not this one' }),
      ),
    );
    const bodies = answers.map((answer) => answer.body.replace(/"requestId":"[^"]+"/, ''));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array.from(answers, () => 401));
    expect(new Set(bodies).size).toBe(1);
    expect(answers.every(({ headers }) => headers['set-cookie'] === undefined)).toBe(true);
  });

  it('takes a mobile number for a name, however it is typed, and of one person only', async () => {
    const [one, other] = [await worker(), await worker()];
    const phone = `138${String(Date.now()).slice(-8)}`;
    const account = await api.ok(ownAccountContract.changePhone, one, { body: { phone: `+86 ${phone}` } });
    expect(account.maskedPhone).toBe(`138****${phone.slice(-4)}`);
    const { cookie } = await getSession(`${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`);
    expect((await api.ok(me, { cookie }, {})).person.id).toBe(one.id);

    const taken = await api.refused(ownAccountContract.changePhone, other, { body: { phone } });
    expect(taken).toMatchObject({ code: 'account.phone_taken', errors: [{ path: ['phone'], code: 'taken' }] });
    expect(await api.refused(ownAccountContract.changePhone, other, { body: { phone: '02423456789' } })).toMatchObject({
      errors: [{ path: ['phone'], code: 'invalid_format' }],
    });
    const row = await api.platform.database.system.client.person.findFirst({ where: { id: one.id } });
    expect(JSON.stringify(row)).not.toContain(phone);
    await api.ok(ownAccountContract.changePhone, one, { body: { phone: null } });
    expect(await signIn(api, phone, PASSWORD)).toBeNull();
    await api.ok(ownAccountContract.changePhone, other, { body: { phone } });
  });

  it('lets two people who keep one number at the same moment have it once', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, worker));
    const phone = `137${String(Date.now()).slice(-8)}`;
    const answers = await Promise.all(
      people.map(({ cookie }) =>
        api.app.inject({ method: 'POST', url: '/api/v1/accounts/me/phone', headers: { cookie }, payload: { phone } }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409, 409, 409, 409]);
  });

  it.each([
    ['POST', '/api/auth/sign-in/username'],
    ['POST', '/api/auth/update-user'],
    ['GET', '/api/auth/get-session'],
  ] as const)('serves nothing of a library by itself: %s %s', async (method, url) => {
    expect((await api.app.inject({ method, url })).statusCode).toBe(404);
  });
});

describe('a session', () => {
  it('is another one at every sign-in, and ends the one that the browser had', async () => {
    const { username } = await worker();
    const first = await getSession(username);
    const second = await getSession(username, PASSWORD, first.cookie);
    expect((await api.refused(me, first, {})).status).toBe(401);
    await api.ok(me, second, {});
  });

  it('is given another token when it acts under another appointment', async () => {
    const { username, id } = await worker();
    const appointmentId = await givenAppointment(api, { personId: id, role: 'volunteer', unit: community });
    const before = await getSession(username);
    const answer = await api.app.inject({
      method: 'POST',
      url: '/api/v1/me/acting-appointment',
      headers: before,
      payload: { appointmentId },
    });
    const after = { cookie: cookiesOf(answer, before.cookie) };
    expect((await api.ok(me, after, {})).actingAppointmentId).toBe(appointmentId);
    expect((await api.refused(me, before, {})).status).toBe(401);
  });

  it('ends when nobody used it for as long as its class allows, and use keeps it open until it lasted longest', async () => {
    const official = await givenAccount(api, { role: 'street_official', unit: community.street });
    const { idleMinutes, longestMinutes } = SESSION_TIMES.officials;
    const [idle, busy] = [await getSession(official.username), await getSession(official.username)];
    const seen = () =>
      api.platform.database.system.client.session.findMany({
        where: { personId: official.id },
        select: { lastSeenAt: true },
      });
    for (let minutes = 0; minutes < longestMinutes - 1; minutes += idleMinutes - 1) {
      api.setNow(inMinutes(minutes));
      await api.ok(me, busy, {});
      // Being seen is written behind the answer.
      const now = api.platform.clock().getTime();
      await expect
        .poll(async () => (await seen()).some((each) => Math.abs(now - each.lastSeenAt.getTime()) < 61_000))
        .toBe(true);
    }
    expect((await api.refused(me, idle, {})).status).toBe(401);
    api.setNow(inMinutes(longestMinutes + 1));
    expect((await api.refused(me, busy, {})).status).toBe(401);
  });

  it('is not kept open by what a page asks by itself', async () => {
    const official = await givenAccount(api, { role: 'street_official', unit: community.street });
    const caller = await getSession(official.username);
    for (const minutes of [10, 20, 29]) {
      api.setNow(inMinutes(minutes));
      const headers = { ...caller, 'linli-unattended': '1' };
      expect((await api.app.inject({ url: '/api/v1/me', headers })).statusCode).toBe(200);
    }
    api.setNow(inMinutes(31));
    expect((await api.refused(me, caller, {})).status).toBe(401);
  });

  it('is listed to its owner alone, and ended one by one or all but this', async () => {
    const { username, id } = await worker();
    const stranger = await worker();
    const [here, phone, old] = [await getSession(username), await getSession(username), await getSession(username)];
    const { items } = await api.ok(ownAccountContract.sessions, here, {});
    const made = await api.platform.database.system.client.session.count({ where: { personId: id } });
    expect(items.length).toBe(made);
    expect(items.filter(({ isThisOne }) => isThisOne).length).toBe(1);

    const { items: ofPhone } = await api.ok(ownAccountContract.sessions, phone, {});
    const params = { sessionId: ofPhone.find(({ isThisOne }) => isThisOne)?.id ?? '' };
    expect(await api.refused(ownAccountContract.endSession, stranger, { params })).toMatchObject({
      code: 'account.session_not_found',
    });
    await api.ok(ownAccountContract.endSession, here, { params });
    expect((await api.refused(me, phone, {})).status).toBe(401);
    await api.ok(me, old, {});
    expect((await api.ok(ownAccountContract.endOtherSessions, here, {})).items.length).toBe(1);
    expect((await api.refused(me, old, {})).status).toBe(401);
    await api.ok(me, here, {});
  });
});

describe('a request that changes something', () => {
  const signOut = (headers: Record<string, string>, at = api) =>
    at.app.inject({
      method: 'POST',
      url: '/api/v1/accounts/me/sign-out',
      headers: { host: 'linli.example', ...headers },
    });

  it.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'https://linli.example.evil.example' }],
    [{ origin: 'https://sub.linli.example' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'http://linli.example', 'sec-fetch-site': 'cross-site' }],
  ])('is refused from a page of somebody else: %o', async (headers) => {
    const answer = await signOut({ cookie: (await worker()).cookie, ...headers } as Record<string, string>);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'request.foreign_origin']);
  });

  it.each([[{}], [{ origin: 'http://linli.example', 'sec-fetch-site': 'same-origin' }]])(
    'is carried out from our own or from no page: %o',
    async (headers) => {
      const answer = await signOut({ cookie: (await worker()).cookie, ...headers } as Record<string, string>);
      expect(answer.statusCode).toBe(200);
    },
  );

  it('counts another scheme as another site where the address is known', async () => {
    expect((await signOut({ origin: 'http://linli.example' }, secure)).statusCode).toBe(403);
    expect((await signOut({ origin: 'https://linli.example' }, secure)).statusCode).toBe(401);
  });
});
