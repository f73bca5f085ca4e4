import { GUARD_MEMORY_HOURS, SIGN_IN_GUARDS, triesWithin, waitSeconds } from '@linli/domain/accounts/guard.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { signIn } from '../appointments/appointments.given.ts';
import { givenCommunity } from '../org-units/org-units.given.ts';
import { startApiProcess } from '../shared/testing/api-process.ts';
import { givenApi } from '../shared/testing/app.ts';
import { tellFigures } from '../shared/testing/figures.ts';
import { givenAccount, PASSWORD } from './accounts.given.ts';
import { passGuards } from './guards.ts';

const api = await givenApi();
const community = await givenCommunity(api);
const { client } = api.platform.database.system;

afterEach(() => api.setNow(null));

const worker = () => givenAccount(api, { role: 'community_worker', unit: community });
const address = (index: number) => `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
/** A wrong password from an address, without a hash: whether it was looked at at all. */
const guess = async (whom: string, from: string, device: string | null = null) =>
  (await passGuards(api.platform, { what: 'password', whom, address: from, device })) !== null;

describe('somebody who guesses', () => {
  it(
    'from 10,000 addresses gets few tries, and keeps nobody out who comes from their own desk',
    { timeout: 60_000 },
    async () => {
      const { id, username } = await worker();
      const desk = (await signIn(api, username, PASSWORD)) ?? expect.fail('refused');
      const begin = Date.now();
      let looked = 0;
      let own = 0;
      // A day of guesses, evenly spread; their owner signs in every hour.
      for (let index = 0; index < 10_000; index += 1) {
        api.setNow(new Date(begin + (index * 24 * 3_600_000) / 10_000));
        if (await guess(id, address(index))) looked += 1;
        if (index % 417 === 416 && (await signIn(api, username, PASSWORD, desk))) own += 1;
      }
      tellFigures(
        'lock-out',
        `10,000 guesses from 10,000 addresses in a day, ${looked} looked at; owner in ${own} of 23 times`,
      );
      expect(own).toBe(23);
      expect(looked).toBeLessThanOrEqual(triesWithin(SIGN_IN_GUARDS.strangers, 24));
      expect(looked).toBeGreaterThanOrEqual(SIGN_IN_GUARDS.strangers.freeTries);
      // Without the browser that is known, even the right password waits while the door is closed.
      expect(await signIn(api, username, PASSWORD, { address: '10.99.99.99' })).toBeNull();
    },
  );

  it('from one address is slowed down there, and others are not', async () => {
    const { username } = await worker();
    const wrong = () => signIn(api, username, 'wrong', { address: '10.1.1.1' });
    for (let tries = 0; tries < SIGN_IN_GUARDS.address.freeTries; tries += 1) await wrong();
    expect(await signIn(api, username, PASSWORD, { address: '10.1.1.1' })).toBeNull();
    expect(await signIn(api, username, PASSWORD, { address: '10.1.1.2' })).not.toBeNull();
    const wait = waitSeconds(SIGN_IN_GUARDS.address, SIGN_IN_GUARDS.address.freeTries);
    api.setNow(new Date(Date.now() + wait * 1000 + 100));
    expect(await signIn(api, username, PASSWORD, { address: '10.1.1.1' })).not.toBeNull();
  });

  it('counts all addresses of one IPv6 network as one', async () => {
    const { id } = await worker();
    const tries = await Promise.all(Array.from({ length: 9 }, (_, index) => guess(id, `2408:8207:1:2::${index}`)));
    expect(tries.filter(Boolean).length).toBe(SIGN_IN_GUARDS.address.freeTries);
  });

  it('with the browser of somebody gets no further than ten, and with a made-up one is a stranger', async () => {
    const { username } = await worker();
    const desk = (await signIn(api, username, PASSWORD)) ?? expect.fail('refused');
    for (let tries = 0; tries < SIGN_IN_GUARDS.known_device.freeTries; tries += 1)
      await signIn(api, username, 'wrong', desk);
    expect(await signIn(api, username, PASSWORD, desk)).toBeNull();
    // Their owner at another place passes: a stolen browser locks nobody out either.
    expect(await signIn(api, username, PASSWORD, { address: '10.2.2.2' })).not.toBeNull();
    const other = await worker();
    const madeUp = {
      cookie: desk.cookie.replace(/(linli\.device=[\w-]{16}\.)\w{8}/, '$100000000'),
      address: '10.3.3.3',
    };
    for (let tries = 0; tries < SIGN_IN_GUARDS.address.freeTries; tries += 1)
      await signIn(api, other.username, 'wrong', madeUp);
    expect(await signIn(api, other.username, PASSWORD, madeUp)).toBeNull();
  });

  it('is forgotten a day after the last failure', async () => {
    const { id } = await worker();
    for (let tries = 0; tries < 9; tries += 1) await guess(id, '10.4.4.4');
    api.setNow(new Date(Date.now() + (GUARD_MEMORY_HOURS * 3600 + 1) * 1000));
    for (let tries = 0; tries < SIGN_IN_GUARDS.address.freeTries; tries += 1)
      expect(await guess(id, '10.4.4.4')).toBe(true);
    expect(await guess(id, '10.4.4.4')).toBe(false);
  });

  it('leaves few events, with how often, and nothing of what was typed', async () => {
    const { id, username } = await worker();
    for (let tries = 0; tries < 8; tries += 1) await signIn(api, username, 'a typed secret', { address: '10.5.5.5' });
    const events = await client.event.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } });
    expect(events.map(({ action, changes }) => [action, changes])).toEqual([
      ['accounts.sign_in_failed', { attempts: [null, 1], turnedAway: [null, 0] }],
      ['accounts.sign_in_failed', { attempts: [null, 5], turnedAway: [null, 0] }],
    ]);
    expect(
      JSON.stringify(events, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    ).not.toMatch(/typed secret|10\.5\.5/);
  });
});

it('counts tries at the same moment exactly, in two processes', { timeout: 60_000 }, async () => {
  const { username, id } = await worker();
  const [one, two] = await Promise.all([startApiProcess(), startApiProcess()]);
  const wrong = async ({ base }: { base: string }) =>
    fetch(`${base}/api/v1/public/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: username, password: 'wrong' }),
    }).then(({ status }) => status);
  const statuses: number[] = [];
  // In waves: hashes are dear, and a process that is asked for too many at once says that it is busy.
  for (let wave = 0; wave < 4; wave += 1)
    statuses.push(...(await Promise.all([one, two, one, two, one, two].map(wrong))));
  expect(new Set(statuses)).toEqual(new Set([401]));
  const failures = await client.signInGuard.findMany({ where: { id: { in: guardIds(id) } } });
  const { freeTries } = SIGN_IN_GUARDS.address;
  const counted = new Map(failures.map(({ id: guard, failures: count, turnedAway }) => [guard, [count, turnedAway]]));
  expect(guardIds(id).map((guard) => counted.get(guard))).toEqual([
    [freeTries, statuses.length - freeTries],
    [freeTries, 0],
  ]);
});

function guardIds(personId: string): string[] {
  return [
    ['password', 'address', personId, '127.0.0.1'],
    ['password', 'strangers', personId, ''],
  ].map((parts) => api.platform.cipher.hash(parts.join('\0'), 'guard'));
}
