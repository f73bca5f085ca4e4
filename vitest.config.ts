import { defineConfig } from 'vitest/config';

const faults = 'apps/api/src/**/*.faults.test.ts';
const ui = 'apps/web/src/**/*.test.{ts,tsx}';

export default defineConfig({
  test: {
    // A name that is not there is a mistake of whoever asked, never a success.
    passWithNoTests: false,
    allowOnly: false,
    restoreMocks: true,
    projects: [
      {
        test: {
          name: 'domain',
          include: ['packages/domain/src/**/*.test.ts'],
          setupFiles: ['scripts/checks/quiet-console.setup.mjs'],
        },
      },
      {
        test: {
          name: 'api',
          include: ['apps/api/src/**/*.test.ts'],
          exclude: [faults],
          globalSetup: ['apps/api/src/shared/testing/global-setup.ts'],
          setupFiles: ['scripts/checks/quiet-console.setup.mjs'],
          // One database per worker, see testing/database.ts. The API is loaded once per worker instead of once per
          // file: that is most of the time. Whatever a file builds, it builds through buildApp.
          pool: 'forks',
          isolate: false,
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          // Whole installations that are killed, starved and held up: one after another, with nothing beside them.
          name: 'faults',
          include: [faults],
          globalSetup: ['apps/api/src/shared/testing/global-setup.ts'],
          setupFiles: ['scripts/checks/quiet-console.setup.mjs'],
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: 'apps/web/vite.config.ts',
        test: {
          name: 'web',
          include: [ui],
          environment: 'happy-dom',
          setupFiles: ['scripts/checks/quiet-console.setup.mjs'],
          testTimeout: 15_000,
        },
      },
    ],
  },
});
