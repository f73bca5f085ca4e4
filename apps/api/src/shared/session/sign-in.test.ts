import { appointmentsContract } from '@linli/domain/appointments/appointments.contract.ts';
import { describe, expect, it } from 'vitest';
import { givenPerson } from '../../appointments/appointments.given.ts';
import { givenCommunity } from '../../org-units/org-units.given.ts';
import { givenApi } from '../testing/app.ts';

const api = await givenApi();
const community = await givenCommunity(api);
const official = await givenPerson(api, { role: 'street_official', unit: community.street });
const PASSWORD = 'a password for tests 1';

async function givenAccount(): Promise<string> {
  const username = `w${Math.random().toString(36).slice(2, 10)}`;
  const body = {
    username,
    name: '王晓东',
    password: PASSWORD,
    role: 'community_worker' as const,
    unitId: community.id,
  };
  await api.ok(appointmentsContract.addPerson, official, { body });
  return username;
}

const signIn = (payload: object) => api.app.inject({ method: 'POST', url: '/api/auth/sign-in/username', payload });

describe('sign-in', () => {
  it('gives a session cookie that no script reads, and that ends with sign-out', async () => {
    const username = await givenAccount();
    const answer = await signIn({ username: username.toUpperCase(), password: PASSWORD });
    expect(answer.statusCode).toBe(200);
    const cookie = answer.cookies.find(({ name }) => name === 'linli.session_token');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    const caller = { cookie: `linli.session_token=${encodeURIComponent(cookie?.value ?? '')}` };
    expect((await api.ok(appointmentsContract.me, caller, {})).person.username).toBe(username);
    await api.app.inject({
      method: 'POST',
      url: '/api/auth/sign-out',
      headers: { cookie: caller.cookie, origin: 'http://localhost:80' },
      payload: {},
    });
    expect(await api.refused(appointmentsContract.me, caller, {})).toMatchObject({ status: 401 });
  });

  it('answers the same for a wrong password and for nobody', async () => {
    const username = await givenAccount();
    const [wrong, nobody] = [
      await signIn({ username, password: 'not this one' }),
      await signIn({ username: 'nobody.here', password: PASSWORD }),
    ];
    expect([wrong.statusCode, wrong.body]).toEqual([nobody.statusCode, nobody.body]);
    expect(wrong.statusCode).toBe(401);
  });

  it('reads no body that is longer than a name and a password', async () => {
    expect((await signIn({ username: 'x', password: 'x'.repeat(20_000) })).statusCode).toBe(413);
  });

  it.each([
    ['POST', '/api/auth/update-user'],
    ['POST', '/api/auth/sign-up/email'],
    ['POST', '/api/auth/change-password'],
    ['GET', '/api/auth/list-sessions'],
    ['GET', '/api/auth/get-session'],
  ] as const)('serves nothing else of its library: %s %s', async (method, url) => {
    const answer = await api.app.inject({
      method,
      url,
      headers: { cookie: official.cookie },
      ...(method === 'POST' && { payload: { name: '别人' } }),
    });
    expect(answer.statusCode).toBe(404);
  });
});
