import { accountCareContract as care } from '@linli/domain/accounts/account-care.contract.ts';
import { SIGN_IN_GUARDS } from '@linli/domain/accounts/guard.ts';
import { ownAccountContract as own } from '@linli/domain/accounts/own-account.contract.ts';
import { appointmentsContract } from '@linli/domain/appointments/appointments.contract.ts';
import { orgUnitsContract } from '@linli/domain/org-units/org-units.contract.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { cookiesOf, givenAppointment, givenPerson, givenSession, signIn } from '../appointments/appointments.given.ts';
import { givenCommunity } from '../org-units/org-units.given.ts';
import { givenApi } from '../shared/testing/app.ts';
import { codeAt, givenAccount, givenChallenge, givenFactor, PASSWORD } from './accounts.given.ts';

const api = await givenApi();
const strict = await givenApi({ accountPolicy: { twoFactor: 'officials' } });
const community = await givenCommunity(api);
const { me } = appointmentsContract;

afterEach(() => api.setNow(null));

const worker = () => givenAccount(api, { role: 'community_worker', unit: community });
async function withFactor() {
  const person = await worker();
  return { ...person, secret: await givenFactor(api, person.id) };
}
const send = (url: string, payload: object, cookie = '') =>
  api.app.inject({ method: 'POST', url: `/api/v1${url}`, headers: { cookie }, payload });
const meet = (challenge: string, code: string) => send('/public/sign-in/second-factor', { challenge, code });

describe('a second factor', () => {
  it('is set up by a first code, asked for from then on, and never taken twice', async () => {
    const { username } = await worker();
    const [here, phone] = [(await signIn(api, username, PASSWORD))!, (await signIn(api, username, PASSWORD))!];
    const { secret, uri } = await api.ok(own.beginTwoFactor, here, {});
    expect(uri).toBe(
      `otpauth://totp/Linli%20%E9%82%BB%E9%87%8C:${username}?issuer=Linli%20%E9%82%BB%E9%87%8C&secret=${secret}&algorithm=SHA1&digits=6&period=30`,
    );
    expect((await send('/accounts/me/two-factor/confirm', { code: '000000' }, here.cookie)).statusCode).toBe(403);
    expect(await signIn(api, username, PASSWORD)).not.toBeNull();

    const first = codeAt(secret);
    const answer = await send('/accounts/me/two-factor/confirm', { code: first }, here.cookie);
    expect(answer.json<{ recoveryCodes: string[] }>().recoveryCodes.length).toBe(10);
    for (const old of [here, phone]) expect((await api.refused(me, old, {})).status).toBe(401);
    expect((await api.ok(me, { cookie: cookiesOf(answer, here.cookie) }, {})).hasTwoFactor).toBe(true);

    const asked = await send('/public/sign-in', { name: username, password: PASSWORD });
    expect(asked.json()).toMatchObject({ outcome: 'second_factor_needed', challenge: expect.any(String) });
    expect(asked.headers['set-cookie']).toBeUndefined();
    const challenge = asked.json<{ challenge: string }>().challenge;
    expect((await meet(challenge, first)).json<{ code: string }>().code).toBe('sign_in.wrong_code');
    const next = codeAt(secret, new Date(Date.now() + 30_000));
    expect((await meet(challenge, next)).json()).toMatchObject({ outcome: 'signed_in' });
    expect((await meet(challenge, next)).json<{ code: string }>().code).toBe('sign_in.begin_again');
  });

  it('opens for one of many who send one code at the same moment', async () => {
    const person = await withFactor();
    const challenges = await Promise.all(Array.from({ length: 4 }, () => givenChallenge(api, person)));
    const code = codeAt(person.secret);
    const answers = await Promise.all(challenges.map((challenge) => meet(challenge, code)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401, 401, 401]);
  });

  it('takes a code half a minute off, and none further', async () => {
    const person = await withFactor();
    const challenge = await givenChallenge(api, person);
    for (const seconds of [-90, 90])
      expect((await meet(challenge, codeAt(person.secret, new Date(Date.now() + seconds * 1000)))).statusCode).toBe(
        401,
      );
    expect((await meet(challenge, codeAt(person.secret, new Date(Date.now() - 30_000)))).statusCode).toBe(200);
  });

  it('is not guessed: few codes are looked at, then a right one waits too', async () => {
    const person = await withFactor();
    const challenge = await givenChallenge(api, person);
    for (let tries = 0; tries < SIGN_IN_GUARDS.address.freeTries; tries += 1) await meet(challenge, '000000');
    expect((await meet(challenge, codeAt(person.secret))).json<{ code: string }>().code).toBe('sign_in.wrong_code');
  });

  it('has to be given within ten minutes', async () => {
    const person = await withFactor();
    const challenge = await givenChallenge(api, person);
    const late = new Date(Date.now() + 601_000);
    api.setNow(late);
    expect((await meet(challenge, codeAt(person.secret, late))).json<{ code: string }>().code).toBe(
      'sign_in.begin_again',
    );
  });

  it('is kept encrypted, its recovery codes as hashes, and each opens once', async () => {
    const person = await withFactor();
    const session = { cookie: await givenSession(api, person.id) };
    const { recoveryCodes } = await api.ok(own.renewRecoveryCodes, session, { body: { code: codeAt(person.secret) } });
    const { client } = api.platform.database.system;
    const rows = [
      await client.twoFactor.findMany({ where: { personId: person.id } }),
      await client.recoveryCode.findMany({ where: { personId: person.id } }),
    ];
    const [code = ''] = recoveryCodes;
    for (const plain of [person.secret, code, code.replace('-', '')]) expect(JSON.stringify(rows)).not.toContain(plain);
    const challenges = await Promise.all([givenChallenge(api, person), givenChallenge(api, person)]);
    const answers = await Promise.all(challenges.map((challenge) => meet(challenge, code.toLowerCase())));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401]);
    expect((await api.ok(own.read, session, {})).recoveryCodesLeft).toBe(9);
    const actions = (await client.event.findMany({ where: { subjectId: person.id } })).map(({ action }) => action);
    expect(actions.filter((action) => action === 'accounts.use_recovery_code').length).toBe(1);
  });

  it('confirms who sits here, and is taken away by a code', async () => {
    const person = await withFactor();
    const session = { cookie: await givenSession(api, person.id) };
    const answer = await send('/accounts/me/confirm', { code: codeAt(person.secret) }, session.cookie);
    expect(answer.statusCode).toBe(200);
    const confirmed = cookiesOf(answer, session.cookie);
    const code = codeAt(person.secret, new Date(Date.now() + 30_000));
    expect((await send('/accounts/me/two-factor/remove', { code: '000000' }, confirmed)).statusCode).toBe(403);
    expect((await send('/accounts/me/two-factor/remove', { code }, confirmed)).json()).toMatchObject({
      twoFactorSince: null,
    });
    expect(await signIn(api, person.username, PASSWORD)).not.toBeNull();
  });
});

describe('where officials must have one', () => {
  it('an official without is let in only to set it up, and may not take it away', async () => {
    const official = await givenAccount(strict, { role: 'street_official', unit: community.street });
    const session = (await signIn(strict, official.username, PASSWORD))!;
    expect(await strict.ok(me, session, {})).toMatchObject({ mustSetUpTwoFactor: true, mustChangePassword: false });
    expect((await strict.refused(orgUnitsContract.children, session, { query: {} })).code).toBe(
      'account.two_factor_must_set_up',
    );
    const { secret } = await strict.ok(own.beginTwoFactor, session, {});
    const answer = await strict.app.inject({
      method: 'POST',
      url: '/api/v1/accounts/me/two-factor/confirm',
      headers: session,
      payload: { code: codeAt(secret) },
    });
    const after = { cookie: cookiesOf(answer, session.cookie) };
    await strict.ok(orgUnitsContract.children, after, { query: {} });
    const body = { code: codeAt(secret, new Date(Date.now() + 30_000)) };
    expect((await strict.refused(own.removeTwoFactor, after, { body })).code).toBe('account.two_factor_required');
  });

  it('a worker need not', async () => {
    const { username } = await worker();
    const session = (await signIn(strict, username, PASSWORD))!;
    await strict.ok(orgUnitsContract.children, session, { query: {} });
  });
});

describe('whoever appoints somebody', () => {
  it('takes a lost second factor away and signs them out; their own, or of somebody risen, they do not', async () => {
    const official = await givenPerson(api, { role: 'street_official', unit: community.street });
    const person = await withFactor();
    const session = { cookie: await givenSession(api, person.id) };
    const params = { appointmentId: person.appointmentId };
    expect((await api.ok(care.resetTwoFactor, official, { params })).sessionsEnded).toBe(2);
    expect((await api.refused(me, session, {})).status).toBe(401);
    expect(await signIn(api, person.username, PASSWORD)).not.toBeNull();

    const admin = await givenPerson(api, { role: 'system_admin' });
    const itself = { params: { appointmentId: admin.appointmentId } };
    expect((await api.refused(care.resetTwoFactor, admin, itself)).code).toBe('account.own_account');
    await givenAppointment(api, { personId: person.id, role: 'district_official', unit: community.district });
    expect((await api.refused(care.endSessions, official, { params })).code).toBe('account.person_not_allowed');
    expect((await api.ok(care.endSessions, admin, { params })).sessionsEnded).toBe(1);
  });

  it('signs out whoever holds nothing any more, and nobody who holds something else', async () => {
    const official = await givenPerson(api, { role: 'street_official', unit: community.street });
    const person = await givenPerson(api, { role: 'community_worker', unit: community });
    const second = await givenAppointment(api, { personId: person.id, role: 'volunteer', unit: community });
    const end = (appointmentId: string) =>
      api.ok(appointmentsContract.end, official, { params: { appointmentId }, body: { version: 1 } });
    await end(person.appointmentId);
    await api.ok(me, person, {});
    await end(second);
    expect((await api.refused(me, person, {})).status).toBe(401);
  });
});
