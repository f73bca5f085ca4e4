import { setPriority } from 'node:os';

/** As `nice` has it: so much less that a request is served first, and enough that the work goes on. */
const PRIORITY = 10;

/**
 * Lets requests go first where the machine is full. On Linux a priority is a thread's own; elsewhere it is the whole
 * process's, which then stays as it is, as it does where the system does not allow it.
 */
export function stepBehindRequests(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(PRIORITY);
  } catch {
    // It is a kindness, not a condition.
  }
}
