import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Endpoint, RequestOf } from '@linli/domain/shared/contract.ts';
import { rollsContract as contract, type RollView } from '@linli/domain/residents/rolls.contract.ts';
import { expect, it } from 'vitest';
import { givenPerson } from '../../appointments/appointments.given.ts';
import { givenCommunity } from '../../org-units/org-units.given.ts';
import { startApiProcess } from '../../shared/testing/api-process.ts';
import { givenApi } from '../../shared/testing/app.ts';
import { tellFigures } from '../../shared/testing/figures.ts';
import { rollFile, somePeople } from './rolls.given.ts';

const PEOPLE = 100_000;
const api = await givenApi();

it('a process killed in the middle of 100,000 leaves nothing of them, the person sees it, and then all of them are there', async () => {
  const community = await givenCommunity(api);
  const worker = await givenPerson(api, { role: 'community_worker', unit: community });
  const count = async () => {
    const { rows } = await api.platform.database.system.pool.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM residents WHERE community_id = $1',
      [community.id],
    );
    return rows[0]?.count;
  };
  const first = await startApiProcess();
  const file = rollFile(somePeople(PEOPLE, 1));
  const uploadedAt = Date.now();
  const answer = await fetch(`${first.base}/api/v1${contract.upload.path}?fileName=a.csv`, {
    method: 'POST',
    headers: { cookie: worker.cookie, 'content-type': 'text/csv' },
    body: new Uint8Array(file),
  });
  expect(answer.status).toBe(201);
  const previewSeconds = (Date.now() - uploadedAt) / 1_000;
  const roll = (await answer.json()) as RollView;
  expect(roll.counts.new).toBe(PEOPLE);
  const params = { rollId: roll.id };
  const cells = [
    { field: 'notes' as const, text: '' },
    { field: 'phone' as const, text: '13900139000' },
  ];
  const mendedAt = Date.now();
  const mended = await api.ok(contract.correctRow, worker, {
    params,
    body: { version: roll.version, row: PEOPLE / 2, cells },
  });
  const mendMs = Date.now() - mendedAt;
  expect(mended.counts.new).toBe(PEOPLE);
  const ask = <E extends Endpoint>(endpoint: E, request: RequestOf<E, Buffer>) => api.ok(endpoint, worker, request);

  const confirmAt = async (base: string, version: number) => {
    const confirmed = await fetch(`${base}/api/v1/residents/rolls/${roll.id}/confirm`, {
      method: 'POST',
      headers: { cookie: worker.cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ version }),
    });
    expect(confirmed.status).toBe(200);
  };
  await confirmAt(first.base, mended.version);
  let seen = await ask(contract.get, { params });
  for (let tries = 0; seen.progress < PEOPLE / 5 && tries < 1_500; tries += 1) {
    await sleep(100);
    seen = await ask(contract.get, { params });
  }
  expect(seen).toMatchObject({ status: 'importing', isInterrupted: false });
  expect(seen.progress).toBeGreaterThanOrEqual(PEOPLE / 5);
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  expect(await count()).toBe(0);
  api.setNow(new Date(Date.now() + 60_000));
  // PostgreSQL notices within moments that whoever held the lock is gone.
  for (let tries = 0; !(await ask(contract.get, { params })).isInterrupted && tries < 100; tries += 1) await sleep(100);
  const interrupted = await ask(contract.get, { params });
  expect(interrupted).toMatchObject({ status: 'importing', isInterrupted: true });
  expect(interrupted.availableActions).toContain('confirm');

  const second = await startApiProcess();
  await sleep(Math.max(0, 11_000 - (Date.now() - Date.parse(seen.createdAt))));
  const startedAt = Date.now();
  await confirmAt(second.base, interrupted.version);
  let done = await ask(contract.get, { params });
  for (let tries = 0; done.status === 'importing' && tries < 2_000; tries += 1) {
    await sleep(100);
    // Counting goes over all that is being written, so not every time.
    if (tries % 20 === 0) expect([0, PEOPLE]).toContain(await count());
    done = await ask(contract.get, { params });
  }
  const seconds = (Date.now() - startedAt) / 1_000;
  expect(done.status).toBe('imported');
  expect(await count()).toBe(PEOPLE);
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${second.child.pid}/status`, 'utf8'))?.[1];
  tellFigures(
    'import of 100,000',
    `preview ${previewSeconds.toFixed(1)} s, a row mended in ${mendMs} ms, taken in in ${seconds.toFixed(1)} s (${Math.round(PEOPLE / seconds)} rows/s), ` +
      `the process at most ${Math.round(Number(peak) / 1_024)} MB`,
  );
  expect(Number(peak) / 1_024).toBeLessThan(600);
}, 480_000);
