import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { ticketsContract as contract } from '@linli/domain/tickets/tickets.contract.ts';
import { describe, expect, it, onTestFinished } from 'vitest';
import { givenScene, givenTicket } from '../tickets/tickets.given.ts';
import { isDatabaseAway, isDatabaseTooSlow } from './database-errors.ts';
import { withScope } from './request-context.ts';
import { TIME_LIMITS } from './time-limits.ts';
import { givenApi, type TestApi } from './testing/app.ts';

const databaseLimits = { ...TIME_LIMITS, lockMs: 300, statementMs: 600, idleTransactionMs: 400 };
const api = await givenApi({ timeLimits: databaseLimits });
const impatient = await givenApi({ timeLimits: { ...TIME_LIMITS, handlerMs: 300 } });
const slow = await givenApi({ timeLimits: { ...TIME_LIMITS, headersMs: 400, requestMs: 800, checkMs: 100 } });
await slow.app.listen({ port: 0, host: '127.0.0.1' });
const { statements, scoped } = api.platform.database;
const thrownBy = (work: () => Promise<unknown>) =>
  withScope({ kind: 'system' }, async () => work()).then(
    () => null,
    (error: unknown) => error,
  );

/** Somebody holds what a request needs, until the test has ended. */
async function hold(at: TestApi, statement: string): Promise<void> {
  const client = await at.platform.database.system.pool.connect();
  // An idle transaction would be ended by its own limit.
  await client.query('SET idle_in_transaction_session_timeout = 0');
  await client.query('BEGIN');
  await client.query(statement);
  onTestFinished(async () => {
    await client.query('ROLLBACK');
    client.release(true);
  });
}

/** How long it took, and what was answered. */
async function timed<T>(work: Promise<T>): Promise<{ ms: number; answer: T }> {
  const began = performance.now();
  const answer = await work;
  return { ms: performance.now() - began, answer };
}

describe('a request', () => {
  it('that waits for a row that somebody holds is told to come again', async () => {
    const scene = await givenScene(api);
    const { id, params } = await givenTicket(api, scene, 'reported');
    await hold(api, `SELECT FROM tickets WHERE id = '${id}' FOR UPDATE`);
    const sent = api.app.inject({
      method: 'POST',
      url: `/api/v1/tickets/${params.ticketId}/accept`,
      headers: { cookie: scene.worker.cookie },
      payload: { version: 1 },
    });
    const { ms, answer } = await timed(sent);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([503, 'service.too_slow']);
    expect(answer.headers['retry-after']).toBe('2');
    expect(ms).toBeLessThan(2_000);
  });

  it('that takes too long as a whole is told so, wherever it hangs', async () => {
    const scene = await givenScene(impatient);
    await hold(impatient, 'LOCK TABLE tickets IN ACCESS EXCLUSIVE MODE');
    const { ms, answer } = await timed(impatient.refused(contract.list, scene.worker, {}));
    expect(answer).toMatchObject({ status: 503, code: 'service.too_slow' });
    expect(ms).toBeLessThan(2_000);
  });
});

describe('the database gives up', () => {
  it.each([
    ['a statement by hand', () => statements.query({ text: 'SELECT pg_sleep(3)' })],
    ['a statement of Prisma’s', () => scoped.$queryRaw`SELECT 1 FROM pg_sleep(3)`],
    ['a transaction that is left open', () => scoped.$transaction((tx) => tx.$queryRaw`SELECT 1 FROM pg_sleep(3)`)],
    [
      'a transaction that is longer than it may be',
      () =>
        scoped.$transaction(
          async (tx) => {
            await tx.$queryRaw`SELECT 1`;
            await new Promise((resolve) => setTimeout(resolve, 300));
            await tx.$queryRaw`SELECT 1`;
          },
          { timeout: 100 },
        ),
    ],
  ])('%s', async (_what, work) => {
    const { ms, answer } = await timed(thrownBy(work));
    expect([isDatabaseTooSlow(answer), isDatabaseAway(answer), ms < 2_500]).toEqual([true, false, true]);
  });

  it('a transaction in which nothing happens, so that it holds no lock for ever', async () => {
    const error = await thrownBy(() =>
      scoped.$transaction(
        async (tx) => {
          await tx.$queryRaw`SELECT 1`;
          await new Promise((resolve) => setTimeout(resolve, 1_000));
          await tx.$queryRaw`SELECT 1`;
        },
        { timeout: 5_000 },
      ),
    );
    expect(isDatabaseAway(error)).toBe(true);
  });
});

describe('a connection', () => {
  /** Sends a piece every 50 ms until the server has had enough, and returns its last words. */
  async function dribble(first: string, piece: string): Promise<{ ms: number; answer: string }> {
    const { port } = slow.app.server.address() as AddressInfo;
    const socket = net.connect(port, '127.0.0.1');
    socket.on('error', () => {});
    let said = '';
    socket.setEncoding('latin1').on('data', (text: string) => (said += text));
    socket.write(first);
    const timer = setInterval(() => socket.writable && socket.write(piece), 50);
    const { ms } = await timed(once(socket, 'close'));
    clearInterval(timer);
    return { ms, answer: said };
  }

  it('whose headers come byte by byte is closed', async () => {
    const { ms, answer } = await dribble('GET /api/health/live HTTP/1.1\r\nHost: x\r\nX-Slow: ', 'a');
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(ms).toBeLessThan(2_000);
  });

  it('whose body never ends is closed', async () => {
    const head =
      'POST /api/v1/public/tickets HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n{';
    const { ms, answer } = await dribble(head, ' ');
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(ms).toBeLessThan(2_500);
  });
});
