import type { AddressInfo } from 'node:net';
import { ticketsContract as contract } from '@linli/domain/tickets/tickets.contract.ts';
import { afterAll, expect, it, onTestFinished } from 'vitest';
import { findLeaks } from '../../../../../scripts/checks/log-leaks.mjs';
import { LiveStream } from '../../live/live.given.ts';
import { givenScene, givenTicket } from '../../tickets/tickets.given.ts';
import { givenApi } from '../testing/app.ts';
import { freshTestDatabase } from '../testing/database.ts';
import { Metrics } from './metrics.ts';

const metrics = new Metrics();
// Narrow budgets, which are counted in the database: nobody else may have used them up.
const api = await givenApi({ metrics, publicRequestsPerMinute: 12, databaseUrl: (await freshTestDatabase()).appUrl });
const server = await metrics.listen({ port: 0, host: '127.0.0.1' });
afterAll(() => void server.close());
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** Reads the text format as Prometheus does: every line is a comment or a sample. */
async function scrape(): Promise<Map<string, number>> {
  const answer = await fetch(`${address}/metrics`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ]);
  const samples = new Map<string, number>();
  for (const line of (await answer.text()).split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [, name = '', labels = '', value] =
      /^([a-z_:][a-z0-9_:]*)(\{.*\})? ([-+.\deE]+|NaN|[+-]Inf)$/.exec(line) ?? [];
    expect(name, line).not.toBe('');
    samples.set(`${name}${labels}`, Number(value));
  }
  return samples;
}

it('tells what happened in this process, by route patterns and never by record or person', async () => {
  const scene = await givenScene(api);
  const { id, params } = await givenTicket(api, scene, 'accepted');
  const base = await api.app.listen({ port: 0, host: '127.0.0.1' });
  const desk = await LiveStream.open(base, scene.worker.cookie);
  onTestFinished(() => desk.close());
  await api.refused(contract.get, scene.worker, { params: { ticketId: '0190c1f2-0000-7000-8000-000000000001' } });
  await api.app.inject({ url: '/api/v1/13900001234?q=13900001234' });
  const body = { reason: '核对' };
  for (let turn = 0; turn < 6; turn += 1) await api.ok(contract.revealContact, scene.worker, { params, body });
  expect(await api.refused(contract.revealContact, scene.worker, { params, body })).toMatchObject({ status: 429 });

  const samples = await scrape();
  const count = (method: string, route: string, status: number) =>
    samples.get(`linli_http_request_duration_seconds_count{method="${method}",route="${route}",status="${status}"}`);
  expect(count('POST', '/api/v1/tickets/:ticketId/accept', 200)).toBe(1);
  expect(count('GET', '/api/v1/tickets/:ticketId', 404)).toBe(1);
  expect(count('GET', 'none', 404)).toBe(1);
  expect(count('POST', '/api/v1/tickets/:ticketId/reveal-contact', 429)).toBe(1);
  expect(samples.get('linli_rate_limited_total{limit="reveal"}')).toBe(1);
  expect(samples.get('linli_rate_limited_total{limit="sign_in"}')).toBe(0);
  expect(samples.get('linli_live_streams')).toBe(1);
  expect(samples.get('linli_database_connections{pool="requests",state="waiting"}')).toBe(0);
  expect(samples.get('linli_audit_seal_lag_seconds')).toBeGreaterThan(0);
  expect(samples.get('nodejs_eventloop_lag_seconds')).toBeDefined();
  const text = [...samples.keys()].join('\n');
  expect(findLeaks(text, [id, scene.worker.id, scene.worker.username])).toEqual([]);
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
  expect([...samples.keys()].filter((name) => name.includes('/api/v1/live'))).toEqual([]);
});

it('is told at its own port only, which serves nothing else', async () => {
  expect((await api.app.inject({ url: '/metrics' })).statusCode).toBe(404);
  expect((await fetch(`${address}/api/health/live`)).status).toBe(404);
  expect((await fetch(`${address}/metrics`, { method: 'POST' })).status).toBe(404);
});

it('still tells of the process while the database is away', async () => {
  const other = new Metrics();
  await givenApi({ metrics: other, databaseUrl: 'postgresql://nobody@127.0.0.1:1/nothing' });
  const listening = await other.listen({ port: 0, host: '127.0.0.1' });
  onTestFinished(() => void listening.close());
  const answer = await fetch(`http://127.0.0.1:${(listening.address() as AddressInfo).port}/metrics`);
  const text = await answer.text();
  expect([answer.status, text.includes('linli_live_streams 0'), text.includes('linli_jobs{')]).toEqual([
    200,
    true,
    false,
  ]);
});
