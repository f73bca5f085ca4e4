import fs from 'node:fs';
import path from 'node:path';
import { buildAll } from '../build/all.mjs';
import { fromRoot } from '../shared/paths.mjs';
import { PlainError } from '../shared/plain-error.mjs';
import { freePort } from '../shared/ports.mjs';
import { capture } from '../shared/run.mjs';
import { ensureBrowser } from './browser.mjs';
import { countOne, countPlaywright, countVitest } from './counts.mjs';

/** No step may hang for ever. */
const STEP_TIMEOUT_MS = 15 * 60_000;

/** @typedef {import('./steps.mjs').Step} Step */
/**
 * @typedef {object} Result
 * @property {Step} step
 * @property {import('./counts.mjs').Counts} counts
 * @property {number} tookMs
 * @property {string[]} figures what its tests measured, a line each (`tellFigures`)
 */

/**
 * Runs one step, prints how it went, and what it printed if it failed.
 * @param {Step} step
 * @param {{ reportDir: string, signal: AbortSignal }} context
 * @returns {Promise<Result>}
 */
export async function runStep(step, { reportDir, signal }) {
  const beganMs = Date.now();
  const file = path.join(reportDir, `${step.name}.json`);
  const limit = AbortSignal.timeout(STEP_TIMEOUT_MS);
  const figuresFile = path.join(reportDir, `${step.name}.figures`);
  const { didSucceed, output } = await execute(step, { file, figuresFile }, AbortSignal.any([signal, limit])).catch(
    (error) => {
      signal.throwIfAborted();
      return { didSucceed: false, output: error instanceof PlainError ? error.message : String(error?.stack ?? error) };
    },
  );
  signal.throwIfAborted();
  const counts =
    step.report === 'vitest'
      ? countVitest(file, didSucceed)
      : step.report === 'playwright'
        ? countPlaywright(file, didSucceed)
        : countOne(didSucceed);
  const tookMs = Date.now() - beganMs;
  const figures = fs.existsSync(figuresFile) ? fs.readFileSync(figuresFile, 'utf8').trimEnd().split('\n') : [];
  const result = { step, counts, tookMs, figures };
  console.log(`${counts.failed === 0 ? '✓' : '✗'} ${describe(result)}`);
  if (counts.failed > 0) {
    const note = limit.aborted ? `\nStopped after ${STEP_TIMEOUT_MS / 60_000} minutes.` : '';
    console.log(`${(output.trimEnd() || '(it printed nothing)').replaceAll(/^/gm, '  │ ')}${note}`);
  }
  return result;
}

/**
 * @param {Step} step
 * @param {{ file: string, figuresFile: string }} report
 * @param {AbortSignal} signal
 */
async function execute(step, { file: reportFile, figuresFile }, signal) {
  const reportDir = path.dirname(reportFile);
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    FORCE_COLOR: undefined,
    LINLI_FIGURES_FILE: figuresFile,
    LINLI_TEST_LOGS: path.join(reportDir, 'logs'),
    LINLI_E2E_DATA: path.join(reportDir, 'e2e-data'),
  };
  // Playwright colours its server's output whatever it is told, and Node then complains of the contradiction.
  if (step.report !== 'playwright') env.NO_COLOR = '1';
  if (step.needs) await buildAll(signal);
  if (step.needs === 'browser') env.LINLI_CHROMIUM = await ensureBrowser(signal);
  const [script = '', ...args] = step.command;
  if (!fs.existsSync(fromRoot(script))) throw new PlainError(`${script} does not exist.`);
  if (step.report === 'vitest') args.push('--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`);
  if (step.report === 'playwright') {
    args.push('--reporter=list,json');
    env.PLAYWRIGHT_JSON_OUTPUT_FILE = reportFile;
    // A house of its own, which goes away with the reports, on a port that nobody else uses.
    env.LINLI_LOG_LEVEL = 'trace';
    env.LINLI_E2E_PORT = String(await freePort());
  }
  const { code, output } = await capture(process.execPath, [fromRoot(script), ...args], { env, signal });
  return { didSucceed: code === 0, output };
}

/** @param {Result} result */
export function describe({ step, counts: { passed, failed, skipped }, tookMs }) {
  const parts = [
    `${passed} passed`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ];
  return `${step.name.padEnd(16)} ${(tookMs / 1000).toFixed(1).padStart(6)} s   ${parts.join(', ')}`;
}
