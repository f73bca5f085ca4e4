import { change, recordEvent } from '../events.ts';
import type { Platform } from '../platform.ts';
import { withScope } from '../request-context.ts';
import { findUntoldDeaths } from './job-queue.store.ts';

const SYSTEM = { kind: 'system', scope: { kind: 'system' } } as const;

/** Leaves an event for each run that failed for the last time; administrators' screens hear it. */
export async function tellDeaths(platform: Platform): Promise<void> {
  await withScope({ kind: 'system' }, async () =>
    change(platform, async (transaction) => {
      for (const { id, name, attempts } of await findUntoldDeaths(transaction)) {
        const subject = { type: 'job', id, path: null };
        const changes = { job: [null, name], attempts: [null, attempts] } as const;
        await recordEvent(transaction, { actor: SYSTEM, action: 'jobs.died', subject, changes }, platform.clock());
      }
    }),
  );
}
