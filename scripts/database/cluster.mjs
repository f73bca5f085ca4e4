import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { appendableLog, lastLines } from '../shared/log-file.mjs';
import { PlainError } from '../shared/plain-error.mjs';
import { freePort } from '../shared/ports.mjs';
import { hasEnded, stopChild } from '../shared/processes.mjs';
import { until } from '../shared/wait.mjs';
import { postgresBinaries } from './binaries.mjs';
import { standGuard } from './guard.mjs';
import { initialise, SUPERUSER } from './initdb.mjs';
import { clearLeftover, isReady } from './leftover.mjs';
import { chooseAccount } from './run-as.mjs';

/**
 * A running embedded PostgreSQL.
 * @typedef {object} Cluster
 * @property {number} port on 127.0.0.1
 * @property {string} logFile what the server itself says
 * @property {(database: string) => string} urlOf superuser's URL of a database
 * @property {Promise<void>} ended resolves when the server has ended, for whatever reason
 * @property {() => Promise<void>} stop clean shutdown; may be called more than once
 */

/**
 * Starts the PostgreSQL in `<homeDir>/postgres`, and makes it first where there is none. It is reached only over
 * loopback with a password. If this process dies, however it dies, the server is shut down cleanly.
 * @param {object} options
 * @param {string} options.homeDir an existing folder; nobody else may start a server in it meanwhile
 * @param {string} options.password of the superuser; must be the one the folder was made with
 * @param {boolean} [options.durable] false = no fsync, for databases that are thrown away
 * @param {number} [options.port] default: a free one
 * @param {Record<string, string>} [options.more] settings besides ours, or instead of them
 * @param {boolean} [options.removeHome] the folder is deleted when the server has stopped or this process has died
 * @returns {Promise<Cluster>}
 */
export async function startCluster({ homeDir, password, durable = true, port, more = {}, removeHome = false }) {
  const { initdb, postgres, pgCtl, major } = await postgresBinaries();
  const dataDir = path.join(homeDir, 'postgres');
  const runAs = chooseAccount({ postgres, dataDir, parentDir: homeDir });
  if (fs.existsSync(path.join(dataDir, 'PG_VERSION'))) {
    const made = readVersion(dataDir);
    if (made !== major) {
      throw new PlainError(`${dataDir} was made by PostgreSQL ${made}, this version of Linli brings ${major}.`);
    }
    await clearLeftover(dataDir);
  } else {
    await initialise({ initdb, dataDir, password, durable, runAs });
  }
  const logFile = path.join(homeDir, 'postgres.log');
  for (let attempt = 1; ; attempt += 1) {
    const chosenPort = port ?? (await freePort());
    const args = ['-D', dataDir, '-p', String(chosenPort), ...settings(durable, more)];
    const { command, args: wrapped, options } = runAs.wrap(postgres, args);
    const log = appendableLog(logFile);
    const child = spawn(command, wrapped, {
      ...options,
      cwd: '/',
      stdio: ['ignore', log, log],
      env: { ...process.env, LC_ALL: 'C' },
      // Its own process group: Ctrl-C in the terminal must reach the launcher only, which stops the API first.
      detached: true,
    });
    fs.closeSync(log);
    const dismiss = standGuard({ pid: child.pid, dataDir, removeDir: removeHome ? homeDir : undefined });
    await until(() => hasEnded(child) || isReady(dataDir, child.pid ?? 0), { timeoutMs: 60_000 });
    if (!hasEnded(child) && isReady(dataDir, child.pid ?? 0)) {
      const ended = new Promise((/** @type {(value: void) => void} */ resolve) => child.once('exit', () => resolve()));
      void ended.then(dismiss);
      const urlOf = (/** @type {string} */ database) =>
        `postgresql://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${chosenPort}/${database}`;
      const stop = async () => {
        if (process.platform === 'win32') stopOnWindows(pgCtl, dataDir);
        await stopChild(child, { signal: 'SIGINT', timeoutMs: 20_000 });
        dismiss();
        if (removeHome) fs.rmSync(homeDir, { recursive: true, force: true, maxRetries: 5 });
      };
      return { port: chosenPort, logFile, urlOf, ended, stop };
    }
    await stopChild(child, { signal: 'SIGINT', timeoutMs: 5_000 });
    dismiss();
    // The port may have been taken in between, or a killed server's last processes still hold its shared memory.
    const passing = /Address already in use|shared memory block/.test(lastLines(logFile, 5));
    if (!passing || attempt === 5) {
      throw new PlainError(`The embedded PostgreSQL does not start: ${reasonIn(logFile)} (see ${logFile})`);
    }
    await until(() => false, { timeoutMs: 500 });
  }
}

/**
 * A database server for one run of tests, benchmarks or checks, in a temporary folder.
 * @param {{ durable?: boolean }} [options] true = with fsync and autovacuum, as in earnest
 * @returns {Promise<Cluster>}
 */
export async function startThrowawayCluster({ durable = false } = {}) {
  const homeDir = fs.mkdtempSync(path.join(os.tmpdir(), 'linli-postgres-'));
  fs.chmodSync(homeDir, 0o711);
  try {
    return await startCluster({ homeDir, password: randomUUID(), durable, removeHome: true });
  } catch (error) {
    fs.rmSync(homeDir, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Settings travel on the command line, so that a newer Linli's reach an older data folder.
 * @param {boolean} durable
 * @param {Record<string, string>} more
 */
function settings(durable, more) {
  const values = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    // The API keeps a few dozen connections; tests and a second API process come on top.
    max_connections: '120',
    shared_buffers: '128MB',
    max_wal_size: '512MB',
    jit: 'off',
    // The server's own life, up to PANIC. An ERROR belongs to one statement and quotes what was asked (invalid input
    // syntax for type uuid: "…"); whoever asked is told, and the API logs it without values.
    log_min_messages: 'log',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_statement: 'none',
    log_min_duration_statement: '-1',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_line_prefix: '%m [%p] ',
    log_timezone: 'UTC',
    timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }),
    ...more,
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** @param {string} dataDir */
function readVersion(dataDir) {
  try {
    return fs.readFileSync(path.join(dataDir, 'PG_VERSION'), 'utf8').trim();
  } catch {
    throw new PlainError(`${dataDir} belongs to another user: start Linli as that user, or set LINLI_DATA_DIR.`);
  }
}

/** @param {string} logFile */
function reasonIn(logFile) {
  const lines = lastLines(logFile, 20)
    .split('\n')
    .filter((line) => /FATAL|PANIC|error/i.test(line));
  return lines.at(-1)?.replace(/^.*?(FATAL|PANIC)/, '$1') ?? 'it gave no reason';
}

/**
 * Windows has no SIGINT for another process.
 * @param {string} pgCtl
 * @param {string} dataDir
 */
function stopOnWindows(pgCtl, dataDir) {
  spawn(pgCtl, ['stop', '-D', dataDir, '-m', 'fast'], { stdio: 'ignore' }).once('error', () => {});
}
