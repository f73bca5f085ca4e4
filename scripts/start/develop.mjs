import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { buildPrismaClient } from '../build/prisma-client.mjs';
import { fromRoot } from '../shared/paths.mjs';
import { printFailure } from '../shared/plain-error.mjs';
import { stopChild } from '../shared/processes.mjs';
import { createShutdown } from '../shared/shutdown.mjs';
import { until } from '../shared/wait.mjs';
import { apiEnvironment, FOLLOW_PARENT, isApiReady } from './api-process.mjs';
import { firstAdministratorLines } from './banner.mjs';
import { firstAdministratorLink } from './first-administrator.mjs';
import { prepare } from './prepare.mjs';
import { addressOf, readSettings } from './settings.mjs';

const TSX = 'node_modules/tsx/dist/cli.mjs';
const VITE = 'node_modules/vite/bin/vite.js';

/**
 * Runs the API by tsx on PORT + 1 and Vite's server, which passes /api on to it, on PORT. The domain is source to
 * both, so a change there reloads both.
 */
export async function develop() {
  const shutdown = createShutdown();
  try {
    await start(shutdown);
  } catch (error) {
    if (!shutdown.isStopping) printFailure(error);
    await shutdown.stop(1);
  }
}

/** @param {import('../shared/shutdown.mjs').Shutdown} shutdown */
async function start(shutdown) {
  const { signal, undoLater, stop } = shutdown;
  const settings = readSettings();
  const apiSettings = { ...settings, port: settings.port + 1 };
  const { secret, urls } = await prepare(settings, [settings.port, apiSettings.port], shutdown);
  const [{ ownerUrl, appUrl }] = await Promise.all([urls, buildPrismaClient(signal)]);
  const { migrate } = await import('../database/migrate.mjs');
  await migrate({ ownerUrl });

  const env = {
    ...apiEnvironment(apiSettings, { appUrl, secret }),
    NODE_ENV: 'development',
    LINLI_LOG_LEVEL: process.env.LINLI_LOG_LEVEL ?? 'info',
    // For Vite's proxy.
    LINLI_API_URL: addressOf(apiSettings),
  };
  const run = (/** @type {string} */ script, /** @type {string[]} */ args) => {
    signal.throwIfAborted();
    const child = spawn(process.execPath, ['--import', FOLLOW_PARENT, fromRoot(script), ...args], {
      env,
      cwd: fromRoot(),
      // No terminal for them: both would read keys. And a process group each, so that Ctrl-C reaches us alone.
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true,
    });
    undoLater(() => stopChild(child, { timeoutMs: 10_000 }));
    child.once('exit', (code, by) => {
      if (signal.aborted) return;
      console.error(`✗ ${script} ended unexpectedly (${by ?? code}).`);
      void stop(1);
    });
  };
  run(TSX, ['watch', '--clear-screen=false', 'apps/api/src/server.ts']);
  run(VITE, [
    'apps/web',
    '--port',
    String(settings.port),
    '--strictPort',
    '--host',
    settings.host,
    '--clearScreen',
    'false',
  ]);
  await seedInDevelopment({ ownerUrl, env, isDemo: settings.isDemo, signal });
  const command = ['--import', 'tsx', fromRoot('apps/api/src/first-administrator.ts')];
  const firstLink = settings.isDemo ? null : await firstAdministratorLink({ settings, env, signal, command });
  await until(() => signal.aborted || isApiReady(apiSettings), { timeoutMs: 60_000 });
  if (signal.aborted) return;
  console.log(`\n  邻里 Linli (development)   ${addressOf(settings)}   API ${addressOf(apiSettings)}\n`);
  if (firstLink) console.log(`${firstAdministratorLines(firstLink).join('\n')}\n`);
}

/** @param {{ ownerUrl: string, env: NodeJS.ProcessEnv, isDemo: boolean, signal: AbortSignal }} options */
async function seedInDevelopment({ ownerUrl, env, isDemo, signal }) {
  const source = 'apps/api/src/seed-demo.ts';
  if (!isDemo || !fs.existsSync(fromRoot(source))) return;
  const { seedDemoOnce } = await import('./seed.mjs');
  await seedDemoOnce({ ownerUrl, env, signal, command: [fromRoot(TSX), fromRoot(source)] });
}
