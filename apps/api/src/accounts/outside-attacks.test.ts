import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signInContract } from '@linli/domain/accounts/sign-in.contract.ts';
import type { LightMyRequestResponse } from 'fastify';
import { v7 as uuid } from 'uuid';
import { afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { givenCommunity } from '../org-units/org-units.given.ts';
import { givenApi } from '../shared/testing/app.ts';
import { tellFigures } from '../shared/testing/figures.ts';
import { givenAccount } from './accounts.given.ts';
import { foreignKey, givenOutside, type Forged } from './outside-provider.given.ts';
import { givenLink, givenReturned, post, type Returned } from './outside-sign-in.given.ts';

const outside = await givenOutside();
const api = await givenApi({ outside: outside.settings });
const other = await givenApi({ outside: outside.settings });
const community = await givenCommunity(api);
const subject = uuid();
let tried = 0;

beforeAll(async () => {
  const person = await givenAccount(api, { role: 'community_worker', unit: community });
  await givenLink(api, person, subject);
});
afterEach(() => {
  api.setNow(null);
  outside.forge(null);
  outside.setReachable(true);
});

const returned = (as = subject) => givenReturned(api, as);
const finish = (brought: Returned) => post(api, 'finish', brought);

/** Refused with this code, and nobody is signed in by it. */
function refused(answer: LightMyRequestResponse, code: string): void {
  tried += 1;
  expect(answer.json()).toMatchObject({ code });
  expect([answer.headers['set-cookie']].flat().filter((each) => /linli\.session=./.test(each ?? ''))).toEqual([]);
}

it('is no attack: the return as it is signs in', async () => {
  expect((await finish(await returned())).json()).toMatchObject({ outcome: 'signed_in' });
});

describe('whoever got hold of a return', () => {
  it('opens nothing with it in another browser, nor does whoever is sent one (stolen state, forged sign-in)', async () => {
    const stolen = await returned();
    refused(await finish({ ...stolen, cookie: '' }), 'sign_in.outside_begin_again');
    const mine = await returned(uuid());
    refused(await finish({ cookie: mine.cookie, body: stolen.body }), 'sign_in.outside_begin_again');
    refused(await finish({ cookie: stolen.cookie, body: mine.body }), 'sign_in.outside_begin_again');
  });

  it('opens nothing with a state they made up, left out or took from linking', async () => {
    for (const state of ['', 'sign_in.', `sign_in.${'0'.repeat(64)}`])
      refused(await finish({ ...(await returned()), body: { state, code: 'x' } }), 'sign_in.outside_begin_again');
    const person = await givenAccount(api, { role: 'community_worker', unit: community });
    const linking = await givenReturned(api, subject, { cookie: person.cookie, to: 'beginLink' });
    refused(await finish(linking), 'sign_in.outside_begin_again');
    // And the other way round: the return of a sign-in links nothing.
    refused(await post(api, 'finishLink', await givenReturned(api, uuid(), person)), 'sign_in.outside_begin_again');
  });

  it('links nothing to an account of theirs with the return of somebody else', async () => {
    const [victim, thief] = [
      await givenAccount(api, { role: 'community_worker', unit: community }),
      await givenAccount(api, { role: 'community_worker', unit: community }),
    ];
    const linking = await givenReturned(api, uuid(), { cookie: victim.cookie, to: 'beginLink' });
    const journey = linking.cookie.split('; ').find((each) => each.startsWith('linli.outside='));
    const cookie = `${thief.cookie}; ${journey}`;
    refused(await post(api, 'finishLink', { ...linking, cookie }), 'sign_in.outside_begin_again');
  });

  it('uses it once: neither again, nor the code on a journey of their own, nor twice at the same moment', async () => {
    const first = await returned();
    expect((await finish(first)).statusCode).toBe(200);
    refused(await finish(first), 'sign_in.outside_begin_again');
    const [used, unused, mine, own] = [await returned(), await returned(), await returned(), await returned()];
    await finish(used);
    refused(await finish({ ...mine, body: { ...mine.body, code: used.body['code']! } }), 'sign_in.outside_failed');
    // Not used yet, but bound to the browser that left for it (PKCE).
    refused(await finish({ ...own, body: { ...own.body, code: unused.body['code']! } }), 'sign_in.outside_failed');
    const both = await returned();
    const answers = await Promise.all([finish(both), post(other, 'finish', both)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });

  it('uses it within ten minutes', async () => {
    const late = await returned();
    api.setNow(new Date(Date.now() + 601_000));
    refused(await finish(late), 'sign_in.outside_begin_again');
  });
});

describe('a provider that is another one than it says (mix-up)', () => {
  it('is refused by the issuer that stands beside the code, also when none stands there', async () => {
    const { iss: _, ...without } = (await returned()).body;
    for (const body of [{ ...without, iss: 'http://127.0.0.1:1' }, without]) {
      const { cookie, body: own } = await returned();
      refused(
        await finish({ cookie, body: { ...body, state: own['state']!, code: own['code']! } }),
        'sign_in.outside_failed',
      );
    }
  });

  it('is refused when it names another issuer in its own description', async () => {
    const foreign = await givenServer((_, response) =>
      response.json({ ...DESCRIPTION, issuer: outside.settings.issuer }),
    );
    const led = await givenApi({ outside: { ...outside.settings, issuer: foreign } });
    refused(await post(led, 'begin'), 'sign_in.outside_away');
  });

  it('leads the browser nowhere but to a page of the web', async () => {
    const foreign = await givenServer((issuer, response) =>
      response.json({ ...DESCRIPTION, issuer, authorization_endpoint: 'javascript:alert(1)//' }),
    );
    const led = await givenApi({ outside: { ...outside.settings, issuer: foreign } });
    refused(await post(led, 'begin'), 'sign_in.outside_away');
  });
});

describe('a token', () => {
  const wrong: [string, (claims: Record<string, unknown>) => Forged][] = [
    ['for another journey (nonce)', (claims) => ({ claims: { ...claims, nonce: 'another' } })],
    ['for no journey (no nonce)', (claims) => ({ claims: { ...claims, nonce: undefined } })],
    ['from another issuer', (claims) => ({ claims: { ...claims, iss: 'https://other.example' } })],
    ['for another client', (claims) => ({ claims: { ...claims, aud: 'somebody else' } })],
    ['for us among others, given to another', (claims) => ({ claims: { ...claims, aud: ['linli', 'x'], azp: 'x' } })],
    ['that is over', (claims) => ({ claims: { ...claims, exp: Math.floor(Date.now() / 1000) - 120 } })],
    ['without an end', (claims) => ({ claims: { ...claims, exp: undefined } })],
    ['of nobody', (claims) => ({ claims: { ...claims, sub: undefined } })],
    ['signed by another key', (claims) => ({ claims, key: foreignKey() })],
    [
      'signed by another key that calls itself ours',
      (claims) => ({ claims, key: foreignKey(), header: { kid: 'now' } }),
    ],
    ['signed by nobody (alg none)', (claims) => ({ claims, header: { alg: 'none' }, key: null })],
    ['signed by nobody, as RS256', (claims) => ({ claims, key: null })],
    ['that claims a shared secret (HS256)', (claims) => ({ claims, header: { alg: 'HS256' } })],
  ];
  it.each(wrong)('%s is refused', async (_, how) => {
    outside.forge(how);
    refused(await finish(await returned()), 'sign_in.outside_failed');
  });

  it('of a clock that is a little off is taken', async () => {
    outside.forge((claims) => ({ claims: { ...claims, exp: Math.floor(Date.now() / 1000) - 20 } }));
    expect((await finish(await returned())).statusCode).toBe(200);
  });
});

describe('where the browser is sent', () => {
  it('is told by settings alone, whatever a request says', async () => {
    const left = await post(api, 'begin', { headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' } });
    const address = new URL(left.json<{ address: string }>().address);
    expect(address.origin).toBe(outside.settings.issuer);
    expect(address.searchParams.get('redirect_uri')).toBe(outside.settings.returnAddress);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
    });
    const brought = await returned();
    const body = { ...brought.body, redirect_uri: 'https://evil.example' };
    refused(await finish({ ...brought, body }), 'request.invalid');
    // The provider itself knows where it may send browsers.
    address.searchParams.set('redirect_uri', 'https://evil.example/');
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(400);
  });

  it('nobody sends it from another site', async () => {
    const headers = { origin: 'https://evil.example' };
    refused(await post(api, 'begin', { headers }), 'request.foreign_origin');
    refused(await post(api, 'finish', { ...(await returned()), headers }), 'request.foreign_origin');
  });
});

describe('a provider that is no help', () => {
  it('says that the person cancelled, or that it cannot now, and nobody is signed in', async () => {
    refused(await finish(await givenReturned(api, null)), 'sign_in.outside_cancelled');
    for (const [error, code] of [
      ['temporarily_unavailable', 'sign_in.outside_away'],
      ['invalid_scope', 'sign_in.outside_failed'],
      ['<script>', 'sign_in.outside_failed'],
    ] as const) {
      const { cookie, body } = await returned();
      refused(await finish({ cookie, body: { state: body['state']!, iss: body['iss']!, error } }), code);
    }
  });

  it('is away when somebody wants to leave, or comes back, and is asked again by the next one', async () => {
    const brought = await returned();
    outside.setReachable(false);
    refused(await finish(brought), 'sign_in.outside_away');
    const starting = await givenApi({ outside: outside.settings });
    const away = await post(starting, 'begin');
    refused(away, 'sign_in.outside_away');
    expect([away.statusCode, away.headers['retry-after']]).toEqual([503, '2']);
    // Passwords go on working.
    await api.ok(signInContract.ways, null, {});
    outside.setReachable(true);
    expect((await post(starting, 'begin')).statusCode).toBe(200);
  });

  it('that never answers is given up after five seconds', async () => {
    const silent = await givenServer(() => {});
    const waiting = await givenApi({ outside: { ...outside.settings, issuer: silent } });
    const began = performance.now();
    refused(await post(waiting, 'begin'), 'sign_in.outside_away');
    expect(performance.now() - began).toBeLessThan(7_000);
  });
});

it('tells how much was tried', () => {
  tellFigures('outside sign-in', `${tried} attacks and faults, 0 signed in`);
  expect(tried).toBeGreaterThan(30);
});

const DESCRIPTION = {
  authorization_endpoint: 'http://127.0.0.1/auth',
  token_endpoint: 'http://127.0.0.1/token',
  jwks_uri: 'http://127.0.0.1/jwks',
};

/** Somebody else's server; its address. */
async function givenServer(answer: (issuer: string, response: { json(body: object): void }) => void): Promise<string> {
  const server: Server = createServer((_, response) =>
    answer(issuer, {
      json: (body) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)),
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return issuer;
}
