import { once } from 'node:events';
import { ticketsContract as contract } from '@linli/domain/tickets/tickets.contract.ts';
import { expect, it } from 'vitest';
import { LiveStream } from '../live/live.given.ts';
import { givenScene, givenTicket } from '../tickets/tickets.given.ts';
import { startApiProcess } from './testing/api-process.ts';
import { givenApi } from './testing/app.ts';

const api = await givenApi();

it('a process that is told to stop finishes what it has begun and takes nothing new', { timeout: 60_000 }, async () => {
  const { base, child } = await startApiProcess();
  const scene = await givenScene(api);
  const { id, params } = await givenTicket(api, scene, 'reported');
  const { cookie } = scene.worker;
  const desk = await LiveStream.open(base, cookie);
  const holder = await api.platform.database.system.pool.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT FROM tickets WHERE id = $1 FOR UPDATE', [id]);
  const headers = { cookie, 'content-type': 'application/json' };
  const accepting = fetch(`${base}/api/v1/tickets/${id}/accept`, { method: 'POST', headers, body: '{"version":1}' });
  // It waits for the row by now.
  for (let waits = 0; waits === 0;) {
    const text =
      "SELECT count(*)::int AS waits FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";
    waits = (await api.platform.database.system.pool.query<{ waits: number }>(text)).rows[0]?.waits ?? 0;
  }
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await desk.ended();
  await expect(fetch(`${base}/api/health/live`)).rejects.toThrow(/fetch failed/);
  await holder.query('COMMIT');
  holder.release();
  const answer = await accepting;
  expect([answer.status, await answer.json()]).toMatchObject([200, { status: 'accepted' }]);
  const told = Date.now();
  expect(await exit).toEqual([0, null]);
  expect(Date.now() - told).toBeLessThan(3_000);
  expect(await api.ok(contract.get, scene.worker, { params })).toMatchObject({ status: 'accepted' });
});
