import type { SystemActor } from '@linli/domain/shared/actor.ts';
import { change } from '../../shared/events.ts';
import type { Platform } from '../../shared/platform.ts';
import { getLocked, takeStep } from './claim-steps.ts';
import { listOverdueOffers, listWaiting } from './task-claims.store.ts';
import { listRolesWaitedFor } from './tasks.store.ts';

const CLOCK: SystemActor = { kind: 'system', scope: { kind: 'system' } };
const AT_ONCE = 100;

/**
 * Offers that nobody answered in time go to the next, and lists of tasks that have begun end. Each task in a change of
 * its own, looked at again under its lock: twice, or by two processes at once, is as once.
 */
export async function settlePlaces(platform: Platform, signal: AbortSignal): Promise<void> {
  const { scoped } = platform.database;
  while (!signal.aborted) {
    const now = platform.clock();
    const roles = await listRolesWaitedFor(scoped, now, AT_ONCE);
    const offers = await listOverdueOffers(scoped, now, { limit: AT_ONCE });
    const due = new Set([...roles, ...offers].map(({ taskId }) => taskId));
    if (due.size === 0) return;
    for (const taskId of due) {
      if (signal.aborted) return;
      await settleTask(platform, taskId, now);
    }
  }
}

async function settleTask(platform: Platform, taskId: string, now: Date): Promise<void> {
  await change(platform, async (transaction) => {
    // Whoever waits for what has begun goes first, so that nobody is offered a place of it.
    const first = await getLocked(transaction, CLOCK, taskId);
    if (now >= first.startsAt)
      for (const role of first.roles)
        for (const claim of await listWaiting(transaction, role.id, role.waiting))
          await lapse(transaction, await getLocked(transaction, CLOCK, taskId), claim, now);
    for (const claim of await listOverdueOffers(transaction, now, { taskId, limit: AT_ONCE }))
      await lapse(transaction, await getLocked(transaction, CLOCK, taskId), claim, now);
  });
}

async function lapse(
  transaction: Parameters<typeof takeStep>[0],
  task: Awaited<ReturnType<typeof getLocked>>,
  claim: Awaited<ReturnType<typeof listWaiting>>[number],
  now: Date,
): Promise<void> {
  await takeStep(transaction, CLOCK, { task, claim }, { action: 'lapse_offer', now });
}
