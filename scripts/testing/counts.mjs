import fs from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * What a Vitest run says in its JSON report.
 * @param {string} file
 * @param {boolean} didSucceed whether Vitest itself was content
 * @returns {Counts}
 */
export function countVitest(file, didSucceed) {
  /** @type {{ testResults: { status: string, assertionResults: { status: string }[] }[] } | undefined} */
  const report = readJson(file);
  const suites = report?.testResults ?? [];
  const states = suites.flatMap((suite) => suite.assertionResults.map(({ status }) => status));
  const count = (/** @type {string} */ status) => states.filter((each) => each === status).length;
  // A file that does not even load holds no tests that could fail.
  const broken = suites.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((each) => each.status !== 'failed'),
  );
  const failed = count('failed') + broken.length;
  return content(
    { passed: count('passed'), failed, skipped: states.length - count('passed') - count('failed') },
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
  /** @type {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } } | undefined} */
  const report = readJson(file);
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  return content({ passed: expected, failed: unexpected + flaky, skipped }, didSucceed);
}

/**
 * Any other step is one check.
 * @param {boolean} didSucceed
 * @returns {Counts}
 */
export const countOne = (didSucceed) => ({ passed: didSucceed ? 1 : 0, failed: didSucceed ? 0 : 1, skipped: 0 });

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
