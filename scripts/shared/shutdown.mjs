import { watchNpm } from './npm-parent.mjs';
import { printFailure } from './plain-error.mjs';
import { allEnded } from './run.mjs';

/**
 * @typedef {object} Shutdown
 * @property {AbortSignal} signal aborts as soon as stopping begins
 * @property {boolean} isStopping
 * @property {(undo: () => unknown) => void} undoLater what was started last is undone first
 * @property {(exitCode: number) => Promise<void>} stop undoes everything and ends the process
 */

/** One Ctrl-C may arrive several times: from the terminal, and once more from npm. */
const SAME_SIGNAL_MS = 1_000;

/**
 * Ends the process in order, on Ctrl-C, SIGTERM or a closed terminal with `signalExitCode`.
 * @param {{ signalExitCode?: number }} [options]
 * @returns {Shutdown}
 */
export function createShutdown({ signalExitCode = 0 } = {}) {
  const abort = new AbortController();
  /** @type {(() => unknown)[]} */
  const undos = [];
  /** @type {Promise<void> | undefined} */
  let stopping;

  /** @param {number} exitCode */
  const undoAll = async (exitCode) => {
    abort.abort(new Error('Linli is stopping'));
    await allEnded();
    let code = exitCode;
    for (let undo = undos.pop(); undo; undo = undos.pop()) {
      try {
        await undo();
      } catch (error) {
        printFailure(error);
        code = 1;
      }
    }
    process.exit(code);
  };
  const stop = (/** @type {number} */ exitCode) => (stopping ??= undoAll(exitCode));

  let firstAt = 0;
  const stopOnRequest = () => {
    firstAt = Date.now();
    console.log('\n· 正在停止 / Stopping …');
    void stop(signalExitCode);
  };
  watchNpm(() => {
    if (!stopping) stopOnRequest();
  });
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(name, () => {
      if (!stopping) {
        stopOnRequest();
      } else if (Date.now() - firstAt > SAME_SIGNAL_MS) {
        // Asked twice: do not wait any longer. The API and the database notice that this process is gone.
        process.exit(1);
      }
    });
  }
  process.on('uncaughtException', (error) => {
    printFailure(error);
    void stop(1);
  });

  return {
    signal: abort.signal,
    get isStopping() {
      return stopping !== undefined;
    },
    undoLater: (undo) => void undos.push(undo),
    stop,
  };
}
