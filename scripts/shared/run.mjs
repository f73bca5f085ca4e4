import { spawn } from 'node:child_process';
import { fromRoot } from './paths.mjs';
import { PlainError } from './plain-error.mjs';

/**
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [env] added to this process's own
 * @property {string} [cwd]
 * @property {AbortSignal | undefined} [signal] ends the program early, with everything it started
 * @property {boolean} [isShown] prints as it goes instead
 * @property {boolean} [shell]
 */

/**
 * Runs a program to its end and returns what it printed. When told to stop, its end is awaited all the same: an npm
 * that still writes would meet the next start's.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number | null, output: string }>} `code` is null when it was killed
 */
export function capture(command, args, options = {}) {
  const ending = spawnAndWait(command, args, options);
  running.add(ending);
  return ending.finally(() => running.delete(ending));
}

/** @type {Set<Promise<unknown>>} */
const running = new Set();

/** Resolves when no program that was started here runs any more; to be awaited after aborting them. */
export async function allEnded() {
  while (running.size > 0) await Promise.allSettled(running);
  // Whoever waited for them tidies up first.
  await new Promise((resolve) => setImmediate(resolve));
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} options
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function spawnAndWait(command, args, { env, cwd = fromRoot(), signal, isShown = false, shell = false }) {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    // A process group of its own, so that its children end with it; Windows has its own ways.
    const hasGroup = process.platform !== 'win32';
    const child = spawn(command, args, {
      cwd,
      shell,
      detached: hasGroup,
      env: { ...process.env, ...env },
      stdio: isShown ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => (output += text));
    const kill = (/** @type {NodeJS.Signals} */ name) => {
      try {
        if (hasGroup && child.pid) process.kill(-child.pid, name);
        else child.kill(name);
      } catch {
        // It has ended meanwhile.
      }
    };
    const stop = () => {
      kill('SIGTERM');
      setTimeout(() => kill('SIGKILL'), 10_000).unref();
    };
    signal?.addEventListener('abort', stop, { once: true });
    child.once('error', reject);
    child.once('close', (code) => {
      signal?.removeEventListener('abort', stop);
      resolve({ code, output });
    });
  });
}

/**
 * Runs a program that must succeed. What it prints is kept back, and shown only if it fails.
 * @param {string} title for the failure's line: "prisma generate"
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export async function run(title, command, args, options = {}) {
  const { code, output } = await capture(command, args, options).catch((error) => {
    options.signal?.throwIfAborted();
    throw new PlainError(`${title}: ${error.message}`);
  });
  if (code === 0) return;
  options.signal?.throwIfAborted();
  if (output) console.error(output.trimEnd());
  throw new PlainError(`${title} failed (see above).`);
}

/**
 * Runs a Node script of ours or of a package, which must succeed.
 * @param {string} title
 * @param {string} script relative to the root
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export const runNode = (title, script, args, options) =>
  run(title, process.execPath, [fromRoot(script), ...args], options);
