import { change, recordEvent } from '../events.ts';
import type { Platform } from '../platform.ts';
import { withScope } from '../request-context.ts';
import { findUntoldDeaths } from './job-queue.store.ts';
import type { Job } from './job.ts';

const SYSTEM = { kind: 'system', scope: { kind: 'system' } } as const;

/**
 * Leaves an event for each run that failed for the last time; administrators' screens hear it, and whoever waits for
 * what it was to make is told by the job itself.
 */
export async function tellDeaths(platform: Platform, jobs: readonly Job[]): Promise<void> {
  await withScope({ kind: 'system' }, async () =>
    change(platform, async (transaction) => {
      for (const { id, name, attempts, data } of await findUntoldDeaths(transaction)) {
        const subject = { type: 'job', id, path: null };
        const changes = { job: [null, name], attempts: [null, attempts] } as const;
        await recordEvent(transaction, { actor: SYSTEM, action: 'jobs.died', subject, changes }, platform.clock());
        const job = jobs.find((each) => each.name === name);
        const payload = job?.payload.safeParse(data ?? {});
        if (payload?.success) await job?.died?.(transaction, payload.data, platform.clock());
      }
    }),
  );
}
