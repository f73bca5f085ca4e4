import { bareGridName } from '@linli/domain/residents/roll-place.ts';
import { eventRow } from '../../shared/events.ts';
import { listCommunities, listGrids, type ListedCommunity } from './roll-files.store.ts';
import type { RollHost } from './roll-host.ts';
import { RollWriter, type WriteTask } from './roll-writer.ts';
import { RollWriting } from './roll-writing.store.ts';

/**
 * Writes all rows that are to be taken and ends the import, in one transaction: at any moment either nothing of it or
 * all of it is there. Returns how many files it made or changed. `progress` is told rows as they are done.
 */
export async function writeRoll(host: RollHost, task: WriteTask, onProgress: (rows: number) => void): Promise<number> {
  const communities = new Map((await listCommunities(host, host.scope)).map((each) => [each.id, each]));
  const grids = await gridsByName(host, [...communities.values()]);
  const writing = await RollWriting.begin(host.pool, task.importId);
  try {
    const writer = new RollWriter(host, task, writing, communities, grids);
    for (const chunk of task.chunks) {
      await writer.write(chunk);
      onProgress(writer.seen);
    }
    await writing.finish({
      importId: task.importId,
      now: host.now,
      event: eventRow(
        {
          actor: task.actor,
          action: 'residents.import_roll',
          subject: { type: 'roll_import', id: task.importId, path: task.path },
          changes: { added: [null, writer.created], changed: [null, writer.changed] },
        },
        host.now,
      ),
    });
    return writer.created + writer.changed;
  } catch (error) {
    await writing.giveUp();
    throw error;
  }
}

async function gridsByName(host: RollHost, communities: readonly ListedCommunity[]): Promise<Map<string, string>> {
  const theirs = communities.filter(({ isTheirs }) => isTheirs).map(({ id }) => id);
  const grids = await listGrids(host, theirs);
  return new Map(grids.map(({ id, name, communityId }) => [`${communityId} ${bareGridName(name)}`, id]));
}
