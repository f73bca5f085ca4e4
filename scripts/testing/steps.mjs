/**
 * One named step of `npm test`.
 * @typedef {object} Step
 * @property {string} name what `--only` takes; `types` there means every step whose name begins with `types`
 * @property {'light' | 'heavy' | 'last'} lane light steps run one after another beside the heavy ones; then the last, alone
 * @property {string[]} command a Node script, relative to the root, and its arguments
 * @property {'vitest' | 'playwright'} [report] whose tests are counted one by one; any other step is one check
 * @property {'web' | 'browser'} [needs] the built web pages; those and a browser
 */

const TSC = 'node_modules/typescript/bin/tsc';
const VITEST = 'node_modules/vitest/vitest.mjs';

/** @type {Step[]} */
export const STEPS = [
  { name: 'format', lane: 'light', command: ['node_modules/oxfmt/bin/oxfmt', '--check', '.'] },
  { name: 'lint', lane: 'light', command: ['node_modules/oxlint/bin/oxlint', '--deny-warnings', '.'] },
  { name: 'types domain', lane: 'light', command: [TSC, '-p', 'packages/domain'] },
  { name: 'types api', lane: 'light', command: [TSC, '-p', 'apps/api'] },
  { name: 'types web', lane: 'light', command: [TSC, '-p', 'apps/web'] },
  { name: 'types e2e', lane: 'light', command: [TSC, '-p', 'e2e'] },
  { name: 'types scripts', lane: 'light', command: [TSC, '-p', 'scripts'] },
  { name: 'contract types', lane: 'light', command: ['scripts/checks/contract-types.mjs'] },
  { name: 'boundaries', lane: 'light', command: ['scripts/checks/boundaries.mjs'] },
  { name: 'unused code', lane: 'light', command: ['node_modules/knip/bin/knip.js', '--no-progress'] },
  {
    name: 'openapi',
    lane: 'light',
    command: ['node_modules/tsx/dist/cli.mjs', 'apps/api/scripts/openapi.ts', '--check'],
  },
  { name: 'migrations', lane: 'light', command: ['scripts/database/check-migrations.mjs'] },
  { name: 'domain', lane: 'heavy', command: [VITEST, 'run', '--project', 'domain'], report: 'vitest' },
  { name: 'api', lane: 'heavy', command: [VITEST, 'run', '--project', 'api'], report: 'vitest' },
  { name: 'web', lane: 'heavy', command: [VITEST, 'run', '--project', 'web'], report: 'vitest' },
  { name: 'size', lane: 'heavy', command: ['apps/web/scripts/check-size.mjs'], needs: 'web' },
  {
    name: 'faults',
    // Installations that are killed under load: how fast they are back is measured.
    lane: 'last',
    command: [VITEST, 'run', '--project', 'faults'],
    report: 'vitest',
  },
  {
    name: 'e2e',
    // Its stories measure seconds: nothing else may use the machine meanwhile.
    lane: 'last',
    command: ['node_modules/@playwright/test/cli.js', 'test', '-c', 'e2e/playwright.config.ts'],
    report: 'playwright',
    needs: 'browser',
  },
  // Behind everything that writes a log.
  { name: 'logs', lane: 'last', command: ['scripts/checks/logs.mjs'] },
];
