import { buildAll } from '../build/all.mjs';
import { installPackages } from '../shared/install.mjs';
import { fromRoot } from '../shared/paths.mjs';
import { printFailure } from '../shared/plain-error.mjs';
import { capture } from '../shared/run.mjs';
import { createShutdown } from '../shared/shutdown.mjs';
import { apiEnvironment } from './api-process.mjs';
import { readSettings } from './settings.mjs';

/** Ends the process, with 0 when everything agrees and 1 when something does not. Changes nothing. */
export async function verifyAudit() {
  const shutdown = createShutdown({ signalExitCode: 130 });
  try {
    const { signal } = shutdown;
    const settings = readSettings();
    await installPackages(signal);
    await buildAll(signal);
    const { attach } = await import('./attach.mjs');
    const { secret, appUrl } = await attach(settings, shutdown);
    const env = apiEnvironment(settings, { appUrl, secret });
    const entry = fromRoot('apps/api/dist/verify-audit.js');
    const { code } = await capture(process.execPath, ['--enable-source-maps', entry], { env, signal, isShown: true });
    await shutdown.stop(code === 0 ? 0 : 1);
  } catch (error) {
    if (!shutdown.isStopping) printFailure(error);
    await shutdown.stop(1);
  }
}
