import { buildAll } from '../build/all.mjs';
import { installPackages } from '../shared/install.mjs';
import { lastLines } from '../shared/log-file.mjs';
import { PlainError, printFailure } from '../shared/plain-error.mjs';
import { isPortFree } from '../shared/ports.mjs';
import { hasEnded, stopChild } from '../shared/processes.mjs';
import { until } from '../shared/wait.mjs';
import { apiEnvironment, apiLogFile, isApiReady, spawnApi } from './api-process.mjs';
import { banner } from './banner.mjs';
import { openDataDir } from './data-dir.mjs';
import { createShutdown } from './shutdown.mjs';
import { readSettings } from './settings.mjs';

/** How long the API may take to answer its last requests, and to become ready. */
const DRAIN_TIMEOUT_MS = 15_000;
const READY_TIMEOUT_MS = 60_000;

/** Starts everything and stays until it is told to stop. Ends the process itself, with 0 or 1. */
export async function launch() {
  const shutdown = createShutdown();
  try {
    await start(shutdown, Date.now());
  } catch (error) {
    if (!shutdown.isStopping) printFailure(error);
    await shutdown.stop(1);
  }
}

/**
 * @param {import('./shutdown.mjs').Shutdown} shutdown
 * @param {number} beganMs
 */
async function start({ signal, undoLater, stop }, beganMs) {
  const settings = readSettings();
  const dataDir = openDataDir(settings.dataDir);
  undoLater(dataDir.release);
  await requireFreePort(settings, dataDir.wasTakenOver);
  await installPackages(signal);

  // Both load packages, which exist only now.
  const { openDatabase } = await import('./database.mjs');
  const { prepareDatabase } = await import('../database/roles.mjs');
  const { migrate } = await import('../database/migrate.mjs');
  const { seedDemoOnce } = await import('./seed.mjs');

  const secret = process.env.LINLI_SECRET || dataDir.secrets.LINLI_SECRET;
  const opening = openDatabase({
    databaseUrl: settings.databaseUrl,
    dataDir: settings.dataDir,
    password: dataDir.secrets.POSTGRES_PASSWORD,
    onLost(error) {
      printFailure(error);
      void stop(1);
    },
  });
  undoLater(() => opening.then(({ stop: stopDatabase }) => stopDatabase(), () => {}));
  const preparing = opening.then(({ adminUrl }) => prepareDatabase({ adminUrl, secret }));
  const [urls] = await Promise.all([preparing, buildAll(signal)]);

  const env = apiEnvironment(settings, { appUrl: urls.appUrl, secret });
  signal.throwIfAborted();
  const api = spawnApi('server', env);
  undoLater(async () => {
    if (!(await stopChild(api, { timeoutMs: DRAIN_TIMEOUT_MS }))) console.error('! The API did not end in time and was killed.');
  });
  api.once('exit', (code, by) => {
    if (signal.aborted) return;
    const log = apiLogFile(settings.dataDir);
    console.error(`${lastLines(log, 15)}\n✗ 服务意外退出 / The API ended unexpectedly (${by ?? code}); its log is ${log}`);
    void stop(1);
  });

  const { applied } = await migrate({ ownerUrl: urls.ownerUrl });
  if (applied.length > 0) console.log(`· 数据库结构已更新 / Migrations applied: ${applied.join(', ')}`);
  signal.throwIfAborted();
  if (settings.isDemo) await seedDemoOnce({ ownerUrl: urls.ownerUrl, env, signal });
  const isReady = await until(() => signal.aborted || hasEnded(api) || isApiReady(settings), { timeoutMs: READY_TIMEOUT_MS });
  if (signal.aborted || hasEnded(api)) return;
  if (!isReady) throw new PlainError(`The API does not become ready; its log is ${apiLogFile(settings.dataDir)}`);
  console.log(banner(settings, Date.now() - beganMs));
}

/**
 * @param {import('./settings.mjs').Settings} settings
 * @param {boolean} wasKilled whether the last start on this folder was: then its API is just leaving
 */
async function requireFreePort({ port, host }, wasKilled) {
  const isFree = () => isPortFree(port, host);
  if (await until(isFree, { timeoutMs: wasKilled ? DRAIN_TIMEOUT_MS : 0, everyMs: 100 })) return;
  throw new PlainError(`端口 ${port} 已被占用 / Port ${port} is taken: stop what uses it, or set PORT.`);
}
