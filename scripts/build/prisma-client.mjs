import fs from 'node:fs';
import { fromRoot } from '../shared/paths.mjs';
import { runNode } from '../shared/run.mjs';
import { dataClassesModule } from './data-classes.mjs';
import { makeIfStale } from './stale.mjs';

/**
 * Generates the database client of the API from prisma/schema, and the table of its columns' classes.
 * @param {AbortSignal} [signal]
 */
export const buildPrismaClient = (signal) =>
  makeIfStale(
    {
      stamp: 'apps/api/src/generated/.stamp',
      inputs: [
        'prisma/schema',
        'prisma.config.ts',
        'node_modules/prisma/package.json',
        'scripts/build/data-classes.mjs',
      ],
    },
    async () => {
      const classes = dataClassesModule();
      await runNode('prisma generate', 'node_modules/prisma/build/index.js', ['generate'], {
        signal,
        env: {
          // Generating needs no engine, but without this the command would fetch one. Any existing file serves.
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          PRISMA_HIDE_UPDATE_MESSAGE: '1',
          CHECKPOINT_DISABLE: '1',
        },
      });
      fs.writeFileSync(fromRoot('apps/api/src/generated/data-classes.ts'), classes);
    },
  );
