import { refuse } from '@linli/domain/shared/refusal.ts';

/** Threads that read at a time, and requests that may wait for one: more would only make all of them slow. */
const AT_A_TIME = 2;
const WAITING = 8;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs the work when a thread is free; refuses at once when too many wait already. */
export async function takeTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_A_TIME) {
    if (waiting.length >= WAITING) refuse('spreadsheet.busy');
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
