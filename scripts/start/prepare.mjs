import { installPackages } from '../shared/install.mjs';
import { PlainError, printFailure } from '../shared/plain-error.mjs';
import { isPortFree } from '../shared/ports.mjs';
import { until } from '../shared/wait.mjs';
import { openDataDir } from './data-dir.mjs';

/** How long the API of a killed launcher may still answer its last requests. */
const LEAVING_TIMEOUT_MS = 15_000;

/**
 * The ground on which `npm start` and `npm run dev` stand: the data folder for this process alone, free ports,
 * installed packages, a database with its roles. What it opens is closed by `shutdown`.
 * @param {import('./settings.mjs').Settings} settings
 * @param {number[]} ports that must be free
 * @param {import('../shared/shutdown.mjs').Shutdown} shutdown
 * @returns {Promise<{ secret: string, urls: Promise<{ ownerUrl: string, appUrl: string }> }>} the database is still
 *   being prepared when this resolves, so that something can be built meanwhile
 */
export async function prepare(settings, ports, { signal, undoLater, stop }) {
  const { secrets, wasTakenOver, release } = openDataDir(settings.dataDir);
  undoLater(release);
  for (const port of ports) await requireFreePort(port, settings.host, wasTakenOver);
  await installPackages(signal);

  // Both load packages, which exist only now.
  const { openDatabase } = await import('./database.mjs');
  const { prepareDatabase } = await import('../database/roles.mjs');
  const secret = process.env.LINLI_SECRET || secrets.LINLI_SECRET;
  const opening = openDatabase({
    databaseUrl: settings.databaseUrl,
    dataDir: settings.dataDir,
    password: secrets.POSTGRES_PASSWORD,
    onLost(error) {
      printFailure(error);
      void stop(1);
    },
  });
  undoLater(() =>
    opening.then(
      (database) => database.stop(),
      () => {},
    ),
  );
  const urls = opening.then(({ adminUrl }) => prepareDatabase({ adminUrl, secret }));
  // Whoever awaits it hears of a failure; this only keeps it from ending the process before.
  urls.catch(() => {});
  return { secret, urls };
}

/**
 * @param {number} port
 * @param {string} host
 * @param {boolean} wasKilled whether the last start on this folder was: then its API is just leaving
 */
async function requireFreePort(port, host, wasKilled) {
  const isFree = () => isPortFree(port, host);
  if (await until(isFree, { timeoutMs: wasKilled ? LEAVING_TIMEOUT_MS : 0, everyMs: 100 })) return;
  throw new PlainError(`端口 ${port} 已被占用 / Port ${port} is taken: stop what uses it, or set PORT.`);
}
