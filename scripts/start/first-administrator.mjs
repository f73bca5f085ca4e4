import { once } from 'node:events';
import { PlainError } from '../shared/plain-error.mjs';
import { apiLogFile, spawnApi } from './api-process.mjs';
import { addressOf } from './settings.mjs';

/**
 * The link by which somebody becomes the first administrator, new at each start; null once there is one. It never
 * touches the log: the API's entry tells it over the channel.
 * @param {object} options
 * @param {import('./settings.mjs').Settings} options.settings
 * @param {NodeJS.ProcessEnv} options.env of `apiEnvironment`
 * @param {AbortSignal} options.signal
 * @param {string[]} [options.command] instead of the bundled entry
 * @returns {Promise<string | null>}
 */
export async function firstAdministratorLink({ settings, env, signal, command }) {
  const child = spawnApi('first-administrator', env, command);
  /** @type {string | null | undefined} */
  let path;
  child.on('message', (message) => {
    path = /** @type {{ firstAdministratorPath: string | null }} */ (message).firstAdministratorPath;
  });
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop, { once: true });
  // Messages on their way come before the end of the channel, but not always before the end of the process.
  await Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
  signal.removeEventListener('abort', stop);
  signal.throwIfAborted();
  if (child.exitCode !== 0 || path === undefined)
    throw new PlainError(`The first administrator's link could not be made; see ${apiLogFile(settings.dataDir)}.`);
  return path && new URL(path, settings.publicUrl ?? addressOf(settings)).href;
}
