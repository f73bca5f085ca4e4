import { decideDuplicate } from '@linli/domain/residents/duplicate-pair.ts';
import { canSeeResident } from '@linli/domain/residents/resident-file.ts';
import { mergeHindrance, type MergeHindrance } from '@linli/domain/residents/resident-merge.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { refuse, Refusal } from '@linli/domain/shared/refusal.ts';
import type { ScopedClient, Transaction } from '../../shared/database.ts';
import { change, recordEvent } from '../../shared/events.ts';
import type { Platform } from '../../shared/platform.ts';
import { getVisible, subjectOf } from '../resident-access.ts';
import { findByNumber, findResident, findResidentForUpdate, updateResident } from '../residents.store.ts';
import { decidePair, forgetPairs } from './duplicates.store.ts';
import { openEffects } from './merge-effects.ts';
import { columnsOf, valuesOf, valuesRestored } from './merge-values.store.ts';
import {
  findMerge,
  findRow,
  goOn,
  homeOfMerged,
  heldTokens,
  leadBack,
  listMerges,
  markUndone,
  moveBack,
  type StoredMerge,
} from './merges.store.ts';

/** What went into a file, and what of it can be taken back by this person. */
export async function listMergesInto(platform: Platform, actor: PersonActor, residentId: string) {
  const { scoped } = platform.database;
  const kept = await getVisible(scoped, actor, residentId);
  const items = [];
  for (const merge of await listMerges(scoped, residentId)) {
    const isDone = merge.undoneAt === null;
    const isElsewhere = isDone && !canSeeResident(actor, homeOfMerged(kept, merge));
    const hindrance = isElsewhere ? 'elsewhere' : isDone ? await hindranceOf(platform, scoped, merge) : null;
    const mayUndo = isDone && hindrance === null && (await isTheirs(scoped, actor, merge));
    items.push({
      id: merge.id,
      mergedAt: merge.mergedAt.toISOString(),
      mergedBy: merge.mergerName,
      undoneAt: merge.undoneAt?.toISOString() ?? null,
      hindrance,
      availableActions: mayUndo ? (['undo'] as 'undo'[]) : [],
    });
  }
  return { items };
}

/** Both files as they were; what happened since stays with the one that stayed. All of it or nothing. */
export async function undoMerge(platform: Platform, actor: PersonActor, mergeId: string) {
  const { cipher } = platform;
  const now = platform.clock();
  return change(platform, async (transaction) => {
    const merge = (await findMerge(transaction, mergeId)) ?? refuse('resident.merge_not_found');
    for (const id of [merge.residentId, merge.mergedId].toSorted()) await findResidentForUpdate(transaction, id);
    const { kept, merged, home } = await decide(transaction, actor, merge);
    if (merge.undoneAt !== null) refuse('resident.merge_undone');
    const hindrance = await hindranceOf(platform, transaction, merge);
    if (hindrance !== null) refuse('resident.merge_hindered', { params: { hindrance } });
    const effects = openEffects(cipher, merge);
    await moveBack(transaction, kept, { ...merged, ...home }, effects.moved);
    await goOn(transaction, effects.ended, effects.day);
    const row = (await findRow(transaction, kept.id))!;
    const values = valuesRestored(valuesOf(cipher, row), effects);
    const data = { ...columnsOf(cipher, kept.id, values), labelTokens: await heldTokens(transaction, kept.id) };
    await updateResident(transaction, kept, data);
    await leadBack(transaction, merged.id, effects.status, home);
    await decidePair(
      transaction,
      { residentId: kept.id, otherId: merged.id, status: 'merged' },
      { status: 'open', decidedAt: null },
    );
    await forgetPairs(transaction, effects.carried);
    if (!(await markUndone(transaction, merge.id, now))) refuse('resident.merge_undone');
    for (const file of [kept, { ...merged, ...home }]) {
      const changes = { version: [file.version, file.version + 1] } as const;
      await recordEvent(transaction, { actor, action: 'residents.unmerge', subject: subjectOf(file), changes }, now);
    }
    return { residentId: kept.id, mergedId: merged.id };
  });
}

/** Whoever may decide about two files may also take it back. */
async function decide(client: ScopedClient | Transaction, actor: PersonActor, merge: StoredMerge) {
  const kept = await findResident(client, merge.residentId);
  if (!kept || !canSeeResident(actor, kept)) refuse('resident.merge_not_found');
  const merged = await findResident(client, merge.mergedId);
  // It comes back where it lay: whoever took over the file that stayed does not write into that community.
  const home = homeOfMerged(kept, merge);
  const other = merged && canSeeResident(actor, home) ? home : null;
  decideDuplicate('merge', actor, { status: 'open', own: kept, other });
  return { kept, merged: merged!, home };
}

async function isTheirs(client: ScopedClient, actor: PersonActor, merge: StoredMerge): Promise<boolean> {
  try {
    await decide(client, actor, merge);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

async function hindranceOf(
  { cipher }: Platform,
  client: ScopedClient | Transaction,
  merge: StoredMerge,
): Promise<MergeHindrance | null> {
  const [kept, merged] = [await findRow(client, merge.residentId), await findRow(client, merge.mergedId)];
  // Not to be seen from here: who may not undo it is not told why it could not be.
  if (!kept || !merged) return null;
  const { idNumber } = valuesOf(cipher, merged);
  const indexes = idNumber ? cipher.blindIndexes(idNumber, 'residents.idNumberIndex') : [];
  const { communityId } = homeOfMerged(merged, merge);
  const holder = idNumber ? await findByNumber(client, { indexes, communityId, except: merged.id }) : null;
  // The file that stayed may have it by the merge itself, and gives it back.
  const isGivenBack =
    holder === kept.id && valuesRestored(valuesOf(cipher, kept), openEffects(cipher, merge)).idNumber !== idNumber;
  const isNumberTaken = holder !== null && !isGivenBack;
  return mergeHindrance({ kept, merged, isNumberTaken });
}
