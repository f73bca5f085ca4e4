import { spawn } from 'node:child_process';
import { fromRoot } from './paths.mjs';
import { PlainError } from './plain-error.mjs';

/**
 * Runs a program to its end. What it prints is kept back, and shown only if it fails.
 * @param {string} title for the failure's line: "prisma generate"
 * @param {string} command
 * @param {string[]} args
 * @param {object} [options]
 * @param {NodeJS.ProcessEnv} [options.env] added to this process's own
 * @param {string} [options.cwd]
 * @param {AbortSignal | undefined} [options.signal] ends the program early
 * @param {boolean} [options.isShown] prints as it goes instead
 * @param {boolean} [options.shell]
 * @returns {Promise<string>} what it printed
 */
export function run(title, command, args, { env, cwd = fromRoot(), signal, isShown = false, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      signal,
      shell,
      env: { ...process.env, ...env },
      stdio: isShown ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', (error) => {
      // When told to stop, its end is awaited: an npm that still writes would meet the next start's.
      if (!signal?.aborted || child.pid === undefined) reject(new PlainError(`${title}: ${error.message}`));
    });
    child.once('close', (code) => {
      if (code === 0) return resolve(output);
      if (signal?.aborted) return reject(signal.reason);
      if (output) console.error(output.trimEnd());
      reject(new PlainError(`${title} failed (see above).`));
    });
  });
}

/**
 * Runs a Node script of ours or of a package.
 * @param {string} title
 * @param {string} script relative to the root
 * @param {string[]} args
 * @param {Parameters<typeof run>[3]} [options]
 */
export const runNode = (title, script, args, options) => run(title, process.execPath, [fromRoot(script), ...args], options);
