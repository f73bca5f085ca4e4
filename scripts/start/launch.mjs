import { buildAll } from '../build/all.mjs';
import { lastLines } from '../shared/log-file.mjs';
import { PlainError, printFailure } from '../shared/plain-error.mjs';
import { hasEnded, stopChild } from '../shared/processes.mjs';
import { createShutdown } from '../shared/shutdown.mjs';
import { until } from '../shared/wait.mjs';
import { apiEnvironment, apiLogFile, isApiReady, spawnApi } from './api-process.mjs';
import { banner } from './banner.mjs';
import { firstAdministratorLink } from './first-administrator.mjs';
import { prepare } from './prepare.mjs';
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
 * @param {import('../shared/shutdown.mjs').Shutdown} shutdown
 * @param {number} beganMs
 */
async function start(shutdown, beganMs) {
  const { signal, undoLater, stop } = shutdown;
  const settings = readSettings();
  const { secret, urls } = await prepare(settings, [settings.port], shutdown);
  const [{ ownerUrl, appUrl }] = await Promise.all([urls, buildAll(signal)]);

  const env = apiEnvironment(settings, { appUrl, secret });
  signal.throwIfAborted();
  const api = spawnApi('server', env);
  undoLater(async () => {
    if (!(await stopChild(api, { timeoutMs: DRAIN_TIMEOUT_MS })))
      console.error('! The API did not end in time and was killed.');
  });
  api.once('exit', (code, by) => {
    if (signal.aborted) return;
    const log = apiLogFile(settings.dataDir);
    console.error(
      `${lastLines(log, 15)}\n✗ 服务意外退出 / The API ended unexpectedly (${by ?? code}); its log is ${log}`,
    );
    void stop(1);
  });

  // While the API is loading: it answers 503 until its migrations are there.
  const { migrate } = await import('../database/migrate.mjs');
  const { applied } = await migrate({ ownerUrl });
  if (applied.length > 0) console.log(`· 数据库结构已更新 / Migrations applied: ${applied.join(', ')}`);
  signal.throwIfAborted();
  const { seedDemoOnce } = await import('./seed.mjs');
  if (settings.isDemo) await seedDemoOnce({ ownerUrl, env, signal });
  const firstLink = settings.isDemo ? null : await firstAdministratorLink({ settings, env, signal });
  const isReady = await until(() => signal.aborted || hasEnded(api) || isApiReady(settings), {
    timeoutMs: READY_TIMEOUT_MS,
  });
  if (signal.aborted || hasEnded(api)) return;
  if (!isReady) throw new PlainError(`The API does not become ready; its log is ${apiLogFile(settings.dataDir)}`);
  console.log(banner(settings, Date.now() - beganMs, firstLink));
}
