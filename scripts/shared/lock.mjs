import { randomUUID } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import { PlainError } from './plain-error.mjs';
import { isAlive } from './processes.mjs';
import { until } from './wait.mjs';

/** How often the holder touches its lock, and after how long an untouched one from another machine is dead. */
const TOUCH_MS = 5_000;
const DEAD_AFTER_MS = 30_000;
/** How long to wait for somebody else's install or build. */
const WAIT_MS = 10 * 60_000;

/** @typedef {{ wasTakenOver: boolean, release: () => void }} Lock */
/** @typedef {{ pid: number, began: string, host: string }} Holder */

/**
 * Takes `file` as the sign that this process alone uses what it guards. The lock of a process that died is taken over.
 * @param {string} file
 * @param {(holder: Holder) => string} refusal the line for the person when somebody holds it
 * @returns {Lock}
 */
export function takeLock(file, refusal) {
  const answer = tryLock(file);
  if ('holder' in answer) throw new PlainError(refusal(answer.holder));
  return answer;
}

/**
 * Does `work` while this process alone holds `file`; waits for whoever does the same before.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  const lock = await until(
    () => {
      const answer = tryLock(file);
      return 'release' in answer ? answer : undefined;
    },
    { timeoutMs: WAIT_MS, everyMs: 200 },
  );
  if (!lock)
    throw new PlainError(`Another Linli has been busy with the same for too long; remove ${file} if there is none.`);
  try {
    return await work();
  } finally {
    lock.release();
  }
}

/**
 * @param {string} file
 * @returns {Lock | { holder: Holder }}
 */
function tryLock(file) {
  const mine = JSON.stringify({ pid: process.pid, began: beganAt(process.pid), host: os.hostname(), id: randomUUID() });
  let wasTakenOver = false;
  for (;;) {
    try {
      fs.writeFileSync(file, mine, { flag: 'wx', mode: 0o600 });
      break;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
    const seen = read(file);
    if (seen === null) continue;
    const holder = parse(seen);
    if (isHeld(file, holder)) return { holder };
    wasTakenOver = setAside(file, seen) || wasTakenOver;
  }
  const touching = setInterval(() => touch(file), TOUCH_MS);
  touching.unref();
  const release = () => {
    clearInterval(touching);
    if (read(file) === mine) fs.rmSync(file, { force: true });
  };
  return { wasTakenOver, release };
}

/**
 * @param {string} file
 * @param {Holder} holder
 */
function isHeld(file, { pid, began, host }) {
  if (host === os.hostname()) {
    // A number alone proves nothing: after a reboot, or in a container, another process carries it.
    return isAlive(pid) && beganAt(pid) === began;
  }
  // Another machine or container on the same folder: its processes cannot be seen, only its touches.
  const touchedMs = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Date.now() - touchedMs < DEAD_AFTER_MS;
}

/**
 * Removes a dead lock, unless another starter has just replaced it with its own.
 * @param {string} file
 * @param {string} expected
 */
function setAside(file, expected) {
  const aside = `${file}.${randomUUID()}`;
  try {
    fs.renameSync(file, aside);
  } catch {
    return false;
  }
  const wasDead = read(aside) === expected;
  if (!wasDead) fs.linkSync(aside, file);
  fs.rmSync(aside, { force: true });
  return wasDead;
}

/**
 * When a process began, in whatever words the system has for it; '' where it cannot be told.
 * @param {number} pid
 */
function beganAt(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 22; the second one, the name, may hold spaces and ends with the last parenthesis.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${ticks}`;
  } catch {
    const answer = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
    return answer.stdout?.trim() ?? '';
  }
}

/** @param {string} file */
function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** @param {string} file */
function touch(file) {
  try {
    fs.utimesSync(file, new Date(), new Date());
  } catch {
    // Somebody removed the folder; the next query to the database will say so better.
  }
}

/**
 * @param {string} text
 * @returns {Holder}
 */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    // Killed while writing it, or written this very moment by another starter: the file's age decides.
    return { pid: 0, began: '', host: '(unknown)' };
  }
}
