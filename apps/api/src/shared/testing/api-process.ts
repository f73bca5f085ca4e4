import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { TEST_SECRET } from './app.ts';
import { testDatabase } from './database.ts';
import { collectOutput } from './logs.ts';

const ROOT = path.resolve(import.meta.dirname, '../../../../..');

/** A whole API process of its own on the worker's database unless told, listening; ended with the test. */
export async function startApiProcess({
  databaseUrl,
  env = {},
}: { databaseUrl?: string; env?: NodeJS.ProcessEnv } = {}): Promise<{ base: string; child: ChildProcess }> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'linli-process-'));
  const migrations = readdirSync(path.join(ROOT, 'prisma/migrations')).filter((name) => /^\d{14}_/.test(name));
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(ROOT, 'apps/api/src/server.ts')], {
    cwd: ROOT,
    env: {
      ...process.env,
      LINLI_APP_DATABASE_URL: databaseUrl ?? (await testDatabase()).appUrl,
      LINLI_SECRET: TEST_SECRET,
      LINLI_LAST_MIGRATION: migrations.sort().at(-1),
      LINLI_DATA_DIR: dataDir,
      LINLI_DEMO: 'off',
      // Whoever a test signs in as brings no authenticator.
      LINLI_TWO_FACTOR: 'optional',
      LINLI_LOG_LEVEL: 'trace',
      LINLI_PUBLIC_REQUESTS_PER_MINUTE: '1000000',
      HOST: '127.0.0.1',
      PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  collectOutput(child, 'process');
  onTestFinished(async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    rmSync(dataDir, { recursive: true, force: true });
  });
  const base = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const address = /Server listening at (http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`The API process ended with ${code}: ${said}`)));
  });
  for (let waited = 0; waited < 100; waited += 1) {
    if ((await fetch(`${base}/api/health/ready`)).ok) return { base, child };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The API process does not become ready.');
}
