import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildApi } from '../../../../../scripts/build/api.mjs';
import { migrate } from '../../../../../scripts/database/migrate.mjs';
import { readMigrations } from '../../../../../scripts/database/migration-files.mjs';
import { prepareDatabase } from '../../../../../scripts/database/roles.mjs';
import { fromRoot } from '../../../../../scripts/shared/paths.mjs';
import { freePort } from '../../../../../scripts/shared/ports.mjs';
import { openDatabase } from '../../../../../scripts/start/database.mjs';
import { TEST_SECRET } from '../testing/app.ts';
import { collectOutput } from '../testing/logs.ts';

/**
 * A whole installation as it runs in earnest: the embedded PostgreSQL with fsync, kept up by what `npm start` keeps it
 * up with, and API processes of the production build, started again by this house when they die.
 */
export interface House {
  readonly appUrl: string;
  readonly adminUrl: string;
  readonly dataDir: string;
  readonly bases: readonly string[];
  /** Process ids at this moment. */
  apiPid(index: number): number;
  postgresPid(): number;
  /** How often an API process has ended, for whatever reason. */
  apiDeaths(): number;
  close(): Promise<void>;
}

interface HouseOptions {
  readonly apis?: number;
  /** A server that the test itself starts and stops, instead of one that is kept up. */
  readonly database?: { readonly adminUrl: string };
}

export async function openHouse({ apis = 2, database: given }: HouseOptions = {}): Promise<House> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'linli-house-'));
  chmodSync(dataDir, 0o711);
  await buildApi();
  const lost = (error: unknown) => {
    throw error;
  };
  const database = given
    ? { ...given, stop: async () => {} }
    : await openDatabase({ databaseUrl: undefined, dataDir, password: 'house', onLost: lost });
  const { ownerUrl, appUrl } = await prepareDatabase({ adminUrl: database.adminUrl, secret: '' });
  await migrate({ ownerUrl });
  const processes = await Promise.all(Array.from({ length: apis }, () => keepApi({ appUrl, dataDir })));
  return {
    appUrl,
    adminUrl: database.adminUrl,
    dataDir,
    bases: processes.map(({ base }) => base),
    apiPid: (index) => processes[index]?.pid() ?? 0,
    apiDeaths: () => processes.reduce((sum, { deaths }) => sum + deaths(), 0),
    postgresPid: () => Number(readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]),
    async close() {
      await Promise.all(processes.map(({ stop }) => stop()));
      await database.stop();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** An API process on a port of its own; whenever it ends, another takes its place. */
async function keepApi({ appUrl, dataDir }: { appUrl: string; dataDir: string }) {
  const port = await freePort();
  let isStopping = false;
  let deaths = 0;
  let child: ChildProcess;
  const start = () => {
    child = spawn(process.execPath, ['--enable-source-maps', fromRoot('apps/api/dist/server.js')], {
      cwd: fromRoot(),
      env: {
        ...process.env,
        NODE_ENV: 'production',
        LINLI_APP_DATABASE_URL: appUrl,
        LINLI_SECRET: TEST_SECRET,
        LINLI_LAST_MIGRATION: readMigrations().at(-1)?.name,
        LINLI_DATA_DIR: dataDir,
        LINLI_DEMO: 'off',
        LINLI_LOG_LEVEL: 'warn',
        LINLI_PUBLIC_REQUESTS_PER_MINUTE: '1000000',
        HOST: '127.0.0.1',
        PORT: String(port),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    collectOutput(child, 'house');
    child.once('exit', () => {
      deaths += 1;
      if (!isStopping) start();
    });
  };
  start();
  const base = `http://127.0.0.1:${port}`;
  for (let waited = 0; !(await isReady(base)); waited += 1) {
    if (waited === 300) throw new Error('The API process does not become ready.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    base,
    deaths: () => deaths,
    pid: () => child.pid ?? 0,
    async stop() {
      isStopping = true;
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

function isReady(base: string): Promise<boolean> {
  return fetch(`${base}/api/health/ready`, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}
