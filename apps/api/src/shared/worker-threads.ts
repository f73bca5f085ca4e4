import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Below src/ as it is run by tsx and by tests; below dist/ in production, where everything lies in one file (ADR 0005). */
const isSource = import.meta.url.endsWith('.ts');
const ROOT = new URL('./', isSource ? new URL('../', import.meta.url) : import.meta.url);

interface Limits {
  readonly heapMb: number;
  readonly timeMs: number;
}

/** How a thread came to its end without an answer. */
export class WorkerEnded extends Error {
  readonly why: 'time' | 'memory' | 'stopped' | 'crash';

  constructor(why: WorkerEnded['why'], cause?: unknown) {
    super(`A worker thread ended without an answer: ${why}.`, { cause });
    this.why = why;
  }
}

export interface WorkerRun<Message> {
  /** Beside src/, without its ending: `shared/spreadsheets/spreadsheet.worker`. Named in scripts/build/api.mjs, too. */
  readonly file: string;
  readonly input: unknown;
  readonly limits: Limits;
  readonly transfer?: readonly ArrayBuffer[];
  readonly signal?: AbortSignal;
  /** Messages in between; the last one before the thread ends is the answer. */
  readonly onMessage?: (message: Message) => void;
}

/**
 * Runs a file in a thread of its own and returns the last message it posts. The thread ends with its answer, when its
 * time or memory is used up, or when the signal says so: whatever it does, it takes nothing from requests.
 * @throws WorkerEnded
 */
export function runInWorker<Message>(run: WorkerRun<Message>): Promise<Message> {
  const { file, input, limits, transfer = [], signal, onMessage } = run;
  const worker = startWorker(new URL(`${file}.${isSource ? 'ts' : 'js'}`, ROOT), {
    workerData: input,
    transferList: [...transfer],
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
  });
  return new Promise<Message>((resolve, reject) => {
    let last: { message: Message } | null = null;
    let why: WorkerEnded['why'] = 'crash';
    let cause: unknown;
    const stop = (reason: WorkerEnded['why']) => {
      why = reason;
      void worker.terminate();
    };
    const timer = setTimeout(() => stop('time'), limits.timeMs);
    const onAbort = () => stop('stopped');
    signal?.addEventListener('abort', onAbort, { once: true });
    if (signal?.aborted) onAbort();
    worker.on('message', (message: Message) => {
      last = { message };
      onMessage?.(message);
    });
    worker.on('error', (error: Error & { code?: string }) => {
      cause = error;
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') why = 'memory';
    });
    worker.on('exit', (code) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      if (code === 0 && last) resolve(last.message);
      else reject(new WorkerEnded(why, cause));
    });
  });
}

/** A thread of a process that tsx runs does not read TypeScript by itself: there it is told first. */
function startWorker(file: URL, options: WorkerOptions): Worker {
  if (!isSource) return new Worker(file, options);
  const code = `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(file.href)})))`;
  return new Worker(code, { ...options, eval: true, execArgv: [] });
}
