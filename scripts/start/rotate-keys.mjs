import { buildAll } from '../build/all.mjs';
import { installPackages } from '../shared/install.mjs';
import { fromRoot } from '../shared/paths.mjs';
import { PlainError, printFailure } from '../shared/plain-error.mjs';
import { capture } from '../shared/run.mjs';
import { createShutdown } from '../shared/shutdown.mjs';
import { apiEnvironment } from './api-process.mjs';
import { readSettings } from './settings.mjs';

/**
 * Ends the process, with 0 when everything is under the new key.
 * @param {string[]} args of the command line
 */
export async function rotateKeys(args) {
  const shutdown = createShutdown({ signalExitCode: 130 });
  try {
    if (args.some((arg) => arg !== '--retire')) throw new PlainError('Use: npm run keys:rotate [-- --retire]');
    const { signal } = shutdown;
    const settings = readSettings();
    await installPackages(signal);
    await buildAll(signal);
    const { attach } = await import('./attach.mjs');
    const { migrate } = await import('../database/migrate.mjs');
    const { secret, ownerUrl, appUrl } = await attach(settings, shutdown);
    await migrate({ ownerUrl });
    const env = apiEnvironment(settings, { appUrl, secret });
    const entry = fromRoot('apps/api/dist/rotate-keys.js');
    const { code } = await capture(process.execPath, ['--enable-source-maps', entry, ...args], {
      env,
      signal,
      isShown: true,
    });
    await shutdown.stop(code === 0 ? 0 : 1);
  } catch (error) {
    if (!shutdown.isStopping) printFailure(error);
    await shutdown.stop(1);
  }
}
