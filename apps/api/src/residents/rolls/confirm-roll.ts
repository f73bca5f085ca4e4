import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { decideRoll } from '@linli/domain/residents/roll-import.ts';
import type { RollView, rollsContract } from '@linli/domain/residents/rolls.contract.ts';
import { change, recordEvent } from '../../shared/events.ts';
import { enqueue } from '../../shared/jobs/enqueue.ts';
import type { Platform } from '../../shared/platform.ts';
import { importRollJob } from './rolls.jobs.ts';
import { isInterrupted } from './roll-runs.store.ts';
import { eventOf, getRoll, getVisible } from './rolls.service.ts';
import { updateRoll } from './rolls.store.ts';
import { takeIn } from './take-in-roll.ts';

/** So many rows are written while the request waits; more go on behind it. */
const ROWS_IN_PLACE = 500;

/** Confirms a preview. What is small is in the files when this returns; what is large goes on as a job. */
export async function confirmRoll(
  platform: Platform,
  actor: PersonActor,
  rollId: string,
  { version, takesDoubtful }: BodyOf<(typeof rollsContract)['confirm']>,
): Promise<RollView> {
  const roll = await getVisible(platform, actor, rollId);
  decideRoll('confirm', actor, roll);
  if (roll.version !== version) refuse('roll.changed_meanwhile');
  // Confirmed already: only where the process died over it is there something to do again.
  if (roll.status === 'importing' && !(await isInterrupted(platform, roll)))
    refuse('roll.not_now', { params: { status: roll.status } });
  const { counts } = roll;
  if (counts.new + counts.changed + counts.doubtful === 0) refuse('roll.nothing_to_import');
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const isSmall = rows <= ROWS_IN_PLACE;
  await change(platform, async (transaction) => {
    const confirmed = {
      status: 'importing',
      takesDoubtful,
      confirmer: { ...actor } as object,
      confirmedAt: platform.clock(),
      progress: 0,
    };
    if (!(await updateRoll(transaction, { id: roll.id, version }, confirmed))) refuse('roll.changed_meanwhile');
    await recordEvent(transaction, eventOf(actor, roll, 'confirm_roll'), platform.clock());
    if (!isSmall) await enqueue(transaction, importRollJob, { rollId: roll.id });
  });
  if (isSmall) await takeIn(platform, roll.id);
  return getRoll(platform, actor, rollId);
}
