import { accountCareContract } from '@linli/domain/accounts/account-care.contract.ts';
import { signInContract } from '@linli/domain/accounts/sign-in.contract.ts';
import { ownAccountContract as own } from '@linli/domain/accounts/own-account.contract.ts';
import { outsideSignInContract as contract } from '@linli/domain/accounts/outside-sign-in.contract.ts';
import { appointmentsContract } from '@linli/domain/appointments/appointments.contract.ts';
import { signInLinksContract } from '@linli/domain/appointments/sign-in-links.contract.ts';
import { orgUnitsContract } from '@linli/domain/org-units/org-units.contract.ts';
import type { LightMyRequestResponse } from 'fastify';
import { v7 as uuid } from 'uuid';
import { afterEach, describe, expect, it } from 'vitest';
import { cookiesOf, givenPerson, signIn, type GivenPerson } from '../appointments/appointments.given.ts';
import { givenCommunity } from '../org-units/org-units.given.ts';
import { givenApi } from '../shared/testing/app.ts';
import { codeAt, givenAccount, givenFactor, PASSWORD } from './accounts.given.ts';
import { givenOutside } from './outside-provider.given.ts';
import { givenLink, givenReturned, post } from './outside-sign-in.given.ts';

const outside = await givenOutside();
const api = await givenApi({ outside: outside.settings });
const without = await givenApi();
const community = await givenCommunity(api);
const { me } = appointmentsContract;

afterEach(() => {
  api.setNow(null);
  outside.forge(null);
  outside.setReachable(true);
});

const codeIn = (answer: LightMyRequestResponse) => [answer.statusCode, answer.json<{ code?: string }>().code];
const worker = () => givenAccount(api, { role: 'community_worker', unit: community });
async function linked(person: GivenPerson) {
  const subject = uuid();
  const answer = await givenLink(api, person, subject);
  expect(answer.statusCode).toBe(200);
  return { ...person, subject };
}
const actionsOf = async (personId: string) => {
  const events = await api.platform.database.system.client.event.findMany({
    where: { concernsPersonId: personId },
    orderBy: { id: 'asc' },
  });
  return events.map(({ action }) => action);
};

describe('an account at the outside provider', () => {
  it('is linked by its owner and signs in from then on, with all that a password gives', async () => {
    const person = await worker();
    const { outside: before } = await api.ok(own.read, person, {});
    expect(before).toEqual({ label: null, linkedSince: null });
    const { subject, cookie: old } = await linked(person);
    expect((await api.ok(own.read, person, {})).outside?.linkedSince).not.toBeNull();

    // In a browser where somebody is signed in already: that session ends.
    const returned = await givenReturned(api, subject, { cookie: old });
    const answer = await post(api, 'finish', returned);
    expect(answer.json()).toEqual({ outcome: 'signed_in', challenge: null, challengeExpiresAt: null });
    const fresh = { cookie: cookiesOf(answer, returned.cookie) };
    expect((await api.ok(me, fresh, {})).person.id).toBe(person.id);
    expect((await api.refused(me, { cookie: old }, {})).status).toBe(401);
    const set = [answer.headers['set-cookie']].flat().map(String);
    expect(set.map((each) => each.split('=')[0])).toEqual(['linli.outside', 'linli.session', 'linli.device']);
    expect(set[0]).toMatch(/^linli\.outside=; .*Max-Age=0;/);
    for (const each of set) expect(each).toMatch(/; HttpOnly; SameSite=Lax$/);
    expect(await actionsOf(person.id)).toEqual(['accounts.link_outside', 'accounts.sign_in']);
  });

  it('shows who somebody is to the provider, not to us: what is sensitive asks for our password', async () => {
    const person = await linked(await worker());
    const answer = await post(api, 'finish', await givenReturned(api, person.subject));
    const session = { cookie: cookiesOf(answer) };
    expect((await api.refused(own.changePhone, session, { body: { phone: null } })).code).toBe(
      'account.confirm_identity',
    );
    const confirmed = await api.app.inject({
      method: 'POST',
      url: '/api/v1/accounts/me/confirm',
      headers: session,
      payload: { password: PASSWORD },
    });
    await api.ok(own.changePhone, { cookie: cookiesOf(confirmed, session.cookie) }, { body: { phone: null } });
  });

  it('signs in nobody where no person is linked, and makes no person', async () => {
    const count = () => api.platform.database.system.client.person.count();
    const before = await count();
    const answer = await post(api, 'finish', await givenReturned(api, 'nobody-here'));
    expect(codeIn(answer)).toEqual([403, 'sign_in.outside_not_linked']);
    expect(await count()).toBe(before);
    // Nobody is linked by a name that is alike: usernames of ours mean nothing to the provider, and the other way round.
    const { username } = await worker();
    expect(codeIn(await post(api, 'finish', await givenReturned(api, username)))[0]).toBe(403);
  });

  it('leads to one person only, and to the one who linked it last of their own', async () => {
    const [one, other] = [await linked(await worker()), await worker()];
    expect(codeIn(await givenLink(api, other, one.subject))).toEqual([409, 'account.outside_taken']);
    const { subject: later } = await linked(one);
    expect(codeIn(await post(api, 'finish', await givenReturned(api, one.subject)))[0]).toBe(403);
    expect((await post(api, 'finish', await givenReturned(api, later))).statusCode).toBe(200);
  });

  it('signs in no longer once it was removed, or its owner was given a sign-in link', async () => {
    const person = await linked(await worker());
    expect((await api.ok(contract.unlink, person, {})).outside?.linkedSince).toBeNull();
    expect(codeIn(await post(api, 'finish', await givenReturned(api, person.subject)))[0]).toBe(403);
    await givenLink(api, person, person.subject);
    const official = await givenPerson(api, { role: 'street_official', unit: community.street });
    const params = { appointmentId: person.appointmentId };
    const { path } = await api.ok(signInLinksContract.make, official, { params });
    await api.ok(signInLinksContract.use, null, {
      body: { token: path.split('#')[1] ?? '', password: 'Winter-sweet-27' },
    });
    expect(codeIn(await post(api, 'finish', await givenReturned(api, person.subject)))[0]).toBe(403);
  });

  it('opens a disabled account no more than a password does, and that leaves an event', async () => {
    const person = await linked(await worker());
    const official = await givenPerson(api, { role: 'street_official', unit: community.street });
    await api.ok(accountCareContract.disable, official, { params: { appointmentId: person.appointmentId } });
    const answer = await post(api, 'finish', await givenReturned(api, person.subject));
    expect(codeIn(answer)).toEqual([401, 'sign_in.account_disabled']);
    expect((await actionsOf(person.id)).at(-1)).toBe('accounts.sign_in_failed');
  });

  it('is told to nobody: of its name only a keyed hash is kept', async () => {
    const { id, subject } = await linked(await worker());
    const { client } = api.platform.database.system;
    const rows = [
      await client.outsideAccount.findMany({ where: { personId: id } }),
      await client.event.findMany({ where: { concernsPersonId: id } }),
    ];
    expect(rows[0]).toHaveLength(1);
    expect(
      JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    ).not.toContain(subject);
  });

  it('is linked only after saying one’s password again, and never to an account of the demo', async () => {
    const person = await worker();
    await api.platform.database.system.client.session.updateMany({
      where: { personId: person.id },
      data: { confirmedAt: null },
    });
    expect(codeIn(await post(api, 'beginLink', person))).toEqual([403, 'account.confirm_identity']);
    const demo = await givenApi({ outside: outside.settings, isDemo: true });
    const visitor = await givenPerson(demo, { role: 'volunteer', unit: community, isDemo: true });
    expect(codeIn(await post(demo, 'beginLink', visitor))).toEqual([409, 'account.demo_stays']);
  });

  it('is nowhere to be seen without a provider', async () => {
    expect(await without.ok(signInContract.ways, null, {})).toEqual({ passwordRules: 'dengbao3', outside: null });
    expect(await api.ok(signInContract.ways, null, {})).toEqual({
      passwordRules: 'dengbao3',
      outside: { label: null },
    });
    expect(codeIn(await post(without, 'begin'))).toEqual([409, 'sign_in.outside_off']);
    const person = await worker();
    expect((await without.ok(own.read, person, {})).outside).toBeNull();
  });

  it('may be named by another claim, also where only the provider’s own endpoint tells it', async () => {
    const settings = { ...outside.settings, claim: 'staff_number', scope: 'openid profile' };
    const named = await givenApi({ outside: settings });
    const person = await worker();
    const subject = uuid();
    expect((await givenLink(named, person, subject)).statusCode).toBe(200);
    expect((await post(named, 'finish', await givenReturned(named, subject))).statusCode).toBe(200);
    // The same text from another claim is somebody else.
    expect(codeIn(await post(api, 'finish', await givenReturned(api, `N-${subject}`)))[0]).toBe(403);
    const untold = await givenApi({ outside: { ...settings, claim: 'employee' } });
    expect(codeIn(await post(untold, 'finish', await givenReturned(untold, subject)))).toEqual([
      403,
      'sign_in.outside_failed',
    ]);
  });
});

describe('the second factor of somebody who signs in by an outside account', () => {
  const trusting = givenApi({
    outside: { ...outside.settings, secondFactors: ['mfa'] },
    accountPolicy: { twoFactor: 'officials' },
  });

  it('is ours, unless the provider’s is accepted', async () => {
    const person = await linked(await worker());
    const secret = await givenFactor(api, person.id);
    outside.forge((claims) => ({ claims: { ...claims, amr: ['pwd', 'mfa'] } }));
    const asked = await post(api, 'finish', await givenReturned(api, person.subject));
    expect(asked.json()).toMatchObject({ outcome: 'second_factor_needed', challenge: expect.any(String) });
    expect([asked.headers['set-cookie']].flat()).toHaveLength(1);
    const { challenge } = asked.json<{ challenge: string }>();
    const body = { challenge, code: codeAt(secret) };
    expect((await api.ok(signInContract.secondFactor, null, { body })).outcome).toBe('signed_in');

    const at = await trusting;
    const accepted = await post(at, 'finish', await givenReturned(at, person.subject));
    expect(accepted.json()).toMatchObject({ outcome: 'signed_in' });
    outside.forge((claims) => ({ claims: { ...claims, amr: ['pwd'] } }));
    const weak = await post(at, 'finish', await givenReturned(at, person.subject));
    expect(weak.json()).toMatchObject({ outcome: 'second_factor_needed' });
  });

  it('need not be set up here by an official whom the provider asked for one', async () => {
    const at = await trusting;
    const official = await linked(await givenAccount(api, { role: 'street_official', unit: community.street }));
    const arrive = async () => ({
      cookie: cookiesOf(await post(at, 'finish', await givenReturned(at, official.subject))),
    });
    expect((await at.refused(orgUnitsContract.children, await arrive(), { query: {} })).code).toBe(
      'account.two_factor_must_set_up',
    );
    outside.forge((claims) => ({ claims: { ...claims, amr: ['mfa'] } }));
    await at.ok(orgUnitsContract.children, await arrive(), { query: {} });
    const byPassword = (await signIn(at, official.username, PASSWORD))!;
    expect((await at.refused(orgUnitsContract.children, byPassword, { query: {} })).code).toBe(
      'account.two_factor_must_set_up',
    );
  });
});
