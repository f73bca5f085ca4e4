import path from 'node:path';
import { SUPERUSER } from '../database/initdb.mjs';
import { runningPort } from '../database/leftover.mjs';
import { EMBEDDED_DATABASE, prepareDatabase } from '../database/roles.mjs';
import { readSecrets } from './data-dir.mjs';
import { prepare } from './prepare.mjs';

/**
 * The database of an installation for a command beside it: that of the running Linli, or else the one that this
 * process starts and `shutdown` stops.
 * @param {import('./settings.mjs').Settings} settings
 * @param {import('../shared/shutdown.mjs').Shutdown} shutdown
 * @returns {Promise<{ secret: string, ownerUrl: string, appUrl: string }>}
 */
export async function attach(settings, shutdown) {
  const secrets = readSecrets(settings.dataDir);
  const port = runningPort(path.join(settings.dataDir, 'postgres'));
  const secret = process.env.LINLI_SECRET || secrets?.LINLI_SECRET;
  if (secret && settings.databaseUrl)
    return { secret, ...(await prepareDatabase({ adminUrl: settings.databaseUrl, secret })) };
  if (secret && secrets && port !== null) {
    const password = encodeURIComponent(secrets.POSTGRES_PASSWORD);
    const adminUrl = `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${EMBEDDED_DATABASE}`;
    return { secret, ...(await prepareDatabase({ adminUrl, secret })) };
  }
  const { secret: found, urls } = await prepare(settings, [], shutdown);
  return { secret: found, ...(await urls) };
}
