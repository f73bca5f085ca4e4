import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { residentExportsContract as contract } from '@linli/domain/residents/resident-exports.contract.ts';
import type { ResidentExportView } from '@linli/domain/residents/resident-exports.contract.ts';
import { expect, it } from 'vitest';
import { givenPerson } from '../../appointments/appointments.given.ts';
import { givenCommunity } from '../../org-units/org-units.given.ts';
import { startApiProcess } from '../../shared/testing/api-process.ts';
import { givenApi } from '../../shared/testing/app.ts';
import { tellFigures } from '../../shared/testing/figures.ts';
import { readSpreadsheet } from '../../shared/spreadsheets/read-spreadsheet.ts';
import { askedFile } from './exports.given.ts';
import { givenManyResidents } from './many-residents.given.ts';

const PEOPLE = 100_000;
const api = await givenApi();
const { pool } = api.platform.database.system;

it('a process killed over a file of 100,000 leaves no half of one, and the job tried again makes it once', async () => {
  const community = await givenCommunity(api);
  const worker = await givenPerson(api, { role: 'community_worker', unit: community });
  await givenManyResidents(api, worker, PEOPLE);
  const statusOf = (params: { exportId: string }) => api.ok(contract.get, worker, { params });
  const until = async (exportId: string, holds: (seen: ResidentExportView) => boolean) => {
    let seen = await statusOf({ exportId });
    for (let tries = 0; !holds(seen) && tries < 2_000; tries += 1) {
      await sleep(50);
      seen = await statusOf({ exportId });
    }
    return seen;
  };

  const first = await startApiProcess();
  const { id } = await api.ok(contract.create, worker, { body: askedFile({ sort: 'registered' }) });
  const begun = await until(id, ({ progress }) => progress > PEOPLE / 5);
  expect(begun).toMatchObject({ status: 'making', total: PEOPLE, rows: null, address: null });
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  expect(await statusOf({ exportId: id })).toMatchObject({ status: 'making', address: null });
  // What a killed process held comes back after its time limit; that much time is over at once here.
  await pool.query(
    "UPDATE pgboss.job SET started_on = now() - interval '1 hour' WHERE name = 'residents.make_export' AND state = 'active'",
  );

  // All cells in memory would not fit into this heap; row by row they do, however many there are.
  const second = await startApiProcess({ env: { NODE_OPTIONS: '--max-old-space-size=160' } });
  const idle = memoryOf(second.child.pid);
  const startedAt = Date.now();
  const done = await until(id, ({ status }) => status === 'ready');
  expect(done).toMatchObject({ status: 'ready', rows: PEOPLE, progress: PEOPLE });
  const waited = (Date.now() - startedAt) / 1_000;
  const answer = await fetch(
    `${second.base}/api/v1/residents/exports/${id}/file?${new URLSearchParams(done.address!).toString()}`,
    { headers: { cookie: worker.cookie } },
  );
  expect(answer.status).toBe(200);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const peak = memoryOf(second.child.pid);

  const { rows } = await pool.query<{ events: number; runs: number }>(
    `SELECT (SELECT count(*)::int FROM events WHERE subject_id = $1 AND action = 'residents.export') AS events,
       (SELECT count(DISTINCT run_id)::int FROM resident_export_parts WHERE export_id = $1) AS runs`,
    [id],
  );
  expect(rows[0]).toEqual({ events: 1, runs: 1 });
  const sheets = await readSpreadsheet(bytes, 'a.xlsx');
  const names = JSON.stringify(sheets).match(/王第\d+人/g) ?? [];
  expect(names.length).toBe(PEOPLE);
  expect(new Set(names).size).toBe(PEOPLE);
  tellFigures(
    'export of 100,000',
    `${(bytes.length / 1_048_576).toFixed(1)} MB of .xlsx, made ${waited.toFixed(1)} s after the restart, ` +
      `the process at most ${peak} MB (${idle} MB when it began)`,
  );
  expect(peak - idle).toBeLessThan(250);
}, 300_000);

/** The most that a process ever held, in MB. */
function memoryOf(pid: number | undefined): number {
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(peak) / 1_024);
}
