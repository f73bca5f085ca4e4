import { change, eventRow, type NewEvent } from './events.ts';
import type { Platform } from './platform.ts';

/**
 * Leaves an event of somebody having read what is hidden from most, within the caller's scope. Reading the same again
 * within `onceInMinutes` is the same reading: a page that is loaded twice is no second look. Where a reason is asked
 * for, each reading is its own: leave the time out.
 */
export async function recordRead(platform: Platform, event: NewEvent, onceInMinutes = 0): Promise<void> {
  const at = platform.clock();
  const row = eventRow({ audience: 'nobody', ...event }, at);
  if (onceInMinutes > 0) {
    const since = new Date(at.getTime() - onceInMinutes * 60_000);
    const { subjectId, action, actorId } = row;
    const known = await platform.database.scoped.event.findFirst({
      where: { subjectId, action, actorId, at: { gt: since } },
      select: { id: true },
    });
    if (known) return;
  }
  await change(platform, async (transaction) => {
    await transaction.event.createMany({ data: [row] });
  });
}
