import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import pg from 'pg';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startCluster } from '../../../../../scripts/database/cluster.mjs';
import { ensureDatabase } from '../../../../../scripts/database/roles.mjs';
import { A_REPORT, givenReport, givenScene, type Scene } from '../../tickets/tickets.given.ts';
import { givenApi, type TestApi } from '../testing/app.ts';
import { tellFigures } from '../testing/figures.ts';
import { openHouse, type House } from './house.ts';
import { request, watch, type Watch } from './watcher.ts';

const OUTAGE_MS = 10_000;
const MOST_MS = 31_000;
const MOST_MS_BACK = 5_000;

const homeDir = mkdtempSync(path.join(os.tmpdir(), 'linli-outage-'));
chmodSync(homeDir, 0o711);
let cluster: Awaited<ReturnType<typeof startCluster>>;
let house: House;
let api: TestApi;
let scene: Scene;

const start = async () => {
  cluster = await startCluster({ homeDir, password: 'outage', ...(cluster && { port: cluster.port }) });
};
beforeAll(async () => {
  await start();
  await ensureDatabase(cluster.urlOf('postgres'), 'outage');
  house = await openHouse({ apis: 1, database: { adminUrl: cluster.urlOf('outage') } });
  api = await givenApi({ databaseUrl: house.appUrl, dataDir: house.dataDir });
  scene = await givenScene(api);
}, 120_000);
afterAll(async () => {
  await house.close();
  await cluster.stop();
  rmSync(homeDir, { recursive: true, force: true });
}, 60_000);

/** Reports that were acknowledged, however it went otherwise. */
const reported: string[] = [];
const json = { 'content-type': 'application/json' };
const list = { name: 'list', send: lazily('/tickets?limit=5', () => ({ headers: { cookie: scene.worker.cookie } })) };
const report = {
  name: 'report',
  async send(base: string) {
    const body = JSON.stringify({ ...A_REPORT, communityId: scene.community.id });
    const answer = await request('/public/tickets', { method: 'POST', headers: json, body })(base);
    if (answer.ok) reported.push(((await answer.clone().json()) as { id: string }).id);
    return answer;
  },
};

function lazily(url: string, options: () => RequestInit) {
  return (base: string) => request(url, options())(base);
}

function expectPatience(what: string, seen: Watch): void {
  tellFigures(
    what,
    `${seen.answers} answers, ${seen.refused} of them 503 with Retry-After, ${seen.wrong.length} others; ` +
      `slowest ${(seen.slowestMs / 1000).toFixed(1)} s, back after ${Math.round(seen.backMs)} ms`,
  );
  expect(seen.wrong).toEqual([]);
  expect(house.apiDeaths()).toBe(0);
  expect(seen.slowestMs).toBeLessThan(MOST_MS);
  expect(seen.backMs).toBeLessThan(MOST_MS_BACK);
}

async function expectNothingLost(): Promise<void> {
  const { client } = api.platform.database.system;
  const found = await client.ticket.count({ where: { id: { in: reported } } });
  expect(found).toBe(reported.length);
}

const admin = async (work: (client: pg.Client) => Promise<void>) => {
  const client = new pg.Client({ connectionString: cluster.urlOf('outage') });
  client.on('error', () => {});
  await client.connect();
  await work(client);
  await client.end();
};

/** The postmaster with all its processes. */
function serverPids(): number[] {
  const postmaster = readFileSync(path.join(homeDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0] ?? '';
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', postmaster], { encoding: 'utf8' });
  return [postmaster, ...children.trim().split(/\s+/)].map(Number);
}

describe('while PostgreSQL', () => {
  it('is stopped for 10 s, people are told to come again, and it goes on by itself', async () => {
    const seen = await watch(house.bases[0]!, [list, report], async () => {
      await cluster.stop();
      await sleep(OUTAGE_MS);
      await start();
    });
    expectPatience('PostgreSQL stopped for 10 s', seen);
    expect(seen.refused).toBeGreaterThan(20);
    await expectNothingLost();
  }, 120_000);

  it('hangs for 10 s, nobody waits for ever', async () => {
    const seen = await watch(house.bases[0]!, [list, report], async () => {
      const pids = serverPids();
      for (const pid of pids) process.kill(pid, 'SIGSTOP');
      await sleep(OUTAGE_MS);
      for (const pid of pids) process.kill(pid, 'SIGCONT');
    });
    expectPatience('PostgreSQL hung for 10 s', seen);
    await expectNothingLost();
  }, 120_000);

  it('keeps every connection of the pool waiting, the others are told so', async () => {
    const seen = await watch(house.bases[0]!, [list, report, list, list], async () => {
      await admin(async (client) => {
        await client.query('BEGIN');
        await client.query('LOCK TABLE tickets IN ACCESS EXCLUSIVE MODE');
        await sleep(OUTAGE_MS);
        await client.query('ROLLBACK');
      });
    });
    expectPatience('every connection held for 10 s', seen);
    expect(seen.refused).toBeGreaterThan(20);
    await expectNothingLost();
  }, 120_000);
});

/** A disk of so many megabytes; null where this account may not mount one. */
function givenDisk(folder: string, megabytes: number): { fill(): void; free(): void } | null {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  const ballast = path.join(folder, 'ballast');
  return {
    fill() {
      for (let size = megabytes * 1024 * 1024; size >= 4096; size /= 2) {
        try {
          writeFileSync(ballast, Buffer.alloc(size), { flag: 'a' });
        } catch {
          // What fitted stays; the rest is tried in smaller pieces.
        }
      }
    },
    free: () => rmSync(ballast, { force: true }),
  };
}

const unmount = (folder: string) => execFileSync('umount', ['-l', folder], { stdio: 'ignore' });

describe('while the disk is full', () => {
  it('of photos, they are refused for now, and all else goes on', async ({ skip }) => {
    const files = path.join(house.dataDir, 'files');
    const disk = givenDisk(files, 8);
    if (!disk) return skip('only an account that may mount a file system can fill one up');
    onTestFinished(() => void unmount(files));
    const { number, secret } = await givenReport(api, scene.community);
    const add = async () => {
      const create = {
        width: 64,
        height: 64,
        channels: 3,
        background: `#${Math.random().toString(16).slice(2, 8).padEnd(6, '0')}`,
      } as const;
      const body = new Uint8Array(await sharp({ create }).jpeg().toBuffer());
      const headers = { authorization: `Ticket ${secret}`, 'content-type': 'image/jpeg' };
      return request(`/public/tickets/${number}/photos`, { method: 'POST', headers, body })(house.bases[0]!);
    };
    expect((await add()).status).toBe(201);
    disk.fill();
    const refused = await add();
    expect([refused.status, refused.headers.has('retry-after'), await refused.json()]).toMatchObject([
      503,
      true,
      { code: 'service.storage_full' },
    ]);
    expect((await list.send(house.bases[0]!)).status).toBe(200);
    disk.free();
    expect((await add()).status).toBe(201);
    // Half a file would be served as a whole one.
    const { photos } = await api.ok(ticketsContract.follow, null, { params: { number }, secret });
    expect(photos).toHaveLength(2);
    tellFigures('disk of photos full', '503 with Retry-After, and taken again as soon as there was room');
  });

  it('of the database, nothing is kept and nothing breaks', async ({ skip }) => {
    const folder = path.join(homeDir, 'small-disk');
    const disk = givenDisk(folder, 16);
    if (!disk) return skip('only an account that may mount a file system can fill one up');
    onTestFinished(() => void unmount(folder));
    const { uid, gid } = statSync(path.join(homeDir, 'postgres'));
    const space = path.join(folder, 'space');
    mkdirSync(space);
    execFileSync('chown', [`${uid}:${gid}`, space]);
    await admin(async (client) => {
      await client.query(`CREATE TABLESPACE small LOCATION '${space}'`);
      await client.query('ALTER TABLE tickets SET TABLESPACE small');
    });
    const seen = await watch(house.bases[0]!, [list, report], async () => {
      disk.fill();
      await sleep(3_000);
      disk.free();
    });
    expectPatience('disk of the database full', seen);
    expect(seen.refused).toBeGreaterThan(0);
    await expectNothingLost();
    await admin(async (client) => {
      await client.query('ALTER TABLE tickets SET TABLESPACE pg_default');
      await client.query('DROP TABLESPACE small');
    });
  }, 120_000);
});

it.each([
  ['an hour forward', 3_600_000],
  ['an hour back', -3_600_000],
])('while the clock is %s, people stay signed in and reports are taken', async (_what, offsetMs) => {
  api.setNow(new Date(Date.now() + offsetMs));
  onTestFinished(() => api.setNow(null));
  const { id, number, secret } = await givenReport(api, scene.community);
  const params = { ticketId: id };
  await api.ok(ticketsContract.accept, scene.worker, { params, body: { version: 1 } });
  await api.ok(ticketsContract.follow, null, { params: { number }, secret });
  api.setNow(null);
  const body = { version: 2, volunteerBrief: '换灯泡' };
  await api.ok(ticketsContract.open, scene.worker, { params, body });
  expect((await api.ok(ticketsContract.get, scene.worker, { params })).events.map(({ action }) => action)).toEqual([
    'tickets.report',
    'tickets.accept',
    'tickets.open',
  ]);
});

it('an answer that is neither would be noticed', async () => {
  const broken = { name: 'broken', send: async () => new Response('{}', { status: 500 }) };
  const bare = { name: 'bare', send: async () => new Response('{}', { status: 503 }) };
  let turn = 0;
  const heals = (probe: typeof broken) => ({
    ...probe,
    send: async () => (turn++ < 6 ? probe.send() : new Response('{}')),
  });
  const seen = await watch('', [heals(broken), heals(bare)], async () => sleep(300));
  expect(new Set(seen.wrong.map((each) => each.slice(0, 11)))).toEqual(new Set(['broken: 500', 'bare: 503 {']));
});
