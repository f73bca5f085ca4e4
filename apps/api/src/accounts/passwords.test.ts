import { ownAccountContract as own } from '@linli/domain/accounts/own-account.contract.ts';
import { appointmentsContract } from '@linli/domain/appointments/appointments.contract.ts';
import { orgUnitsContract } from '@linli/domain/org-units/org-units.contract.ts';
import { signInLinksContract } from '@linli/domain/appointments/sign-in-links.contract.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { cookiesOf, givenPerson, signIn } from '../appointments/appointments.given.ts';
import { givenCommunity } from '../org-units/org-units.given.ts';
import { givenApi, type Caller } from '../shared/testing/app.ts';
import { givenAccount, PASSWORD } from './accounts.given.ts';

const api = await givenApi();
const asvs = await givenApi({ accountPolicy: { passwordRules: 'asvs' } });
const community = await givenCommunity(api);
const { me } = appointmentsContract;
const DAY_MS = 86_400_000;

afterEach(() => {
  api.setNow(null);
  asvs.setNow(null);
});

const worker = (choice?: Parameters<typeof givenAccount>[2]) =>
  givenAccount(api, { role: 'community_worker', unit: community }, choice);
const getSession = async (name: string, password = PASSWORD, at = api) =>
  (await signIn(at, name, password)) ?? expect.fail('refused');
const change = (caller: Caller, current: string, password: string, at = api) =>
  at.app.inject({
    method: 'POST',
    url: '/api/v1/accounts/me/password',
    headers: { cookie: caller.cookie },
    payload: { current, password },
  });

describe('changing one’s own password', () => {
  it('needs the present one, ends all other sessions and gives this one another cookie', async () => {
    const { username } = await worker();
    const [here, phone] = [await getSession(username), await getSession(username)];
    expect(
      await api.refused(own.changePassword, here, { body: { current: 'wrong', password: 'Another-one-1' } }),
    ).toMatchObject({
      status: 403,
      code: 'account.wrong_password_or_code',
    });
    const answer = await change(here, PASSWORD, 'Another-one-1');
    expect(answer.statusCode).toBe(200);
    for (const old of [here, phone]) expect((await api.refused(me, old, {})).status).toBe(401);
    await api.ok(me, { cookie: cookiesOf(answer, here.cookie) }, {});
    expect(await signIn(api, username, PASSWORD)).toBeNull();
    await getSession(username, 'Another-one-1');
  });

  it('takes none of the last five again, and a sixth does', { timeout: 60_000 }, async () => {
    const { username } = await worker();
    let session = await getSession(username);
    const passwords = [PASSWORD, ...Array.from({ length: 5 }, (_, index) => `Password-of-mine-${index}`)];
    for (const [index, password] of passwords.slice(1).entries()) {
      const again = await change(session, passwords[index] ?? '', PASSWORD);
      expect(again.json<{ errors: object[] }>().errors).toEqual([{ path: ['password'], code: 'used_before' }]);
      const answer = await change(session, passwords[index] ?? '', password);
      expect(answer.statusCode).toBe(200);
      session = { cookie: cookiesOf(answer, session.cookie) };
    }
    expect((await change(session, 'Password-of-mine-4', PASSWORD)).statusCode).toBe(200);
  });

  it('lets nobody try at the present one for ever, also from a session that was left open', async () => {
    const { username } = await worker();
    const session = await getSession(username);
    const tries = await Promise.all(
      Array.from({ length: 7 }, (_, index) => change(session, `wrong ${index}`, 'Another-one-1')),
    );
    expect(tries.map(({ statusCode }) => statusCode).sort()).toEqual([403, 403, 403, 403, 403, 429, 429]);
    expect((await change(session, PASSWORD, 'Another-one-1')).statusCode).toBe(429);
  });

  it.each([
    ['Abc-1', 'too_short'],
    ['alllowercase', 'too_simple'],
    ['passw0rd-1', null],
  ])('under the default, %s is %s', async (password, code) => {
    const { username } = await worker();
    const answer = await change(await getSession(username), PASSWORD, password);
    expect(code === null ? answer.statusCode : answer.json<{ errors: { code: string }[] }>().errors[0]?.code).toBe(
      code ?? 200,
    );
  });

  it.each([
    ['iloveyou', 'too_common'],
    ['correct horse', null],
  ])('under ASVS, %s is %s', async (password, code) => {
    const { username } = await worker();
    const answer = await change(await getSession(username, PASSWORD, asvs), PASSWORD, password, asvs);
    expect(code === null ? answer.statusCode : answer.json<{ errors: { code: string }[] }>().errors[0]?.code).toBe(
      code ?? 200,
    );
  });

  it('is not for the demo’s accounts, which everybody shares', async () => {
    const demo = await givenApi({ isDemo: true });
    const person = await givenAccount(demo, { role: 'volunteer', unit: community, isDemo: true }, { at: new Date(0) });
    const session = await getSession(person.username, PASSWORD, demo);
    expect((await demo.ok(me, session, {})).mustChangePassword).toBe(false);
    expect((await change(session, PASSWORD, 'Another-one-1', demo)).json<{ code: string }>().code).toBe(
      'account.demo_stays',
    );
  });
});

describe('a password that must change', () => {
  const children = { query: {} };
  it.each([
    ['somebody else chose', { chosenBy: 'somebody_else' as const }],
    ['is 90 days old', { at: new Date(Date.now() - 90 * DAY_MS) }],
  ])('because it is one that %s lets in only to change it', async (_why, choice) => {
    const { username } = await worker(choice);
    const session = await getSession(username);
    expect((await api.ok(me, session, {})).mustChangePassword).toBe(true);
    await api.ok(own.read, session, {});
    expect((await api.refused(orgUnitsContract.children, session, children)).code).toBe('account.password_must_change');
    const answer = await change(session, PASSWORD, 'Another-one-1');
    const after = { cookie: cookiesOf(answer, session.cookie) };
    expect((await api.ok(me, after, {})).mustChangePassword).toBe(false);
    await api.ok(orgUnitsContract.children, after, children);
  });

  it('is younger than 90 days, or under ASVS of any age', async () => {
    const young = await worker({ at: new Date(Date.now() - 89 * DAY_MS) });
    expect((await api.ok(me, await getSession(young.username), {})).mustChangePassword).toBe(false);
    const old = await worker({ at: new Date(Date.now() - 900 * DAY_MS) });
    expect((await asvs.ok(me, await getSession(old.username, PASSWORD, asvs), {})).mustChangePassword).toBe(false);
  });
});

describe('what is sensitive', () => {
  const later = (minutes: number) => api.setNow(new Date(Date.now() + minutes * 60_000));

  it('asks for the password again after ten minutes, then goes through, with another cookie', async () => {
    const official = await givenAccount(api, { role: 'street_official', unit: community.street });
    const { appointmentId } = await givenPerson(api, { role: 'volunteer', unit: community });
    const session = await getSession(official.username);
    const params = { appointmentId };
    await api.ok(signInLinksContract.make, session, { params });
    later(11);
    expect(await api.refused(signInLinksContract.make, session, { params })).toMatchObject({
      status: 403,
      code: 'account.confirm_identity',
    });
    expect((await api.refused(own.confirm, session, { body: { password: 'wrong' } })).code).toBe(
      'account.wrong_password_or_code',
    );
    const answer = await api.app.inject({
      method: 'POST',
      url: '/api/v1/accounts/me/confirm',
      headers: session,
      payload: { password: PASSWORD },
    });
    const confirmed = { cookie: cookiesOf(answer, session.cookie) };
    expect((await api.refused(me, session, {})).status).toBe(401);
    await api.ok(signInLinksContract.make, confirmed, { params });
    expect((await api.ok(own.read, confirmed, {})).confirmedUntil).not.toBeNull();
  });

  it('is appointing officials, not appointing volunteers', async () => {
    const admin = await givenAccount(api, { role: 'system_admin' });
    const { username } = await givenPerson(api, { role: 'volunteer', unit: community });
    const session = await getSession(admin.username);
    later(11);
    const body = { username, role: 'street_official', unitId: community.street.id } as const;
    expect((await api.refused(appointmentsContract.appoint, session, { body })).code).toBe('account.confirm_identity');
    const below = { username, role: 'community_worker', unitId: community.id } as const;
    await api.ok(appointmentsContract.appoint, session, { body: below });
  });
});
