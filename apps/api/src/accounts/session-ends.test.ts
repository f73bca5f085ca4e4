import { accountCareContract as care } from '@linli/domain/accounts/account-care.contract.ts';
import { ownAccountContract as own } from '@linli/domain/accounts/own-account.contract.ts';
import { SESSION_TIMES, type SessionEnd } from '@linli/domain/accounts/session.ts';
import { signInContract } from '@linli/domain/accounts/sign-in.contract.ts';
import { appointmentsContract } from '@linli/domain/appointments/appointments.contract.ts';
import { signInLinksContract } from '@linli/domain/appointments/sign-in-links.contract.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { cookiesOf, givenPerson, givenSession, signIn, type GivenPerson } from '../appointments/appointments.given.ts';
import { givenCommunity } from '../org-units/org-units.given.ts';
import { givenApi } from '../shared/testing/app.ts';
import { codeAt, givenAccount, givenBegunFactor, PASSWORD } from './accounts.given.ts';
import { deleteExpiredAccountRows } from './accounts.jobs.ts';

const api = await givenApi();
const community = await givenCommunity(api);
const official = await givenPerson(api, { role: 'street_official', unit: community.street });

afterEach(() => api.setNow(null));

const worker = () => givenAccount(api, { role: 'community_worker', unit: community });
const send = (url: string, payload: object, cookie: string) =>
  api.app.inject({ method: 'POST', url: `/api/v1${url}`, headers: { cookie }, payload });
/** What whoever holds this cookie is told. */
async function told(cookie: string) {
  const { code, params } = await api.refused(appointmentsContract.me, { cookie }, {});
  expect(code).toBe('request.sign_in_needed');
  return params ?? null;
}
const paramsOf = ({ appointmentId }: GivenPerson) => ({ params: { appointmentId } });

describe('whoever still holds the cookie of a session is told why it is over', () => {
  const ways: [SessionEnd, (person: GivenPerson, cookie: string) => Promise<unknown>][] = [
    ['elsewhere', (person) => api.ok(own.endOtherSessions, person, {})],
    ['office', (person) => api.ok(care.endSessions, official, paramsOf(person))],
    ['second_factor', (person) => api.ok(care.resetTwoFactor, official, paramsOf(person))],
    ['disabled', (person) => api.ok(care.disable, official, paramsOf(person))],
    ['rights', (person) => api.ok(appointmentsContract.end, official, { ...paramsOf(person), body: { version: 1 } })],
    [
      'password',
      ({ cookie }) => send('/accounts/me/password', { current: PASSWORD, password: 'Winter-sweet-27' }, cookie),
    ],
    [
      'password',
      async (person) => {
        const { path } = await api.ok(signInLinksContract.make, official, paramsOf(person));
        const body = { token: path.split('#')[1] ?? '', password: 'Winter-sweet-27' };
        await api.ok(signInLinksContract.use, null, { body });
      },
    ],
    [
      'second_factor',
      async ({ id, cookie }) =>
        send('/accounts/me/two-factor/confirm', { code: codeAt(await givenBegunFactor(api, id)) }, cookie),
    ],
    [
      'elsewhere',
      async (person) => {
        const { items } = await api.ok(own.sessions, person, {});
        const sessionId = items.find(({ isThisOne }) => !isThisOne)?.id ?? '';
        await api.ok(own.endSession, person, { params: { sessionId } });
      },
    ],
  ];
  it.each(ways)('%s', async (expected, end) => {
    const person = await worker();
    const cookie = await givenSession(api, person.id);
    await end(person, cookie);
    expect(await told(cookie)).toEqual({ end: expected });
    // The same again, so that each of several open pages can say it.
    expect(await told(cookie)).toEqual({ end: expected });
  });

  it('by time, too: idle, or open for the longest time', async () => {
    const { username } = await worker();
    const { cookie } = (await signIn(api, username, PASSWORD))!;
    const { idleMinutes, longestMinutes } = SESSION_TIMES.workers;
    const inMinutes = (minutes: number) => api.setNow(new Date(Date.now() + minutes * 60_000));
    inMinutes(idleMinutes + 1);
    expect(await told(cookie)).toEqual({ end: 'idle' });
    inMinutes(longestMinutes + 1);
    expect(await told(cookie)).toEqual({ end: 'longest' });
  });
});

describe('nobody else is told anything', () => {
  it('neither with a made-up cookie nor with none', async () => {
    expect(await told(`linli.session=${'A'.repeat(43)}`)).toBeNull();
    expect(await told('')).toBeNull();
  });

  it('nor with a copy from before the session got another token, nor after signing out or in again', async () => {
    const { username, cookie } = await worker();
    const confirmed = await send('/accounts/me/confirm', { password: PASSWORD }, cookie);
    expect(await told(cookie)).toBeNull();
    const session = { cookie: cookiesOf(confirmed, cookie) };
    await api.ok(signInContract.signOut, session, {});
    expect(await told(session.cookie)).toBeNull();
    const first = (await signIn(api, username, PASSWORD))!;
    await signIn(api, username, PASSWORD, first);
    expect(await told(first.cookie)).toBeNull();
  });

  it('and what is kept names nobody, and goes when the session would have been over', async () => {
    const person = await worker();
    const cookie = await givenSession(api, person.id);
    await api.ok(own.endOtherSessions, person, {});
    const { client } = api.platform.database.system;
    const [row] = await client.endedSession.findMany({ orderBy: { expiresAt: 'desc' }, take: 1 });
    expect(Object.keys(row ?? {}).sort()).toEqual(['expiresAt', 'reason', 'tokenHash']);
    expect(JSON.stringify(row)).not.toContain(cookie.split('=')[1]);
    api.setNow(new Date(Date.now() + 48 * 3_600_000));
    await deleteExpiredAccountRows.run(api.platform, {}, new AbortController().signal);
    expect(await told(cookie)).toBeNull();
  });
});
