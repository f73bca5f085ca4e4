import { until } from './wait.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/**
 * Whether a process with this id exists, whoever owns it.
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * Whether a child has ended (or never began).
 * @param {ChildProcess} child
 */
export const hasEnded = (child) => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

/**
 * Asks a child to end and waits for it; after `timeoutMs` it is killed.
 * @param {ChildProcess} child
 * @param {{ signal?: NodeJS.Signals, timeoutMs: number }} how
 * @returns {Promise<boolean>} whether it ended by itself
 */
export async function stopChild(child, { signal = 'SIGTERM', timeoutMs }) {
  if (hasEnded(child)) return true;
  child.kill(signal);
  if (await until(() => hasEnded(child), { timeoutMs })) return true;
  child.kill('SIGKILL');
  await until(() => hasEnded(child), { timeoutMs: 2_000 });
  return false;
}
