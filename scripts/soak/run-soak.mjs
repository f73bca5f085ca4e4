import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { fromRoot } from '../shared/paths.mjs';
import { PlainError, printFailure } from '../shared/plain-error.mjs';
import { freePort } from '../shared/ports.mjs';
import { stopChild } from '../shared/processes.mjs';
import { createShutdown } from '../shared/shutdown.mjs';
import { until } from '../shared/wait.mjs';
import { prepareLoad } from './load.mjs';
import { floorsOf, Measured, slopeOf } from './measured.mjs';

/** Memory may not grow faster once it is warm: a leak of a few kB a request would be ten times that. */
const MOST_MB_A_MINUTE = 3;
/** Meanwhile caches and pools fill, and V8 finds how much room it wants to leave itself. */
const WARM_UP_MINUTES = 3;
/** Below this a line through the samples says more about the garbage collector than about a leak. */
const JUDGED_MINUTES = 3;
const SAMPLE_MS = 2_000;

/**
 * Ends the process: with 0 when the server made no error and its memory stayed flat.
 * @param {string[]} args of the command line
 */
export async function soak(args) {
  const shutdown = createShutdown({ signalExitCode: 130 });
  try {
    const { minutes, rate } = readArgs(args);
    const house = await openHouse(shutdown);
    const isWell = await run(house, { minutes, rate, signal: shutdown.signal });
    await shutdown.stop(isWell ? 0 : 1);
  } catch (error) {
    if (!shutdown.isStopping) printFailure(error);
    await shutdown.stop(1);
  }
}

/** @param {string[]} args */
function readArgs(args) {
  const { values } = parseArgs({
    args,
    options: { minutes: { type: 'string', default: '10' }, rate: { type: 'string', default: '200' } },
  });
  const [minutes, rate] = [Number(values.minutes), Number(values.rate)];
  if (minutes > 0 && rate > 0) return { minutes, rate };
  throw new PlainError('Use: npm run soak [-- --minutes 10 --rate 200]');
}

/** @param {import('../shared/shutdown.mjs').Shutdown} shutdown */
async function openHouse({ signal, undoLater }) {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'linli-soak-'));
  fs.chmodSync(dataDir, 0o711);
  undoLater(() => fs.rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));
  const port = await freePort();
  const launcher = spawn(process.execPath, [fromRoot('scripts/start.mjs')], {
    cwd: fromRoot(),
    env: {
      ...process.env,
      DATABASE_URL: '',
      LINLI_DATA_DIR: dataDir,
      PORT: String(port),
      // A limit as on a small machine: with room for gigabytes V8 lets garbage lie, and memory says nothing.
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --max-old-space-size=384`.trim(),
      // All of the load comes from one address and a few people.
      LINLI_PUBLIC_REQUESTS_PER_MINUTE: '1000000',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  undoLater(() => stopChild(launcher, { timeoutMs: 30_000 }));
  const base = `http://localhost:${port}`;
  const isReady = () =>
    signal.aborted ||
    fetch(`${base}/api/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  if (!(await until(isReady, { timeoutMs: 300_000, everyMs: 500 })))
    throw new PlainError('Linli does not become ready.');
  signal.throwIfAborted();
  return { base, apiPid: apiPidOf(launcher.pid ?? 0) };
}

/** @param {number} launcherPid */
function apiPidOf(launcherPid) {
  const { stdout } = spawnSync('ps', ['-o', 'pid=,args=', '--ppid', String(launcherPid)], { encoding: 'utf8' });
  const line = stdout.split('\n').find((each) => each.includes('apps/api/dist/server.js'));
  if (!line) throw new PlainError('The process of the API is not found.');
  return Number(line.trim().split(' ')[0]);
}

/**
 * @param {{ base: string, apiPid: number }} house
 * @param {{ minutes: number, rate: number, signal: AbortSignal }} options
 */
async function run({ base, apiPid }, { minutes, rate, signal }) {
  const { kinds, streams } = await prepareLoad(base);
  const measured = new Measured(kinds.map(({ name }) => name));
  /** @type {[number, number][]} */
  const memory = [];
  const began = performance.now();
  const forMs = minutes * 60_000;
  const sampling = setInterval(() => {
    const at = performance.now() - began;
    memory.push([at / 60_000, rssOf(apiPid) / 1e6]);
    if (memory.length % 15 === 0)
      console.log(
        `  ${(at / 60_000).toFixed(1)} min   ${measured.count} requests   ${memory.at(-1)?.[1].toFixed(0)} MB`,
      );
  }, SAMPLE_MS);
  console.log(
    `· ${rate} requests/s for ${minutes} minutes, ${streams.length} live streams, load of the machine ${os.loadavg()[0]?.toFixed(1)}`,
  );
  const pending = new Set();
  const total = kinds.reduce((sum, { share }) => sum + share, 0);
  // Each request has its moment, whatever became of those before: a server that stalls is not spared.
  for (let turn = 0; !signal.aborted; turn += 1) {
    const due = began + (turn * 1_000) / rate;
    if (due > began + forMs) break;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    let at = Math.random() * total;
    const kind = kinds.find(({ share }) => (at -= share) < 0) ?? kinds[0];
    if (!kind) break;
    const ask = measured.time(kind.name, due, kind.send).finally(() => pending.delete(ask));
    pending.add(ask);
  }
  await Promise.all(pending);
  clearInterval(sampling);
  for (const stream of streams) stream.abort();
  const seconds = (performance.now() - began) / 1_000;
  console.log(`\n${measured.table()}\n`);
  const warm = memory.filter(([at]) => at >= WARM_UP_MINUTES);
  const isJudged = minutes >= WARM_UP_MINUTES + JUDGED_MINUTES;
  // What is left after the garbage collector has been, minute by minute.
  const slope = slopeOf(floorsOf(warm));
  console.log(
    `  ${measured.count} requests in ${seconds.toFixed(0)} s (${(measured.count / seconds).toFixed(0)}/s), ${measured.errors} errors of the server, ${measured.refused} other refusals`,
  );
  if (measured.failures()) console.log(`  ${measured.failures()}`);
  const [first, last] = [warm[0]?.[1] ?? 0, warm.at(-1)?.[1] ?? 0];
  const line = `memory ${first.toFixed(0)} → ${last.toFixed(0)} MB after ${WARM_UP_MINUTES} minutes, ${slope.toFixed(2)} MB a minute (at most ${MOST_MB_A_MINUTE})`;
  console.log(
    `  ${isJudged ? line : `memory is judged in runs of ${WARM_UP_MINUTES + JUDGED_MINUTES} minutes and more`}`,
  );
  const isFlat = !isJudged || slope <= MOST_MB_A_MINUTE;
  const isWell = measured.errors === 0 && measured.refused === 0 && isFlat;
  console.log(isWell ? '✓' : '✗ see above');
  return isWell;
}

/** @param {number} pid */
function rssOf(pid) {
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  const kilobytes = Number(stdout.trim());
  if (!kilobytes) throw new PlainError('The API has ended.');
  return kilobytes * 1024;
}
