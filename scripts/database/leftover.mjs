import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { PlainError } from '../shared/plain-error.mjs';
import { isAlive } from '../shared/processes.mjs';
import { until } from '../shared/wait.mjs';

/**
 * Clears what a killed launcher left in a data folder: a PostgreSQL that still runs is stopped cleanly, a
 * postmaster.pid whose process is gone is removed. To be called only by the holder of the folder's lock.
 * @param {string} dataDir
 */
export async function clearLeftover(dataDir) {
  const pidFile = path.join(dataDir, 'postmaster.pid');
  const pid = postmasterPid(dataDir);
  if (pid === null) return;
  if (!isPostmasterOf(pid, dataDir)) {
    // PostgreSQL itself only looks whether *some* process has that id. In a container, or after a reboot, ids come
    // back at once and it would refuse to start.
    fs.rmSync(pidFile, { force: true });
    return;
  }
  const gone = () => !isPostmasterOf(pid, dataDir);
  // SIGINT is PostgreSQL's "fast" shutdown: roll back, write the checkpoint, leave. SIGQUIT leaves without one.
  for (const [signal, timeoutMs] of /** @type {const} */ ([
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
  ])) {
    sendSignal(pid, signal);
    if (await until(gone, { timeoutMs, everyMs: 50 })) return;
  }
  throw new PlainError(`A PostgreSQL from an earlier start (process ${pid}) holds ${dataDir} and does not stop.`);
}

/**
 * The process id in postmaster.pid, or null when there is none.
 * @param {string} dataDir
 */
function postmasterPid(dataDir) {
  return Number(pidFileLines(dataDir)[0]) || null;
}

/**
 * Whether the postmaster with this process id accepts connections (PostgreSQL writes so into line 8 of its pid file).
 * @param {string} dataDir
 * @param {number} pid
 */
export function isReady(dataDir, pid) {
  const lines = pidFileLines(dataDir);
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

/**
 * The port of the server that runs in a data folder; null when none does.
 * @param {string} dataDir
 */
export function runningPort(dataDir) {
  const pid = postmasterPid(dataDir);
  return pid !== null && isReady(dataDir, pid) && isPostmasterOf(pid, dataDir)
    ? Number(pidFileLines(dataDir)[3])
    : null;
}

/** @param {string} dataDir */
function pidFileLines(dataDir) {
  try {
    return fs.readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

/**
 * @param {number} pid
 * @param {string} dataDir
 */
function isPostmasterOf(pid, dataDir) {
  if (!isAlive(pid)) return false;
  if (process.platform === 'win32') return true;
  const { stdout } = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  const commandLine = stdout || readCommandLine(pid);
  return commandLine.includes('postgres') && commandLine.includes(dataDir);
}

/**
 * For a minimal container, where there is no `ps`.
 * @param {number} pid
 */
function readCommandLine(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function sendSignal(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It went by itself, or belongs to somebody else; the wait that follows tells which.
  }
}
