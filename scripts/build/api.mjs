import fs from 'node:fs';
import { fromRoot } from '../shared/paths.mjs';
import { PlainError } from '../shared/plain-error.mjs';
import { makeIfStale, replaceFolder } from './stale.mjs';

const PROGRAMS = ['server', 'seed-demo', 'first-administrator', 'rotate-keys', 'verify-audit'];
/** Threads are started from files of their own, which keep their place below dist/ (apps/api/src/shared/worker-threads.ts). */
const THREADS = ['shared/spreadsheets/spreadsheet.worker', 'residents/rolls/roll.worker'];
const ENTRIES = [...PROGRAMS, ...THREADS].map((name) => `apps/api/src/${name}.ts`);
const INPUTS = [
  'apps/api/src',
  'apps/api/package.json',
  'packages/domain/src',
  'prisma',
  'tsconfig.base.json',
  'package-lock.json',
  'scripts/build',
];

/** `@linli/domain/tickets/ticket.ts` is bundled from its source; every other package stays in node_modules. */
const DOMAIN = /^@linli\/domain\//;

/**
 * Bundles the API and the demo's seeding into apps/api/dist. The Prisma client must be generated before.
 * @returns {Promise<boolean>} whether it was stale
 */
export const buildApi = () =>
  makeIfStale({ stamp: 'apps/api/dist/.stamp', inputs: INPUTS }, () =>
    replaceFolder('apps/api/dist', async (outdir) => {
      const esbuild = await import('esbuild');
      try {
        await esbuild.build({
          entryPoints: ENTRIES.map((entry) => fromRoot(entry)).filter((entry) => fs.existsSync(entry)),
          outdir,
          bundle: true,
          format: 'esm',
          platform: 'node',
          target: 'node20.19',
          sourcemap: true,
          packages: 'external',
          legalComments: 'none',
          absWorkingDir: fromRoot(),
          logLevel: 'warning',
          plugins: [
            {
              name: 'domain-from-source',
              setup({ onResolve }) {
                onResolve({ filter: DOMAIN }, ({ path }) => ({
                  path: fromRoot('packages/domain/src', path.replace(DOMAIN, '')),
                }));
              },
            },
          ],
        });
      } catch {
        throw new PlainError('The API does not build (see above).');
      } finally {
        await esbuild.stop();
      }
    }),
  );
