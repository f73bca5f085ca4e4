import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { canSeeRoll, decideRoll } from '@linli/domain/residents/roll-import.ts';
import { columnFields, correctPlan, type RollPlan } from '@linli/domain/residents/roll-plan.ts';
import type { RollView, rollsContract } from '@linli/domain/residents/rolls.contract.ts';
import { findCommunity } from '../../org-units/public.ts';
import { change, recordEvent } from '../../shared/events.ts';
import type { Platform } from '../../shared/platform.ts';
import { countLetters, openPlan, sealPlan } from './roll-content.ts';
import { hostOf } from './roll-host.ts';
import { rereadRoll, signatureHash, type RereadTask, type RowCorrection } from './roll-tasks.ts';
import { readInThread } from './roll-thread.ts';
import { eventOf, getRoll, getVisible } from './rolls.service.ts';
import {
  createChunks,
  createKeyPages,
  deleteChunks,
  deleteKeyPages,
  listChunks,
  rememberMapping,
  updateRoll,
  type StoredRoll,
} from './rolls.store.ts';

/** So many rows are read anew beside the requests of others without their noticing; more go to a thread. */
const ROWS_IN_PLACE = 1_000;

/** What columns hold was understood otherwise than it is: every row is read anew. */
export async function correctColumns(
  platform: Platform,
  actor: PersonActor,
  rollId: string,
  { version, sheets, communityId }: BodyOf<(typeof rollsContract)['correctColumns']>,
): Promise<RollView> {
  const roll = await getToCorrect(platform, actor, rollId, version);
  const before = openPlan(platform.cipher, roll.id, roll.plan);
  if (communityId !== undefined && communityId !== null) {
    const community = await findCommunity(platform.database.scoped, communityId);
    if (!community || !canSeeRoll(actor, community.path))
      refuse('org_unit.not_found', { errors: [{ path: ['communityId'], code: 'not_found' }] });
  }
  const plan = correctPlan(before, sheets, communityId === undefined ? before.communityId : communityId);
  return reread(platform, actor, roll, plan, new Map());
}

/** Reads the whole import anew by a plan, and remembers for the office what its columns hold. */
export async function reread(
  platform: Platform,
  actor: PersonActor,
  roll: StoredRoll,
  plan: RollPlan,
  corrections: ReadonlyMap<number, RowCorrection>,
): Promise<RollView> {
  const chunks = await listChunks(platform.database.scoped, roll.id);
  const task: RereadTask = {
    task: 'reread',
    plan,
    corrections,
    chunks: chunks.map(({ id, content }) => ({ id, content })),
  };
  const rows = chunks.reduce((sum, { outcomes }) => sum + outcomes.length, 0);
  const host = hostOf(platform, actor);
  const read = rows <= ROWS_IN_PLACE ? await rereadRoll(host, task) : await readInThread(platform, actor, task);
  await change(platform, async (transaction) => {
    const isUnchanged = await updateRoll(transaction, roll, {
      plan: sealPlan(platform.cipher, roll.id, read.plan),
      counts: countLetters(read.chunks.map(({ outcomes }) => outcomes)),
    });
    if (!isUnchanged) refuse('roll.changed_meanwhile');
    await deleteChunks(transaction, roll.id);
    await deleteKeyPages(transaction, roll.id);
    await createChunks(transaction, roll.id, roll, read.chunks);
    await createKeyPages(transaction, roll.id, roll, read.keyPages);
    for (const sheet of plan.sheets) {
      if (!sheet?.columns.some(({ certainty }) => certainty === 'told')) continue;
      const fields = Object.fromEntries(columnFields(sheet));
      const signature = signatureHash(host, sheet.signature);
      await rememberMapping(transaction, { ...roll, unitId: roll.unitId, signature, fields, now: platform.clock() });
    }
    await recordEvent(transaction, eventOf(actor, roll, 'correct_roll'), platform.clock());
  });
  return getRoll(platform, actor, roll.id);
}

/** A preview that may still be corrected, as whoever corrects it saw it. */
export async function getToCorrect(platform: Platform, actor: PersonActor, rollId: string, version: number) {
  const roll = await getVisible(platform, actor, rollId);
  decideRoll('correct', actor, roll);
  return roll.version === version ? roll : refuse('roll.changed_meanwhile');
}
