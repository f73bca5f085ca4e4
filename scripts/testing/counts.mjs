import fs from 'node:fs';
import path from 'node:path';
import { fromRoot } from '../shared/paths.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number, failures: string[] }} Counts how many, and which failed
 */

/**
 * What a Vitest run says in its JSON report.
 * @param {string} file
 * @param {boolean} didSucceed whether Vitest itself was content
 * @returns {Counts}
 */
export function countVitest(file, didSucceed) {
  /** @type {{ testResults: { name: string, status: string, assertionResults: { status: string, fullName: string }[] }[] } | undefined} */
  const report = readJson(file);
  const suites = report?.testResults ?? [];
  const tests = suites.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ status, fullName }) => ({
      status,
      title: `${path.relative(fromRoot('.'), name)} › ${fullName}`,
    })),
  );
  const failed = tests.filter(({ status }) => status === 'failed');
  const passed = tests.filter(({ status }) => status === 'passed').length;
  // A file that does not even load holds no tests that could fail.
  const broken = suites.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((each) => each.status !== 'failed'),
  );
  const failures = [
    ...failed.map(({ title }) => title),
    ...broken.map(({ name }) => path.relative(fromRoot('.'), name)),
  ];
  return content(
    { passed, failed: failures.length, skipped: tests.length - passed - failed.length, failures },
    didSucceed,
  );
}

/**
 * What a Playwright run says in its JSON report. A test that passed only when repeated counts as failed.
 * @param {string} file
 * @param {boolean} didSucceed
 * @returns {Counts}
 */
export function countPlaywright(file, didSucceed) {
  /** @typedef {{ specs?: { title: string, file: string, tests: { status: string }[] }[], suites?: Suite[] }} Suite */
  /** @type {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, suites?: Suite[] } | undefined} */
  const report = readJson(file);
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  /** @type {(suites: Suite[] | undefined) => string[]} */
  const failedIn = (suites = []) =>
    suites.flatMap((suite) => [
      ...(suite.specs ?? [])
        .filter(({ tests }) => tests.some(({ status }) => status === 'unexpected' || status === 'flaky'))
        .map((spec) => `${spec.file} › ${spec.title}`),
      ...failedIn(suite.suites),
    ]);
  return content(
    { passed: expected, failed: unexpected + flaky, skipped, failures: failedIn(report?.suites) },
    didSucceed,
  );
}

/**
 * Any other step is one check.
 * @param {boolean} didSucceed
 * @returns {Counts}
 */
export const countOne = (didSucceed) => ({
  passed: didSucceed ? 1 : 0,
  failed: didSucceed ? 0 : 1,
  skipped: 0,
  failures: [],
});

/**
 * No test at all, or a runner that was not content although every test passed, is a failure of its own.
 * @param {Counts} counts
 * @param {boolean} didSucceed
 */
function content(counts, didSucceed) {
  const isHollow = counts.passed + counts.failed === 0 || (!didSucceed && counts.failed === 0);
  return isHollow ? { ...counts, failed: counts.failed + 1 } : counts;
}

/** @param {string} file */
function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
