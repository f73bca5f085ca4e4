import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { Refusal } from '@linli/domain/shared/refusal.ts';
import { change } from '../../shared/events.ts';
import type { Platform } from '../../shared/platform.ts';
import { withScope } from '../../shared/request-context.ts';
import { refreshResidentStatistics } from '../resident-statistics.store.ts';
import { reread } from './correct-roll.ts';
import { openPlan } from './roll-content.ts';
import { tellProgress } from './roll-runs.store.ts';
import { runRollThread } from './roll-thread.ts';
import { getVisible } from './rolls.service.ts';
import { findRoll, listChunks, updateRoll, type StoredRoll } from './rolls.store.ts';
import type { WriteTask } from './roll-writer.ts';
import { writeRoll } from './write-roll.ts';

const PROGRESS_MS = 500;

/**
 * Writes a confirmed import, if it still waits for that. What was found to have changed since the preview is compared
 * anew and waits for somebody to look again.
 */
export async function takeIn(platform: Platform, rollId: string, signal?: AbortSignal): Promise<void> {
  const roll = await withScope({ kind: 'system' }, async () => findRoll(platform.database.scoped, rollId));
  if (roll?.status !== 'importing' || roll.confirmer === null) return;
  const actor = roll.confirmer as unknown as PersonActor;
  await withScope(actor.scope, async () => {
    try {
      await write(platform, actor, roll, signal);
      platform.announce();
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'roll.files_changed') throw error;
      await backToPreview(platform, actor, roll);
      if (!signal) throw error;
    }
  });
}

async function write(platform: Platform, actor: PersonActor, roll: StoredRoll, signal?: AbortSignal): Promise<void> {
  const { cipher, database } = platform;
  const { districtId, streetId, communityId } = roll;
  const chunks = await listChunks(database.scoped, roll.id);
  const task: WriteTask = {
    task: 'write',
    importId: roll.id,
    path: { districtId, streetId, communityId },
    actor,
    plan: openPlan(cipher, roll.id, roll.plan),
    takesDoubtful: roll.takesDoubtful,
    chunks: chunks.map(({ id, content }) => ({ id, content })),
  };
  if (!signal) {
    const host = { pool: database.statements, cipher, now: platform.clock(), scope: actor.scope };
    await writeRoll(host, task, () => undefined);
    return;
  }
  let toldAt = 0;
  const onProgress = (rows: number) => {
    if (Date.now() - toldAt < PROGRESS_MS) return;
    toldAt = Date.now();
    // Whoever waits sees an older figure for a moment, nothing else.
    tellProgress(platform, roll.id, rows).catch(() => undefined);
  };
  await runRollThread(platform, { scope: actor.scope, task }, { signal, onProgress });
  await refreshResidentStatistics(database.statements);
}

async function backToPreview(platform: Platform, actor: PersonActor, { id, version }: StoredRoll): Promise<void> {
  await change(platform, async (transaction) => {
    await updateRoll(transaction, { id, version }, { status: 'preview', confirmedAt: null, progress: 0 });
  });
  const roll = await getVisible(platform, actor, id);
  await reread(platform, actor, roll, openPlan(platform.cipher, id, roll.plan), new Map());
}
