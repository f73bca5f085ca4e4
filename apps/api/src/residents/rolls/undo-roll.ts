import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { decideRoll } from '@linli/domain/residents/roll-import.ts';
import type { RollView, rollsContract } from '@linli/domain/residents/rolls.contract.ts';
import { change, recordEvent } from '../../shared/events.ts';
import type { Platform } from '../../shared/platform.ts';
import { openEffects } from './roll-content.ts';
import { countDependent, restoreFiles, takeBackFiles } from './roll-undo.store.ts';
import { eventOf, getRoll, getVisible } from './rolls.service.ts';
import { listEffects, updateRoll } from './rolls.store.ts';

/** 100,000 files are taken back within seconds; a slow machine gets a minute. */
const TIMEOUT_MS = 60_000;

/** Takes an import back, all of it, unless somebody changed one of its files since. */
export async function undoRoll(
  platform: Platform,
  actor: PersonActor,
  rollId: string,
  { version }: BodyOf<(typeof rollsContract)['undo']>,
): Promise<RollView> {
  const { cipher } = platform;
  const now = platform.clock();
  const roll = await getVisible(platform, actor, rollId);
  decideRoll('undo', actor, roll);
  await change(
    platform,
    async (transaction) => {
      const undone = { status: 'undone', undoneAt: now };
      if (!(await updateRoll(transaction, { id: roll.id, version }, undone))) refuse('roll.changed_meanwhile');
      const chunks = await listEffects(transaction, roll.id);
      const effects = chunks.map(({ id, effects: sealed }) => openEffects(cipher, id, sealed));
      let count = 0;
      for (const each of effects) count += await countDependent(transaction, each);
      if (count > 0) refuse('roll.others_depend', { params: { count } });
      for (const each of effects) {
        await takeBackFiles(transaction, each);
        await restoreFiles(transaction, each.changed);
      }
      await recordEvent(transaction, eventOf(actor, roll, 'undo_roll'), now);
    },
    { timeout: TIMEOUT_MS },
  );
  return getRoll(platform, actor, rollId);
}
