import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { duplicatesContract as contract } from '@linli/domain/residents/duplicates.contract.ts';
import { residentsContract } from '@linli/domain/residents/residents.contract.ts';
import pg from 'pg';
import { expect, it } from 'vitest';
import { givenPerson } from '../../appointments/appointments.given.ts';
import { givenCommunity } from '../../org-units/org-units.given.ts';
import { startApiProcess } from '../../shared/testing/api-process.ts';
import { givenApi } from '../../shared/testing/app.ts';
import { testDatabase } from '../../shared/testing/database.ts';
import { givenResident } from '../residents.given.ts';
import { givenDuplicate } from './duplicates.given.ts';

const api = await givenApi();
const { pool } = api.platform.database.system;

it('a process killed in the middle of merging, or of undoing it, leaves both files as they were', async () => {
  const worker = await givenPerson(api, { role: 'community_worker', unit: await givenCommunity(api) });
  const one = await givenResident(api, worker, { name: '王小明', phone: '13912345678' });
  const other = await givenResident(api, worker, {
    documentKind: 'none',
    name: '王晓明',
    phone: '13912345678',
    labels: [{ label: 'disability' }],
  });
  const { id } = await givenDuplicate(api, [one.id, other.id]);
  const body = { keep: 'resident' as const, versions: { resident: 1, other: 1 } };
  const read = (residentId: string) => api.ok(residentsContract.get, worker, { params: { residentId } });
  const both = async () => [await read(one.id), await read(other.id)];
  const before = await both();

  await killedAt(worker.cookie, { path: `/resident-duplicates/${id}/merge`, payload: body, lock: id });
  expect(await both()).toEqual(before);
  const { mergeId } = await api.ok(contract.merge, worker, { params: { duplicateId: id }, body });

  const merged = await both();
  expect(merged[1]).toMatchObject({ status: 'merged', labels: [] });
  await killedAt(worker.cookie, { path: `/resident-merges/${mergeId}/undo`, lock: id });
  expect(await both()).toEqual(merged);
  await api.ok(contract.undoMerge, worker, { params: { mergeId } });
  expect((await both()).map(({ status, labels }) => [status, labels])).toEqual([
    ['living_here', []],
    ['living_here', ['disability']],
  ]);
}, 60_000);

/** Sends a request that must wait for the pair, which is decided late in its transaction, and kills whoever serves it. */
async function killedAt(
  cookie: string,
  { path, payload, lock }: { path: string; payload?: object; lock: string },
): Promise<void> {
  const { base, child } = await startApiProcess();
  const holder = new pg.Client({ connectionString: (await testDatabase()).adminUrl, options: '-c linli.level=system' });
  await holder.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT id FROM resident_duplicates WHERE id = $1 FOR UPDATE', [lock]);
    const answer = fetch(`${base}/api/v1${path}`, {
      method: 'POST',
      headers: { cookie, ...(payload && { 'content-type': 'application/json' }) },
      ...(payload && { body: JSON.stringify(payload) }),
    }).then(
      () => 'answered',
      () => 'cut off',
    );
    const waits = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    for (let tries = 0; (await pool.query(waits)).rowCount === 0 && tries < 200; tries += 1) await sleep(50);
    expect((await pool.query(waits)).rowCount).toBeGreaterThan(0);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await answer).toBe('cut off');
  } finally {
    await holder.query('ROLLBACK');
    await holder.end();
  }
}
