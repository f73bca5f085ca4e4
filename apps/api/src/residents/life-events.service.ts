import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import type { lifeEventsContract } from '@linli/domain/residents/life-events.contract.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import type { Platform } from '../shared/platform.ts';
import { live } from './life-event-doing.ts';
import { homeAt } from './resident-homes.ts';
import { getResident } from './residents.service.ts';
import { listHousemates } from './residents.store.ts';

type Contract = typeof lifeEventsContract;

/** A move within the community: the old dwelling is left on the day and the new one lived in from then on. */
export async function moveWithin(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  { address, wholeHousehold, householdRole, ...sent }: BodyOf<Contract['move']>,
): Promise<ResidentView> {
  await live(platform, actor, { event: 'move', residentId, ...sent }, async (doing, file) => {
    const home = await homeAt(doing.transaction, file, address, platform.clock());
    const isSameHousehold = home.door.householdId !== null && home.door.householdId === file.householdId;
    const mates = wholeHousehold && !isSameHousehold ? await listHousemates(doing.transaction, file) : [];
    // Those who move together keep how they stand to each other, unless they move in with somebody.
    for (const mate of mates) {
      await doing.settle(mate, home);
      await doing.save(mate, 'move', { ...home.door, ...(!home.isEmpty && { householdRole: null }) });
    }
    if (!wholeHousehold && !isSameHousehold) await doing.leaveToNewHead(file);
    await doing.settle(file, home);
    if (isSameHousehold || (wholeHousehold && home.isEmpty)) return home.door;
    return { ...home.door, householdRole: home.isEmpty ? 'head' : householdRole };
  });
  return getResident(platform, actor, residentId);
}

export async function moveOut(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  { reason, ...sent }: BodyOf<Contract['moveOut']>,
): Promise<ResidentView> {
  await live(platform, actor, { event: 'move_out', residentId, note: reason, ...sent }, (doing, file) =>
    doing.leaveToNewHead(file),
  );
  return getResident(platform, actor, residentId);
}

export async function moveBack(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  { address, householdRole, ...sent }: BodyOf<Contract['moveBack']>,
): Promise<ResidentView> {
  await live(platform, actor, { event: 'move_back', residentId, ...sent }, async (doing, file) => {
    const home = await homeAt(doing.transaction, file, address, platform.clock());
    await doing.settle(file, home);
    return { ...home.door, householdRole: home.isEmpty ? 'head' : householdRole };
  });
  return getResident(platform, actor, residentId);
}

export async function reportDeath(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  { note, ...sent }: BodyOf<Contract['reportDeath']>,
): Promise<ResidentView> {
  await live(platform, actor, { event: 'report_death', residentId, note, ...sent }, async (doing, file) => {
    const set = await doing.leaveToNewHead(file);
    const spouse = await doing.spouseOf(file);
    await doing.endMarriageOf(file);
    if (spouse === null || spouse.status === 'deceased') return set;
    await doing.endMarriageOf(spouse);
    await doing.save(spouse, 'lose_spouse', { maritalStatus: 'widowed' });
    return set;
  });
  return getResident(platform, actor, residentId);
}
