import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { everyEndpoint } from './authorization/every-endpoint.given.ts';
import { givenApi } from './testing/app.ts';
import { freshTestDatabase } from './testing/database.ts';
import { tellFigures } from './testing/figures.ts';
import { givenCallers, whoAsks } from './testing/hostile/callers.ts';
import { undeclared, type Answered } from './testing/hostile/declared-answers.ts';
import { hostileRequest, type HostileRequest } from './testing/hostile/hostile-request.ts';
import { readRealRecords } from './testing/hostile/real-records.ts';
import { send } from './testing/hostile/send.ts';

/** `LINLI_SEED=123` sends the requests of an earlier run again. */
const seed = Number(process.env['LINLI_SEED'] ?? randomInt(2 ** 31));
const WANTED = 30_000;
/** Sent at once: they also meet each other. */
const BATCH = 10;

const database = await freshTestDatabase();
/** How busy the machine is while it is tested is not the question here. */
const UNHURRIED = { eventLoopDelayMs: 60_000, heapShare: 1, waitingForDatabase: 10_000 };
const api = await givenApi({ databaseUrl: database.appUrl, pressureLimits: UNHURRIED });
const named = await everyEndpoint();
const endpoints = named.map(({ endpoint }) => endpoint);
const batches = Math.ceil(WANTED / endpoints.length / BATCH);
const statuses = new Map<number, number>();

const fault = (request: HostileRequest, answer: Answered) => undeclared(endpoints, request, answer);
const show = ({ method, url, headers, payload }: HostileRequest, what: string) =>
  `${what}\n  ${method} ${url.slice(0, 400)}\n  ${JSON.stringify(headers).slice(0, 600)}\n  ${String(payload).slice(0, 600)}`;

describe('bad requests from the contracts', () => {
  it.each(named.map(({ name, endpoint }) => [name, endpoint] as const))(
    'to %s are answered as declared',
    async (_name, endpoint) => {
      const callers = whoAsks(endpoint, await givenCallers(api));
      const records = await readRealRecords(database.adminUrl);
      const batch = fc.array(hostileRequest(endpoint, callers, records), { minLength: BATCH, maxLength: BATCH });
      const check = fc.asyncProperty(batch, async (requests) => {
        const answers = await Promise.all(requests.map((request) => send(api.app, request)));
        const faults = answers.flatMap((answer, at) => {
          statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
          const request = requests[at] as HostileRequest;
          const what = fault(request, answer);
          return what === null ? [] : [show(request, what)];
        });
        if (faults.length > 0) throw new Error(faults.join('\n'));
      });
      // What was sent has changed the records, so a smaller counter-example would not be the same one.
      await fc.assert(check, { seed, numRuns: batches, endOnFailure: true, includeErrorInReport: true });
    },
    120_000,
  );

  it('find an endpoint that stumbles', async () => {
    const callers = Object.values(await givenCallers(api));
    const [follow] = endpoints.filter(({ path, method }) => path === '/public/tickets' && method === 'POST');
    const records = await readRealRecords(database.adminUrl);
    const requests = fc.sample(hostileRequest(follow!, callers, records), { numRuns: 300, seed });
    // A clock that has stopped telling the time: whatever writes a moment fails, as a forgotten check would.
    api.setNow(new Date(Number.NaN));
    const found: (string | null)[] = [];
    for (const request of requests) found.push(fault(request, await send(api.app, request)));
    api.setNow(null);
    expect(found).toContain('answered 500');
  });

  it.each([
    ['another shape', 200, 'application/json', '{"items":[],"nextCursor":null,"passwordHash":"x"}'],
    ['another status', 201, 'application/json', '{"items":[],"nextCursor":null}'],
    ['no JSON', 200, 'text/html', '<html>'],
    [
      'an unknown code',
      409,
      'application/problem+json',
      '{"type":"x","title":"x","status":409,"code":"x","requestId":""}',
    ],
    ['a bare error', 400, 'application/json', '{"error":"Bad Request"}'],
    ['an error of the server', 500, 'application/problem+json', '{}'],
  ])('would notice %s', (_what, status, type, body) => {
    const request = { method: 'GET', url: '/api/v1/tickets?limit=1', headers: {} } as const;
    expect(fault(request, { status, type, body })).not.toBeNull();
  });
});

afterAll(() => {
  const sent = [...statuses.values()].reduce((sum, count) => sum + count, 0);
  const counts = [...statuses].toSorted(([a], [b]) => a - b).map(([status, count]) => `${status} × ${count}`);
  tellFigures('bad requests', `${sent} to ${endpoints.length} endpoints, seed ${seed}: ${counts.join(', ')}`);
});
