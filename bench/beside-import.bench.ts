import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { rollFile, somePeople } from '../apps/api/src/residents/rolls/rolls.given.ts';
import { openPlatform } from '../apps/api/src/shared/open-platform.ts';
import { readEnvironment } from '../apps/api/src/shared/environment.ts';
import { sowResidents } from '../apps/api/src/seed-demo/residents/sow-residents.ts';
import { sowDemo } from '../apps/api/src/seed-demo/sow.ts';
import { makeDatabase } from './support/database.ts';
import { percentile } from './support/rounds.ts';
import { startServer } from './support/server.ts';
import { sessionOf } from './support/session.ts';

/**
 * What others wait while a roll of `BENCH_ROWS` people (100,000 unless told) is taken in: a worker of another community
 * looks for people and reads tickets, four requests at a time with a moment between, before it and during it, over HTTP.
 */
const ROWS = Number(process.env['BENCH_ROWS'] ?? 100_000);
const PAUSE_MS = 20;
const BEFORE_MS = 10_000;

const { appUrl, settle } = await makeDatabase('beside_import');
const platform = openPlatform({ ...readEnvironment({ ...process.env, LINLI_APP_DATABASE_URL: appUrl }), isDemo: true });
await sowDemo(platform, () => {});
await sowResidents(platform, { total: 20_000, tell: () => {} });
await platform.database.close();
await settle();
const server = await startServer(
  [process.execPath, 'apps/api/dist/server.js'],
  { LINLI_APP_DATABASE_URL: appUrl, LINLI_DEMO: 'on', LINLI_PUBLIC_REQUESTS_PER_MINUTE: '10000000' },
  '/api/health/ready',
);
const pool = new pg.Pool({ connectionString: appUrl, max: 1, options: '-c linli.level=system' });
const [desk, importer] = [await sessionOf(pool, 'worker'), await sessionOf(pool, 'worker2')];

const searches = ['王伟', 'wang', '1234', '文化', ''].map((text) => ({ path: '/residents/search', body: { text } }));
const asked = [...searches, { path: '/tickets?limit=50', body: null }];

await askWhile(sleep(3_000));
const before = await askWhile(sleep(BEFORE_MS));
const during = await askWhile(importRoll());
console.log(
  `\nOthers' requests, 95 of 100 within ms, before and while ${ROWS.toLocaleString('en')} people are taken in`,
);
const p95 = [percentile(before, 0.95), percentile(during, 0.95)] as const;
const figures = `${p95[0].toFixed(1)} of ${before.length}   ${p95[1].toFixed(1)} of ${during.length}`;
console.log(`  ${figures}   ${(p95[1] / p95[0]).toFixed(2)}`);
await pool.end();
await server.stop();

/** Milliseconds of each request that was asked and answered until `work` is done. */
async function askWhile(work: Promise<unknown>): Promise<number[]> {
  const over = new AbortController();
  const end = work.finally(() => over.abort());
  const times: number[] = [];
  const caller = async (_: unknown, first: number) => {
    for (let turn = first; !over.signal.aborted; turn += 1) {
      const began = performance.now();
      await send(desk, asked[turn % asked.length]!);
      times.push(performance.now() - began);
      await sleep(PAUSE_MS);
    }
  };
  await Promise.all([end, ...Array.from({ length: 4 }, caller)]);
  return times;
}

async function importRoll(): Promise<void> {
  const path = '/residents/rolls?fileName=a.csv';
  const headers = { cookie: importer, 'content-type': 'text/csv' };
  const file = new Uint8Array(rollFile(somePeople(ROWS, 7)));
  const uploaded = await fetch(`${server.base}/api/v1${path}`, { method: 'POST', headers, body: file });
  if (!uploaded.ok) throw new Error(`The roll was refused: ${await uploaded.text()}`);
  let roll = (await uploaded.json()) as { id: string; version: number; status: string };
  await send(importer, {
    path: `/residents/rolls/${roll.id}/confirm`,
    body: { version: roll.version, takesDoubtful: true },
  });
  do {
    await sleep(500);
    roll = (await send(importer, { path: `/residents/rolls/${roll.id}`, body: null })) as typeof roll;
  } while (roll.status === 'importing');
  if (roll.status !== 'imported') throw new Error(`The roll ended as ${roll.status}.`);
}

async function send(cookie: string, { path, body }: { path: string; body: object | null }): Promise<unknown> {
  const headers = { cookie, ...(body && { 'content-type': 'application/json' }) };
  const sent = { headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) };
  const answer = await fetch(`${server.base}/api/v1${path}`, sent);
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
