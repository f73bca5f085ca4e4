import { randomBytes, scryptSync } from 'node:crypto';
import { ownAccountContract as own } from '@linli/domain/accounts/own-account.contract.ts';
import { describe, expect, it } from 'vitest';
import { givenPerson, signIn, type GivenPerson } from '../appointments/appointments.given.ts';
import { givenCommunity } from '../org-units/org-units.given.ts';
import { givenApi } from '../shared/testing/app.ts';
import { PASSWORD } from './accounts.given.ts';
import { hashPassword, inTurn, isOutdated, verifyPassword } from './password-hash.ts';
import { setPassword } from './passwords.store.ts';

const api = await givenApi();
const community = await givenCommunity(api);
const { client } = api.platform.database.system;

/** As better-auth wrote it. */
function earlierHash(password: string): string {
  const salt = randomBytes(16).toString('hex');
  const key = scryptSync(password.normalize('NFKC'), salt, 64, { N: 16_384, r: 16, p: 1, maxmem: 2 ** 26 });
  return `${salt}:${key.toString('hex')}`;
}
const hashesOf = async (personId: string) => ({
  now: (await client.account.findFirst({ where: { personId } }))?.password ?? '',
  remembered: (await client.passwordHistory.findMany({ where: { personId } })).map(({ hash }) => hash),
});
async function givenEarlier(): Promise<GivenPerson & { hash: string }> {
  const person = await givenPerson(api, { role: 'community_worker', unit: community });
  const hash = earlierHash(PASSWORD);
  await setPassword(client, person.id, { hash, at: new Date(), chosenBy: 'owner' });
  return { ...person, hash };
}

describe('a hash of a password', () => {
  it('says what it cost, and opens for that password only, however it is composed', async () => {
    const hash = await hashPassword('Café-am-Fluss-1');
    expect(hash).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$[\w+/]{22}\$[\w+/]{86}$/);
    expect(await hashPassword('Café-am-Fluss-1')).not.toBe(hash);
    expect(await verifyPassword(hash, 'Cafe\u0301-am-Fluss-1')).toBe(true);
    expect(await verifyPassword(hash, 'Café-am-Fluss-2')).toBe(false);
    expect(isOutdated(hash)).toBe(false);
    await expect(verifyPassword('nonsense', PASSWORD)).rejects.toThrow('no hash');
  });

  it('of before opens as well, and is another one after the next sign-in, also where it is remembered', async () => {
    const { id, username, hash } = await givenEarlier();
    expect(isOutdated(hash)).toBe(true);
    expect(await signIn(api, username, 'not this one')).toBeNull();
    expect((await hashesOf(id)).now).toBe(hash);
    expect(await signIn(api, username, PASSWORD)).not.toBeNull();
    const { now, remembered } = await hashesOf(id);
    expect(isOutdated(now)).toBe(false);
    expect(remembered).toEqual([now]);
    const again = (await signIn(api, username, PASSWORD)) ?? expect.fail('refused');
    expect((await hashesOf(id)).now).toBe(now);
    // It still counts as used.
    const body = { current: PASSWORD, password: PASSWORD };
    expect((await api.refused(own.changePassword, again, { body })).errors).toEqual([
      { path: ['password'], code: 'used_before' },
    ]);
  });
});

describe('many who sign in at the same moment', () => {
  it('are hashed two at a time, so memory stays bounded', async () => {
    const before = process.memoryUsage().rss;
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5);
    await Promise.all(Array.from({ length: 8 }, () => hashPassword(PASSWORD)));
    clearInterval(watch);
    // Two of 128 MiB, and what else lives.
    expect(most - before).toBeLessThan(400 * 2 ** 20);
  });

  it('wait in turn; who comes when too many do is told to come again, and no try of theirs is counted', async () => {
    const person = await givenEarlier();
    const before = await client.signInGuard.count();
    let open = () => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    const waiting = Array.from({ length: 64 }, () => inTurn(() => gate));
    const answer = await api.app.inject({
      method: 'POST',
      url: '/api/v1/public/sign-in',
      payload: { name: person.username, password: PASSWORD },
    });
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '2']);
    expect(answer.json()).toMatchObject({ code: 'service.busy' });
    const body = { current: PASSWORD, password: 'Winter-sweet-27' };
    expect((await api.refused(own.changePassword, person, { body })).code).toBe('service.busy');
    open();
    await Promise.all(waiting);
    expect(await client.signInGuard.count()).toBe(before);
    expect(await signIn(api, person.username, PASSWORD)).not.toBeNull();
  });
});
