import { residentExportsContract as contract } from '@linli/domain/residents/resident-exports.contract.ts';
import { expect, it, vi } from 'vitest';
import { givenPerson } from '../../appointments/appointments.given.ts';
import { givenCommunity } from '../../org-units/org-units.given.ts';
import { givenRunner } from '../../shared/jobs/jobs.given.ts';
import { givenApi } from '../../shared/testing/app.ts';
import { askedFile } from './exports.given.ts';
import { makeExportJob } from './exports.jobs.ts';
import { givenManyResidents } from './many-residents.given.ts';

const api = await givenApi();
const { pool } = api.platform.database.system;
const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 100 });

it('a file that cannot be made says so once its last try failed, makes room, and is made when tried once more', async () => {
  const community = await givenCommunity(api);
  const worker = await givenPerson(api, { role: 'community_worker', unit: community });
  await givenManyResidents(api, worker, 1_001);
  const { id } = await api.ok(contract.create, worker, { body: askedFile() });
  const params = { exportId: id };
  // What was asked for cannot be opened any more: no try can succeed.
  const { rows } = await pool.query<{ request: string }>('SELECT request FROM resident_exports WHERE id = $1', [id]);
  const request = rows[0]?.request ?? '';
  const write = (text: string) => pool.query('UPDATE resident_exports SET request = $2 WHERE id = $1', [id, text]);
  await write(request.slice(0, -4));
  await pool.query("UPDATE pgboss.job SET retry_limit = 0 WHERE data ->> 'exportId' = $1", [id]);
  expect(await api.ok(contract.get, worker, { params })).toMatchObject({ status: 'making' });
  givenRunner(api, [makeExportJob]);
  await eventually(async () =>
    expect(await api.ok(contract.get, worker, { params })).toMatchObject({ status: 'failed', address: null }),
  );
  const failed = await api.ok(contract.get, worker, { params });
  expect(Date.parse(failed.expiresAt) - Date.now()).toBeLessThan(3_601_000);
  expect((await api.refused(contract.file, worker, { params, query: ADDRESS })).status).toBe(404);

  await write(request);
  await pool.query(
    "UPDATE pgboss.job SET state = 'retry', retry_limit = retry_count + 1, start_after = now(), completed_on = NULL WHERE data ->> 'exportId' = $1",
    [id],
  );
  await eventually(async () =>
    expect(await api.ok(contract.get, worker, { params })).toMatchObject({ status: 'ready', rows: 1_001 }),
  );
});

const ADDRESS = { until: 'tg5s00', seal: 'a'.repeat(64) };
