import type { Transaction } from './database.ts';
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
  const { subjectId, action, actorId } = row;
  const isKnown = async (client: Pick<Transaction, 'event'>) => {
    const since = new Date(at.getTime() - onceInMinutes * 60_000);
    const where = { subjectId, action, actorId, at: { gt: since } };
    return onceInMinutes > 0 && (await client.event.findFirst({ where, select: { id: true } })) !== null;
  };
  if (await isKnown(platform.database.scoped)) return;
  await change(platform, async (transaction) => {
    if (onceInMinutes > 0) {
      // The thumbnails of one page come at the same moment; the first of them tells.
      const reading = [actorId, action, subjectId].join(' ');
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${reading}, 0))`;
      if (await isKnown(transaction)) return;
    }
    await transaction.event.createMany({ data: [row] });
  });
}
