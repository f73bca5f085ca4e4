import { appointmentsContract } from '@linli/domain/appointments/appointments.contract.ts';
import { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { call } from './api.ts';
import { refusal, stubApi } from './testing/api-stub.ts';

const TICKET = '0190a000-0000-7000-8000-000000000001';

afterEach(() => vi.unstubAllGlobals());

describe('call', () => {
  test('puts parameters into the path and leaves absent query values out', async () => {
    const api = stubApi();
    api.on(ticketsContract.list).answers(() => ({ items: [], nextCursor: null }));
    await call(ticketsContract.list, { query: { q: '路灯', cursor: undefined } });
    expect(api.asked[0]?.query.toString()).toBe(new URLSearchParams({ q: '路灯' }).toString());
  });

  test('presents the secret of a ticket in the header, never in the address', async () => {
    const api = stubApi();
    api.on(ticketsContract.follow).answers(() => refusal('ticket.not_found'));
    await call(ticketsContract.follow, { params: { number: 'HP-20261123-0042' }, secret: '7KQ2M9XW4TRB' }).catch(
      () => {},
    );
    expect(api.asked[0]?.headers.get('authorization')).toBe('Ticket 7KQ2M9XW4TRB');
    expect(api.asked[0]?.path).not.toContain('7KQ2');
  });

  test('sends a file as it is, with its own type', async () => {
    const api = stubApi();
    const address = { until: 'k', seal: '0' };
    const photo = { id: TICKET, kind: 'solution', width: 1, height: 1, address } as const;
    api.on(ticketsContract.addSolutionPhoto).answers(() => photo);
    const file = new Blob(['x'], { type: 'image/jpeg' });
    await call(ticketsContract.addSolutionPhoto, { params: { ticketId: TICKET }, file });
    expect(api.asked[0]?.headers.get('content-type')).toBe('image/jpeg');
    expect(api.asked[0]?.body).toBe(file);
  });

  test('throws a problem with code, fields and request id', async () => {
    const api = stubApi();
    api.on(ticketsContract.claim).answers(() => refusal('request.invalid', [{ path: ['title'], code: 'required' }]));
    await expect(call(ticketsContract.claim, { params: { ticketId: TICKET } })).rejects.toMatchObject({
      code: 'request.invalid',
      status: 400,
      requestId: 'test-request',
      errors: [{ path: ['title'], code: 'required' }],
    });
  });

  test('tries again under the same key until an answer comes, and sends the next request under a new one', async () => {
    const api = stubApi();
    const claim = () => call(ticketsContract.claim, { params: { ticketId: TICKET } }).catch(() => {});
    const answers = [
      () => Promise.reject(new TypeError('no network')),
      () => refusal('service.database_away'),
      () => refusal('request.too_many'),
      () => refusal('ticket.already_claimed'),
      () => refusal('ticket.already_claimed'),
    ];
    api.on(ticketsContract.claim).answers(() => answers.shift()!());
    for (let tries = 0; tries < 5; tries += 1) await claim();
    const keys = api.asked.map(({ headers }) => headers.get('idempotency-key'));
    expect(keys[0]).toMatch(/^[A-Za-z0-9_-]{16,64}$/);
    expect(keys.slice(0, 4)).toEqual(Array.from({ length: 4 }, () => keys[0]));
    expect(keys[4]).not.toBe(keys[0]);
  });

  test('takes other words, another file or another record for another request', async () => {
    const api = stubApi();
    const lost = () => Promise.reject(new TypeError('no network'));
    api.on(ticketsContract.addSolutionPhoto).answers(lost);
    api.on(ticketsContract.release).answers(lost);
    const [one, other] = [new Blob(['x'], { type: 'image/jpeg' }), new Blob(['x'], { type: 'image/jpeg' })];
    const params = { ticketId: TICKET };
    for (const file of [one, one, other])
      await call(ticketsContract.addSolutionPhoto, { params, file }).catch(() => {});
    for (const reason of ['雨太大', '忙'])
      await call(ticketsContract.release, { params, body: { version: 4, reason } }).catch(() => {});
    const keys = api.asked.map(({ headers }) => headers.get('idempotency-key'));
    expect(keys[1]).toBe(keys[0]);
    expect(new Set(keys).size).toBe(4);
  });

  test('begins anew once the record was moved on by another action', async () => {
    const api = stubApi();
    const params = { ticketId: TICKET };
    api.on(ticketsContract.claim).answers(() => Promise.reject(new TypeError('no network')));
    api.on(ticketsContract.release).answers(() => refusal('ticket.changed_meanwhile'));
    const claim = () => call(ticketsContract.claim, { params }).catch(() => {});
    await claim();
    await call(ticketsContract.release, { params, body: { version: 4, reason: '忙' } }).catch(() => {});
    await claim();
    const [first, , second] = api.asked.map(({ headers }) => headers.get('idempotency-key'));
    expect(second).not.toBe(first);
  });

  test('sends no key where nothing is done', async () => {
    const api = stubApi();
    api.on(ticketsContract.list).answers(() => ({ items: [], nextCursor: null }));
    await call(ticketsContract.list);
    expect(api.asked[0]?.headers.has('idempotency-key')).toBe(false);
  });

  test.each([
    ['no answer at all', () => Promise.reject(new TypeError('no network')), 'network', 0],
    [
      'an answer that is no problem document',
      () => new Response('<h1>Bad gateway</h1>', { status: 502 }),
      'unknown',
      502,
    ],
    [
      'a fault of the API',
      () => Response.json({ code: 'internal', status: 500, requestId: 'r' }, { status: 500 }),
      'unknown',
      500,
    ],
  ])('tells %s', async (_name, answer, code, status) => {
    const api = stubApi();
    api.on(appointmentsContract.me).answers(answer);
    await expect(call(appointmentsContract.me)).rejects.toMatchObject({ name: 'ApiProblem', code, status });
  });
});
