import { describe, expect, it, onTestFinished } from 'vitest';
import { ticketsContract as contract } from '@linli/domain/tickets/tickets.contract.ts';
import { LIVE_LIMITS } from '@linli/domain/live/live.ts';
import { LiveStream } from '../live/live.given.ts';
import { givenScene } from '../tickets/tickets.given.ts';
import { PRESSURE_LIMITS } from './pressure.ts';
import { givenApi } from './testing/app.ts';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('under pressure', () => {
  it('of the event loop requests are turned away, health and open screens are not, and it passes', async () => {
    const api = await givenApi({ pressureLimits: { ...PRESSURE_LIMITS, eventLoopDelayMs: 40 } });
    const base = await api.app.listen({ port: 0, host: '127.0.0.1' });
    const scene = await givenScene(api);
    const desk = await LiveStream.open(base, scene.worker.cookie);
    onTestFinished(() => desk.close());
    await desk.next('reset');
    await api.ok(contract.list, scene.worker, {});
    const busy = setInterval(() => {
      for (const until = performance.now() + 150; performance.now() < until;);
    }, 1);
    onTestFinished(() => clearInterval(busy));
    await sleep(1_500);
    const answer = await api.app.inject({ url: '/api/v1/tickets', headers: { cookie: scene.worker.cookie } });
    const health = await api.app.inject({ url: '/api/health/live' });
    const late = await LiveStream.open(base, scene.worker.cookie);
    onTestFinished(() => late.close());
    clearInterval(busy);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([503, 'service.busy']);
    expect(answer.headers['retry-after']).toBe('2');
    expect(health.statusCode).toBe(200);
    await late.next('reset');
    await sleep(1_300);
    await api.ok(contract.list, scene.worker, {});
  });

  it('of the database: when too many wait for a connection, the next is told at once', async () => {
    const api = await givenApi({ poolSize: 2, pressureLimits: { ...PRESSURE_LIMITS, waitingForDatabase: 4 } });
    const scene = await givenScene(api);
    const client = await api.platform.database.system.pool.connect();
    await client.query('BEGIN');
    await client.query('LOCK TABLE tickets IN ACCESS EXCLUSIVE MODE');
    const list = async () => {
      const began = performance.now();
      const { statusCode } = await api.app.inject({ url: '/api/v1/tickets', headers: { cookie: scene.worker.cookie } });
      return { statusCode, ms: performance.now() - began };
    };
    const waiting = Array.from({ length: 7 }, list);
    await sleep(300);
    const late = await Promise.all([list(), list(), list()]);
    expect(late.map(({ statusCode }) => statusCode)).toEqual([503, 503, 503]);
    expect(Math.max(...late.map(({ ms }) => ms))).toBeLessThan(250);
    expect((await api.app.inject({ url: '/api/health/ready' })).statusCode).toBe(200);
    await client.query('ROLLBACK');
    client.release();
    expect((await Promise.all(waiting)).map(({ statusCode }) => statusCode)).toEqual(Array(7).fill(200));
    await api.ok(contract.list, scene.worker, {});
  });
});

it('one person opens so many streams and no more; what they close they can open again', async () => {
  const api = await givenApi();
  const base = await api.app.listen({ port: 0, host: '127.0.0.1' });
  const scene = await givenScene(api);
  const { cookie } = scene.worker;
  const most = LIVE_LIMITS.streamsPerPerson;
  const streams = await Promise.all(Array.from({ length: most }, () => LiveStream.open(base, cookie)));
  onTestFinished(() => {
    for (const stream of streams) stream.close();
  });
  const refused = await fetch(`${base}/api/v1/live`, { headers: { cookie } });
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30']);
  await refused.body?.cancel();
  streams.push(await LiveStream.open(base, scene.volunteer.cookie));
  streams[0]?.close();
  await sleep(200);
  streams.push(await LiveStream.open(base, cookie));
});
