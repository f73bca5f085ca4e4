import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { OUTSIDE_CLIENT } from './support/outside-provider.ts';

/** Every run has a house of its own: fresh data folder, demo data, started by the command that users type. */
process.env['LINLI_E2E_PORT'] ??= '3979';
process.env['LINLI_E2E_DATA'] ??= mkdtempSync(path.join(os.tmpdir(), 'linli-e2e-'));
const address = `http://localhost:${process.env['LINLI_E2E_PORT']}`;
/** Started by the story that needs it: the house works without its provider. */
process.env['LINLI_E2E_ISSUER'] ??= `http://localhost:${Number(process.env['LINLI_E2E_PORT']) + 1}`;
const browser = process.env['LINLI_CHROMIUM'];

export default defineConfig({
  testDir: '.',
  outputDir: '.results',
  // One house and one story at a time: the machine is shared with the house itself.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['list']],
  use: {
    baseURL: address,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      ...(browser && { executablePath: browser }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'node scripts/start.mjs',
    cwd: '..',
    url: `${address}/api/health/ready`,
    timeout: 180_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    env: {
      LINLI_DATA_DIR: process.env['LINLI_E2E_DATA'],
      PORT: process.env['LINLI_E2E_PORT'],
      LINLI_PUBLIC_REQUESTS_PER_MINUTE: '1000',
      LINLI_PUBLIC_URL: address,
      LINLI_OIDC_ISSUER: process.env['LINLI_E2E_ISSUER'],
      LINLI_OIDC_CLIENT_ID: OUTSIDE_CLIENT.id,
      LINLI_OIDC_CLIENT_SECRET: OUTSIDE_CLIENT.secret,
    },
  },
});
