import { readFile, writeFile } from 'node:fs/promises';
import { buildApp } from '../src/app.ts';

/**
 * Writes `openapi.json` from the contracts, or with `--check` says whether the committed one still holds, so that
 * every change of the wire is seen in review.
 */
const FILE = new URL('../openapi.json', import.meta.url);

const app = await buildApp({
  databaseUrl: 'postgresql://nobody@127.0.0.1:1/none',
  secret: '-'.repeat(32),
  dataDir: '.',
  isDemo: false,
});
await app.ready();
const current = `${JSON.stringify(app.swagger(), null, 2)}\n`;
await app.close();

if (process.argv.includes('--check')) {
  const committed = await readFile(FILE, 'utf8').catch(() => '');
  if (committed !== current) {
    console.error('openapi.json no longer says what the contracts say. Run: npm run openapi:write -w apps/api');
    process.exit(1);
  }
  const paths = Object.keys(JSON.parse(current).paths).length;
  console.log(`openapi.json holds ${paths} paths and agrees with the contracts.`);
} else {
  await writeFile(FILE, current);
}
