import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { decideResident } from '@linli/domain/residents/resident-file.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { change, recordEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { findResidentAtHome, findUndoable, markUndone, putBackResidencies, reopenLabels } from './life-events.store.ts';
import { subjectOf } from './resident-access.ts';
import { getResident, refuseChanged } from './residents.service.ts';
import { findResidentForUpdate, listLabels, updateResident } from './residents.store.ts';

/** Takes the last life event back: all files that it changed are as they were, if nobody has changed one since. */
export async function undoLifeEvent(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  version: number,
): Promise<ResidentView> {
  const now = platform.clock();
  await change(platform, async (transaction) => {
    const main = (await findResidentAtHome(transaction, residentId)) ?? refuse('resident.not_found');
    // Whoever may correct a file may take back what was wrongly registered.
    decideResident('edit', actor, main);
    if (main.version !== version) await refuseChanged(transaction, main.id, version);
    const event = (await findUndoable(transaction, main)) ?? refuse('resident.undo_too_late');
    await reopenLabels(transaction, event.before.endedLabels);
    await putBackResidencies(transaction, event.before);
    for (const { id, version: left, before } of event.before.files.toSorted((one, other) =>
      one.id < other.id ? -1 : 1,
    )) {
      const file = await findResidentForUpdate(transaction, id);
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
