import { ROLES, type Role } from '@linli/domain/shared/actor.ts';
import { addressOf, type Endpoint } from '@linli/domain/shared/contract.ts';
import { describe, expect, it } from 'vitest';
import { givenPerson, type GivenPerson } from '../appointments/appointments.given.ts';
import { givenCommunity } from '../org-units/org-units.given.ts';
import { everyEndpoint } from './authorization/every-endpoint.given.ts';
import { givenApi } from './testing/app.ts';

const api = await givenApi();
const endpoints = (await everyEndpoint()).map(({ name, endpoint }) => [name, endpoint] as const);

const community = await givenCommunity(api);
const units = {
  system_admin: undefined,
  auditor: community.district,
  district_official: community.district,
  street_official: community.street,
  community_worker: community,
  volunteer: community,
};
const people = {} as Record<Role, GivenPerson>;
for (const role of ROLES) people[role] = await givenPerson(api, { role, ...(units[role] && { unit: units[role] }) });

const NOBODYS_ID = '01900000-0000-7000-8000-00000000dead';
/** A request that is right in nothing but who sends it. */
function hollow(endpoint: Endpoint, headers: Record<string, string>) {
  const url = addressOf(endpoint, 'json').replace(':number', 'XX-20261123-0001').replaceAll(/:\w+/g, NOBODYS_ID);
  return { method: endpoint.method, url, headers } as const;
}

describe('every endpoint', () => {
  it('stands in a contract, and every contract is served', () => {
    const { paths = {} } = api.app.swagger() as { paths?: Record<string, object> };
    const served = Object.entries(paths).flatMap(([url, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${url}`),
    );
    const declared = endpoints.map(
      ([, endpoint]) => `${endpoint.method} ${addressOf(endpoint).replaceAll(/:(\w+)/g, '{$1}')}`,
    );
    expect(served.toSorted()).toEqual(declared.toSorted());
  });

  it('is served: no contract without its route', () => {
    for (const [, endpoint] of endpoints) {
      expect(api.app.hasRoute({ method: endpoint.method, url: addressOf(endpoint) }), endpoint.path).toBe(true);
    }
  });

  it.each(endpoints)('%s asks who calls, unless it is public', async (_name, endpoint) => {
    for (const headers of [{}, { cookie: `linli.session=${'f'.repeat(43)}` }, { authorization: 'Bearer x' }]) {
      const answer = await api.app.inject(hollow(endpoint, headers));
      if (endpoint.access === 'public') expect(answer.statusCode).not.toBe(401);
      // Its specification has it so.
      else if (endpoint.dialect) expect(answer.statusCode).toBe(403);
      else expect(answer.statusCode).toBe(401);
    }
  });

  it.each(endpoints.filter(([, { response }]) => response !== 'event-stream'))(
    '%s answers nothing that anybody may keep, whoever asks',
    async (_name, endpoint) => {
      const role = Array.isArray(endpoint.access) ? (endpoint.access as readonly Role[])[0]! : 'community_worker';
      // Somebody of its own: some of them end sessions.
      const { cookie } = await givenPerson(api, { role, ...(units[role] && { unit: units[role] }) });
      const headers = { cookie, authorization: 'Ticket AAAAAAAAAAAA' };
      for (const request of [hollow(endpoint, {}), hollow(endpoint, headers)]) {
        expect((await api.app.inject(request)).headers['cache-control']).toBe('no-store');
      }
    },
  );

  // A stream has no end to wait for; authorization.test.ts opens it.
  it.each(endpoints.filter(([, { access, response }]) => Array.isArray(access) && response !== 'event-stream'))(
    '%s admits its roles and no others',
    async (_name, endpoint) => {
      for (const role of ROLES) {
        const answer = await api.app.inject(hollow(endpoint, { cookie: people[role].cookie }));
        const isRefused =
          answer.statusCode === 403 && answer.json<{ code: string }>().code === 'request.role_not_allowed';
        expect([role, isRefused]).toEqual([role, !(endpoint.access as readonly Role[]).includes(role)]);
        expect(answer.statusCode).toBeLessThan(500);
      }
    },
  );

  // A form without its key is refused for that first; open311-inputs.test.ts sends the others.
  it.each(endpoints.filter(([, { body, dialect }]) => body && !dialect))(
    '%s refuses an unknown field and names it',
    async (_name, endpoint) => {
      const roles = Array.isArray(endpoint.access)
        ? (endpoint.access as readonly Role[])
        : ['community_worker' as const];
      const headers = { cookie: people[roles[0] ?? 'community_worker'].cookie, authorization: 'Ticket AAAAAAAAAAAA' };
      const answer = await api.app.inject({ ...hollow(endpoint, headers), payload: { surprise: 1 } });
      expect(answer.statusCode).toBe(400);
      expect(answer.json<{ errors: { path: string[]; code: string }[] }>().errors).toContainEqual({
        path: ['surprise'],
        code: 'unknown_field',
      });
    },
  );

  const HOSTILE = [
    '{',
    '[]',
    'null',
    '"x"',
    '{"version":1e99}',
    '{"title":"\\u0000"}',
    '{"__proto__":{"a":1}}',
    '9'.repeat(400),
    `{"a":${'['.repeat(5000)}`,
  ];
  it.each(endpoints.filter(([, { access }]) => access !== 'signed_in'))(
    '%s answers no body with 500',
    async (_name, endpoint) => {
      if (endpoint.method === 'GET') return;
      const role = Array.isArray(endpoint.access) ? (endpoint.access as readonly Role[])[0]! : 'community_worker';
      const headers = { cookie: people[role].cookie, authorization: 'Ticket AAAAAAAAAAAA' };
      for (const payload of HOSTILE) {
        for (const type of ['application/json', 'image/png', 'text/plain', 'application/xml']) {
          const answer = await api.app.inject({ ...hollow(endpoint, { ...headers, 'content-type': type }), payload });
          expect([payload.slice(0, 20), type, answer.statusCode < 500]).toEqual([payload.slice(0, 20), type, true]);
        }
      }
    },
  );
});

describe('a request', () => {
  const url = '/api/v1/public/tickets';
  it.each([
    [
      'is too large',
      {
        method: 'POST',
        url,
        headers: { 'content-type': 'application/json' },
        payload: `{"a":"${'x'.repeat(70_000)}"}`,
      },
      413,
      'request.too_large',
    ],
    [
      'is not JSON',
      { method: 'POST', url, headers: { 'content-type': 'application/json' }, payload: '{' },
      400,
      'request.invalid',
    ],
    [
      'is of another type',
      { method: 'POST', url, headers: { 'content-type': 'text/xml' }, payload: '<a/>' },
      415,
      'request.unsupported_media_type',
    ],
    ['goes nowhere', { method: 'GET', url: '/api/v1/nowhere' }, 404, 'request.unknown_path'],
    ['has a broken address', { method: 'GET', url: '/api/v1/%c0' }, 400, 'request.invalid'],
    [
      'comes from another site',
      {
        method: 'POST',
        url: '/api/v1/me/acting-appointment',
        headers: { origin: 'https://evil.example' },
        payload: {},
      },
      403,
      'request.foreign_origin',
    ],
  ] as const)('that %s gets a problem document', async (_what, request, status, code) => {
    const answer = await api.app.inject({ ...request, headers: { ...('headers' in request && request.headers) } });
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({
      status,
      code,
      type: `urn:linli:refusal:${code}`,
      requestId: expect.any(String),
    });
    expect(answer.statusCode).toBe(status);
  });

  it('is told all its faults at once', async () => {
    const answer = await api.app.inject({
      method: 'POST',
      url,
      payload: { communityId: 'x', category: 'nois', title: ' ', reporterPhone: '12', extra: 1 },
    });
    expect(answer.json<{ errors: object[] }>().errors).toEqual([
      { path: ['communityId'], code: 'invalid_format' },
      { path: ['category'], code: 'invalid_choice' },
      { path: ['title'], code: 'required' },
      { path: ['place'], code: 'required' },
      { path: ['reporterPhone'], code: 'invalid_format' },
      { path: ['extra'], code: 'unknown_field' },
    ]);
  });
});

it.each(['/api/v1/public/org-units', '/api/v1/nowhere', '/api/health/live', '/api/docs/'])(
  'what %s answers is neither sniffed, framed nor scripted from elsewhere',
  async (url) => {
    const { headers } = await api.app.inject({ url });
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).not.toMatch(/(script|default)-src [^;]*unsafe/);
  },
);

it.each(['/api/v1/nowhere', '/api/health/live', '/api/health/ready', '/api/openapi.json', '/api/v1/%c0'])(
  'what %s answers is kept by nobody',
  async (url) => {
    expect((await api.app.inject({ url })).headers['cache-control']).toBe('no-store');
  },
);
