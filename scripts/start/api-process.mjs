import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readMigrations } from '../database/migration-files.mjs';
import { WEB_DIST } from '../build/web.mjs';
import { appendableLog } from '../shared/log-file.mjs';
import { fromRoot } from '../shared/paths.mjs';
import { addressOf } from './settings.mjs';

/** @typedef {import('./settings.mjs').Settings} Settings */

/** For `node --import`, with an `ipc` channel: the process ends when this one is gone. */
export const FOLLOW_PARENT = pathToFileURL(fromRoot('scripts/start/follow-parent.mjs')).href;

/**
 * What the API's processes find in their environment. The administrator's DATABASE_URL is not among it.
 * @param {Settings} settings
 * @param {{ appUrl: string, secret: string }} access
 * @returns {NodeJS.ProcessEnv}
 */
export function apiEnvironment({ port, host, dataDir, isDemo }, { appUrl, secret }) {
  const { DATABASE_URL: _, ...inherited } = process.env;
  return {
    NODE_ENV: 'production',
    ...inherited,
    LINLI_APP_DATABASE_URL: appUrl,
    LINLI_SECRET: secret,
    LINLI_LAST_MIGRATION: readMigrations().at(-1)?.name,
    LINLI_DEMO: isDemo ? 'on' : 'off',
    LINLI_DATA_DIR: dataDir,
    LINLI_WEB_DIST: WEB_DIST,
    PORT: String(port),
    HOST: host,
  };
}

/** @param {string} dataDir */
export const apiLogFile = (dataDir) => path.join(dataDir, 'logs/api.log');

/**
 * Starts a bundled entry of the API, or another command. What it prints goes to the data folder's log.
 * @param {'server' | 'seed-demo' | 'first-administrator'} entry
 * @param {NodeJS.ProcessEnv} env of `apiEnvironment`
 * @param {string[]} [command] a Node script and its arguments
 */
export function spawnApi(entry, env, command = ['--enable-source-maps', fromRoot(`apps/api/dist/${entry}.js`)]) {
  const logFile = apiLogFile(env.LINLI_DATA_DIR ?? '');
  fs.mkdirSync(path.dirname(logFile), { recursive: true });
  const log = appendableLog(logFile);
  const child = spawn(process.execPath, ['--import', FOLLOW_PARENT, ...command], {
    env,
    cwd: fromRoot(),
    stdio: ['ignore', log, log, 'ipc'],
    // Its own process group: Ctrl-C reaches the launcher alone, which ends things in their order.
    detached: true,
  });
  fs.closeSync(log);
  return child;
}

/**
 * Whether the API says that it is ready to answer.
 * @param {Settings} settings
 */
export async function isApiReady(settings) {
  try {
    const response = await fetch(`${addressOf(settings)}/api/health/ready`, { signal: AbortSignal.timeout(5_000) });
    return response.status === 200;
  } catch {
    return false;
  }
}
