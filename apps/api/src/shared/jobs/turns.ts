import type { Platform } from '../platform.ts';
import { withScope } from '../request-context.ts';
import { enqueue } from './enqueue.ts';
import { takeTurn } from './job-queue.store.ts';
import type { Job } from './job.ts';
import { lastTurn } from './schedule.ts';

/**
 * Puts a run of every schedule whose turn has come into the queue, whichever process is first. A turn that came while
 * nobody worked is made up for once. `known` spares asking again for what this process saw taken.
 */
export async function takeTurns(
  platform: Platform,
  jobs: readonly Job[],
  now: Date,
  known = new Map<string, number>(),
): Promise<void> {
  for (const job of jobs) {
    if (job.schedule === null) continue;
    const turn = lastTurn(job.schedule, now);
    if (known.get(job.name) === turn.getTime()) continue;
    await withScope({ kind: 'system' }, async () =>
      platform.database.scoped.$transaction(async (transaction) => {
        if (await takeTurn(transaction, job.name, turn, now)) await enqueue(transaction, job, {});
      }),
    );
    known.set(job.name, turn.getTime());
  }
}
