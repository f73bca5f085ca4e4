import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildAll } from '../build/all.mjs';
import { installPackages } from '../shared/install.mjs';
import { fromRoot } from '../shared/paths.mjs';
import { PlainError, printFailure } from '../shared/plain-error.mjs';
import { capture } from '../shared/run.mjs';
import { createShutdown } from '../shared/shutdown.mjs';
import { apiEnvironment } from '../start/api-process.mjs';

const BENCH_DIR = fromRoot('bench');
const TSX = fromRoot('node_modules/tsx/dist/cli.mjs');

/** @param {string[]} wanted parts of names; none = all */
export async function measure(wanted) {
  const { signal, undoLater, stop } = createShutdown({ signalExitCode: 130 });
  try {
    const files = fs
      .readdirSync(BENCH_DIR)
      .filter(
        (name) => name.endsWith('.bench.ts') && (wanted.length === 0 || wanted.some((part) => name.includes(part))),
      )
      .sort();
    if (files.length === 0) throw new PlainError('No benchmark of that name below bench/.');
    await installPackages(signal);
    await buildAll(signal);
    const { startThrowawayCluster } = await import('../database/cluster.mjs');
    const cluster = await startThrowawayCluster({ durable: true });
    undoLater(cluster.stop);
    const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'linli-bench-'));
    undoLater(() => fs.rmSync(dataDir, { recursive: true, force: true }));
    for (const [index, file] of files.entries()) {
      const appUrl = await makeDatabase(cluster, `bench_${index}`);
      const settings = { port: 0, host: '127.0.0.1', dataDir, isDemo: false, databaseUrl: undefined };
      const env = {
        ...apiEnvironment(settings, { appUrl, secret: randomBytes(32).toString('base64url') }),
        LINLI_BENCH_SERVER_URL: cluster.urlOf('postgres'),
      };
      console.log(`\n── ${file}`);
      const { code } = await capture(process.execPath, [TSX, path.join(BENCH_DIR, file)], {
        env,
        signal,
        isShown: true,
      });
      signal.throwIfAborted();
      if (code !== 0) throw new PlainError(`${file} failed (see above).`);
    }
    await stop(0);
  } catch (error) {
    if (!signal.aborted) printFailure(error);
    await stop(1);
  }
}

/**
 * @param {import('../database/cluster.mjs').Cluster} cluster
 * @param {string} name
 */
async function makeDatabase(cluster, name) {
  const { ensureDatabase, prepareDatabase } = await import('../database/roles.mjs');
  const { migrate } = await import('../database/migrate.mjs');
  await ensureDatabase(cluster.urlOf('postgres'), name);
  const { ownerUrl, appUrl } = await prepareDatabase({ adminUrl: cluster.urlOf(name), secret: '' });
  await migrate({ ownerUrl });
  return appUrl;
}
