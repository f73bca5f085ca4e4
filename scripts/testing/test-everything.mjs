import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildPrismaClient } from '../build/prisma-client.mjs';
import { installPackages } from '../shared/install.mjs';
import { PlainError, printFailure } from '../shared/plain-error.mjs';
import { createShutdown } from '../shared/shutdown.mjs';
import { STEPS } from './steps.mjs';

/** @typedef {import('./run-step.mjs').Result} Result */

/**
 * Runs the steps and ends the process; its last line is `N passed, N failed`.
 * @param {string[]} args of the command line
 */
export async function testEverything(args) {
  const { signal, undoLater, stop } = createShutdown({ signalExitCode: 130 });
  const reportDir = fs.mkdtempSync(path.join(os.tmpdir(), 'linli-test-reports-'));
  // The account that runs PostgreSQL under root must pass through to the data of the e2e run.
  fs.chmodSync(reportDir, 0o711);
  undoLater(() => fs.rmSync(reportDir, { recursive: true, force: true }));
  try {
    const steps = chooseSteps(args);
    const beganMs = Date.now();
    await installPackages(signal);
    await buildPrismaClient(signal);
    const { runStep, describe } = await import('./run-step.mjs');
    const runLane = async (/** @type {string} */ lane) => {
      /** @type {Result[]} */
      const results = [];
      for (const step of steps) if (step.lane === lane) results.push(await runStep(step, { reportDir, signal }));
      return results;
    };
    const beside = await Promise.all([runLane('light'), runLane('heavy')]);
    const results = [...beside.flat(), ...(await runLane('last'))];
    const sum = (/** @type {'passed' | 'failed'} */ key) =>
      results.reduce((total, { counts }) => total + counts[key], 0);
    const inOrder = results.toSorted((a, b) => steps.indexOf(a.step) - steps.indexOf(b.step));
    console.log(`\n${inOrder.map((each) => `  ${each.counts.failed === 0 ? '✓' : '✗'} ${describe(each)}`).join('\n')}`);
    const failures = inOrder.flatMap(({ step, counts }) => counts.failures.map((title) => `${step.name}: ${title}`));
    // What a step printed may be long gone from the reader's screen.
    if (failures.length > 0) console.log(`\n${failures.map((line) => `  ✗ ${line}`).join('\n')}`);
    const figures = inOrder.flatMap((each) => each.figures);
    if (figures.length > 0) console.log(`\n${figures.map((line) => `  ${line}`).join('\n')}\n`);
    console.log(`  ${((Date.now() - beganMs) / 1000).toFixed(0)} s in all\n`);
    console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
    await stop(sum('failed') === 0 ? 0 : 1);
  } catch (error) {
    if (!signal.aborted) {
      printFailure(error);
      console.log('0 passed, 1 failed');
    }
    await stop(1);
  }
}

/**
 * @param {string[]} args
 * @returns {import('./steps.mjs').Step[]}
 */
function chooseSteps(args) {
  if (args.length === 0) return STEPS;
  const names = (args[0] === '--only' ? args[1] : args[0]?.replace(/^--only=/, ''))?.split(',') ?? [];
  const known = (/** @type {string} */ name) => STEPS.some((step) => isMeant(step.name, name));
  const unknown = names.find((name) => !known(name));
  if (names.length === 0 || unknown !== undefined || !args[0]?.startsWith('--only')) {
    throw new PlainError(`Use: npm test -- --only ${STEPS.map(({ name }) => `"${name}"`).join(',')} (one or several)`);
  }
  return STEPS.filter((step) => names.some((name) => isMeant(step.name, name)));
}

/**
 * @param {string} stepName
 * @param {string} asked
 */
const isMeant = (stepName, asked) => stepName === asked || stepName.startsWith(`${asked} `);
