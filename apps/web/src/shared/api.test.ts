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
    api.on(ticketsContract.addSolutionPhoto).answers(() => ({ id: TICKET, kind: 'solution', width: 1, height: 1 }));
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
