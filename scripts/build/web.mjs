import fs from 'node:fs';
import path from 'node:path';
import { fromRoot } from '../shared/paths.mjs';
import { runNode } from '../shared/run.mjs';
import { makeIfStale, replaceFolder } from './stale.mjs';

/** Absolute path of what the API serves to browsers. */
export const WEB_DIST = fromRoot('apps/web/dist');

const INPUTS = ['apps/web', 'packages/domain/src', 'tsconfig.base.json', 'package-lock.json', 'scripts/build/web.mjs'];

/**
 * Builds the web pages into apps/web/dist.
 * @param {AbortSignal} [signal]
 * @returns {Promise<boolean>} whether they were stale
 */
export async function buildWeb(signal) {
  if (!fs.existsSync(fromRoot('apps/web/vite.config.ts'))) return false;
  return makeIfStale({ stamp: 'apps/web/dist/.stamp', inputs: INPUTS }, () =>
    replaceFolder('apps/web/dist', async (newDir) => {
      // Vite's folder is relative to its root, apps/web.
      const args = ['build', 'apps/web', '--outDir', path.basename(newDir), '--emptyOutDir', '--logLevel', 'warn'];
      await runNode('vite build', 'node_modules/vite/bin/vite.js', args, { signal, env: { NODE_ENV: 'production' } });
    }),
  );
}
