import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { decideResident } from '@linli/domain/residents/resident-file.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import type { Transaction } from '../shared/database.ts';
import { change, recordEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { putBackKin } from './kin.store.ts';
import { findUndoable, lockAtHome, markUndone, putBackLabels, putBackResidencies } from './life-events.store.ts';
import { isUntouched, takeBackFile } from './opened-files.store.ts';
import { subjectOf } from './resident-access.ts';
import { getResident, refuseChanged } from './residents.service.ts';
import { findResident, listLabels, updateResident } from './residents.store.ts';

/** Takes the last life event back: all files that it changed are as they were, if nobody has changed one since. */
export async function undoLifeEvent(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  version: number,
): Promise<ResidentView> {
  const now = platform.clock();
  await change(platform, async (transaction) => {
    const seen = (await findResident(transaction, residentId)) ?? refuse('resident.not_found');
    const about = (await findUndoable(transaction, seen))?.before.files.map(({ id }) => id) ?? [];
    await lockAtHome(transaction, [residentId, ...about]);
    const main = (await findResident(transaction, residentId)) ?? refuse('resident.not_found');
    // Whoever may correct a file may take back what was wrongly registered.
    decideResident('edit', actor, main);
    if (main.version !== version) await refuseChanged(transaction, main.id, version);
    const event = (await findUndoable(transaction, main)) ?? refuse('resident.undo_too_late');
    for (const id of event.before.openedFiles) await takeBack(transaction, actor, id, now);
    await putBackLabels(transaction, event.before);
    await putBackKin(transaction, event.before);
    await putBackResidencies(transaction, event.before);
    for (const { id, version: left, before } of event.before.files) {
      const file = await findResident(transaction, id);
      if (file?.version !== left) refuse('resident.undo_too_late');
      const holding = (await listLabels(transaction, id)).filter(({ to }) => to === null);
      const labelTokens = [...new Set(holding.map(({ labelToken }) => labelToken))];
      await updateResident(transaction, file, {
        ...before,
        status: before.status!,
        address: before.address!,
        addressKey: before.addressKey!,
        labelTokens,
      });
      const changes = { version: [left, left + 1], status: [file.status, before.status] } as const;
      await recordEvent(
        transaction,
        { actor, action: 'residents.undo_life_event', subject: subjectOf(file), changes },
        now,
      );
    }
    await markUndone(transaction, event.id, now);
  });
  return getResident(platform, actor, residentId);
}

/** A file that was opened by mistake goes, as long as nobody has written anything into it. */
async function takeBack(transaction: Transaction, actor: PersonActor, id: string, now: Date): Promise<void> {
  const file = await findResident(transaction, id);
  if (!file || !(await isUntouched(transaction, id))) refuse('resident.undo_too_late');
  await takeBackFile(transaction, id);
  await recordEvent(transaction, { actor, action: 'residents.take_back_file', subject: subjectOf(file) }, now);
}
