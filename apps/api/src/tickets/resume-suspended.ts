import type { Actor } from '@linli/domain/shared/actor.ts';
import { Refusal } from '@linli/domain/shared/refusal.ts';
import type { Platform } from '../shared/platform.ts';
import { move } from './ticket-move.ts';
import { resuming } from './ticket-steps.service.ts';
import { listSuspendedUntil } from './tickets.store.ts';

const CLOCK: Actor = { kind: 'system', scope: { kind: 'system' } };
const AT_ONCE = 100;

/**
 * Lets every ticket go on whose day has come, each in a change of its own. One that somebody moved in the same moment,
 * or another process, is not this run's any more.
 */
export async function resumeDue(platform: Platform, signal: AbortSignal): Promise<void> {
  const { scoped } = platform.database;
  let after: string | undefined;
  while (!signal.aborted) {
    const due = await listSuspendedUntil(scoped, { moment: platform.clock(), after, limit: AT_ONCE });
    for (const { id, version } of due) {
      if (signal.aborted) return;
      await move(platform, CLOCK, 'resume', id, resuming(platform, { version })).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
      });
    }
    after = due.at(-1)?.id;
    if (after === undefined) return;
  }
}
