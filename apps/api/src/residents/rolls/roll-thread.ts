import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { SPREADSHEET_LIMITS } from '@linli/domain/shared/spreadsheet.ts';
import type { Scope } from '@linli/domain/shared/scope.ts';
import type { Platform } from '../../shared/platform.ts';
import { takeTurn } from '../../shared/spreadsheets/turns.ts';
import { runInWorker, WorkerEnded } from '../../shared/worker-threads.ts';
import type { ReadRoll } from './roll-tasks.ts';
import type { RollTask, RollThreadInput, RollThreadMessage } from './roll.worker.ts';

const LIMITS = { heapMb: 448, timeMs: 60_000 };
/** 100,000 rows take a fifth of this on a slow machine. */
const WRITING = { heapMb: 448, timeMs: 240_000 };

/** Runs a task in a thread with limits, with a connection of its own in this scope. */
export async function runRollThread(
  platform: Platform,
  { scope, task }: { readonly scope: Scope; readonly task: RollTask },
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (rows: number) => void } = {},
): Promise<RollThreadMessage> {
  const input: RollThreadInput = { settings: platform.threads, scope, now: platform.clock(), task };
  const run = () =>
    runInWorker<RollThreadMessage>({
      file: 'residents/rolls/roll.worker',
      input,
      limits: task.task === 'write' ? WRITING : LIMITS,
      ...(signal && { signal }),
      onMessage: (message) => {
        if ('progress' in message) onProgress?.(message.progress);
      },
    });
  try {
    const answer = await (task.task === 'write' ? run() : takeTurn(run));
    if ('refusal' in answer) refuse(answer.refusal.code, answer.refusal.details);
    return answer;
  } catch (error) {
    if (!(error instanceof WorkerEnded) || task.task !== 'upload') throw error;
    if (error.why === 'time') refuse('spreadsheet.too_slow');
    if (error.why === 'memory') refuse('spreadsheet.too_many_cells', { params: { rows: SPREADSHEET_LIMITS.rows } });
    throw error;
  }
}

/** Reads a roll in a thread. */
export async function readInThread(platform: Platform, { scope }: PersonActor, task: RollTask): Promise<ReadRoll> {
  const answer = await runRollThread(platform, { scope, task });
  if (!('read' in answer)) throw new Error('A thread that was to read a roll did something else.');
  return answer.read;
}
