import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { compareMended } from '@linli/domain/residents/roll-mend.ts';
import { columnFields } from '@linli/domain/residents/roll-plan.ts';
import type { RollView, rollsContract } from '@linli/domain/residents/rolls.contract.ts';
import { change, recordEvent } from '../../shared/events.ts';
import type { Platform } from '../../shared/platform.ts';
import { getToCorrect, reread } from './correct-roll.ts';
import { entryReader } from './read-roll.ts';
import { openPlan } from './roll-content.ts';
import { listCommunities } from './roll-files.store.ts';
import { hostOf } from './roll-host.ts';
import { OpenRoll } from './open-roll.ts';
import { corrected } from './roll-tasks.ts';
import { eventOf, getRoll } from './rolls.service.ts';
import { updateChunk, updateKeyPage, updateRoll } from './rolls.store.ts';

/**
 * Mends cells of one row, or decides of it. Only rows that it has to do with are compared anew, so it takes as long in
 * a roll of a hundred thousand as in one of a hundred; where hundreds have to do with it, the whole is read anew.
 */
export async function correctRow(
  platform: Platform,
  actor: PersonActor,
  rollId: string,
  { version, row, cells, decision }: BodyOf<(typeof rollsContract)['correctRow']>,
): Promise<RollView> {
  const roll = await getToCorrect(platform, actor, rollId, version);
  const plan = openPlan(platform.cipher, roll.id, roll.plan);
  const host = hostOf(platform, actor);
  const read = entryReader(host, plan, await listCommunities(host, host.scope));
  const open = new OpenRoll(platform, host, roll, read);
  const kept = await open.row(row);
  const sheet = kept && plan.sheets[kept.sheet];
  if (!sheet) refuse('roll.row_not_found');
  const columns = new Map([...columnFields(sheet)].map(([column, field]) => [field, column]));
  const texts = new Map(
    cells.map(({ field, text }, index) => {
      const errors = [{ path: ['cells', index, 'field'], code: 'not_found' }] as const;
      return [columns.get(field) ?? refuse('request.invalid', { errors }), text] as const;
    }),
  );
  const mended = corrected(kept, { texts, decision });
  const before = { entry: read(kept), isRepeated: kept.isRepeated };
  const compared = sheet.isLeftOut ? null : await compareMended(row, { before, after: read(mended) }, open);
  if (!compared) return reread(platform, actor, roll, plan, new Map([[row, { texts, decision }]]));
  const { counts, chunks, keyPages } = open.replaced(row, mended, compared);
  await change(platform, async (transaction) => {
    if (!(await updateRoll(transaction, roll, { counts }))) refuse('roll.changed_meanwhile');
    for (const chunk of chunks) await updateChunk(transaction, chunk);
    for (const page of keyPages) await updateKeyPage(transaction, page);
    await recordEvent(transaction, eventOf(actor, roll, 'correct_roll'), platform.clock());
  });
  return getRoll(platform, actor, roll.id);
}
