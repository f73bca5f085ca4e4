import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { marriageFault, roleOfSpouse } from '@linli/domain/residents/kin.ts';
import type { lifeEventsContract } from '@linli/domain/residents/life-events.contract.ts';
import { mayKeepResidents } from '@linli/domain/residents/resident-file.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import type { Transaction } from '../shared/database.ts';
import type { Platform } from '../shared/platform.ts';
import { live, type Doing, type FileChange } from './life-event-doing.ts';
import { homeAt, type Home } from './resident-homes.ts';
import { getResident } from './residents.service.ts';
import { findResident, type StoredResident } from './residents.store.ts';

type Contract = typeof lifeEventsContract;
type Marriage = BodyOf<Contract['marry']>;

/** 结婚: married on both files where both are kept here; who moves to whom only if it was said. */
export async function marry(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  { spouseId, spouseName, together, ...sent }: Marriage,
): Promise<ResidentView> {
  await live(platform, actor, { event: 'marry', residentId, otherId: spouseId, ...sent }, async (doing, file) => {
    const spouse = spouseId === null ? null : await getOther(doing.transaction, actor, spouseId, 'spouseId');
    const fault = marriageFault(file, spouse, sent.day);
    if (fault !== null) refuse('resident.cannot_marry', { params: { fault } });
    const other = spouse ?? { id: null, name: spouseName, sex: null };
    if (other.name !== '') await doing.tie(file, { kind: 'spouse', other, from: sent.day });
    if (spouse === null) {
      if (together !== 'stay') refuseTogether();
      return { maritalStatus: 'married' };
    }
    await doing.tie(spouse, { kind: 'spouse', other: file, from: sent.day });
    const { ofFile, ofSpouse } = await moveTogether(doing, file, spouse, together);
    await doing.save(spouse, 'marry', { ...ofSpouse, maritalStatus: 'married' });
    return { ...ofFile, maritalStatus: 'married' };
  });
  return getResident(platform, actor, residentId);
}

/** 离婚: divorced on both files; this one moves where it was said, otherwise both stay where they are. */
export async function divorce(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  { address, ...sent }: BodyOf<Contract['divorce']>,
): Promise<ResidentView> {
  await live(platform, actor, { event: 'divorce', residentId, ...sent }, async (doing, file) => {
    let set: FileChange = {};
    if (address !== '') {
      const home = await homeAt(doing.transaction, file, address, platform.clock());
      if (home.door.householdId === null || home.door.householdId !== file.householdId) {
        await doing.leaveToNewHead(file);
        await doing.settle(file, home);
        set = { ...home.door, householdRole: home.isEmpty ? 'head' : null };
      }
    }
    const spouse = await doing.spouseOf(file);
    await doing.endMarriageOf(file);
    const stays = set.householdId === undefined && spouse !== null && isSameHousehold(file, spouse);
    if (spouse !== null) {
      await doing.endMarriageOf(spouse);
      const role = stays && spouse.householdRole === 'spouse' ? ({ householdRole: 'other' } as const) : {};
      await doing.save(spouse, 'divorce', { ...role, maritalStatus: 'divorced' });
    }
    if (stays && file.householdRole === 'spouse') set = { householdRole: 'other' };
    return { ...set, maritalStatus: 'divorced' };
  });
  return getResident(platform, actor, residentId);
}

/** A second file that an event is about: one that this person keeps, too; anything else does not exist. */
export async function getOther(
  transaction: Transaction,
  actor: PersonActor,
  id: string,
  field: 'spouseId' | 'otherParentId',
): Promise<StoredResident> {
  const file = await findResident(transaction, id);
  if (file === null || !mayKeepResidents(actor, file))
    refuse('resident.not_found', { errors: [{ path: [field], code: 'not_found' }] });
  return file;
}

function isSameHousehold(one: StoredResident, other: StoredResident): boolean {
  return one.householdId !== null && one.householdId === other.householdId;
}

/** Whoever moves leaves a household in order and joins the other one; nobody moves who lives there already. */
async function moveTogether(
  doing: Doing,
  file: StoredResident,
  spouse: StoredResident,
  together: Marriage['together'],
): Promise<{ ofFile: FileChange; ofSpouse: FileChange }> {
  if (isSameHousehold(file, spouse)) {
    if (together !== 'stay') refuseTogether();
    // Two who shared a household in some other way are husband and wife in it now.
    if (file.householdRole === 'head') return { ofFile: {}, ofSpouse: { householdRole: 'spouse' } };
    return { ofFile: spouse.householdRole === 'head' ? { householdRole: 'spouse' } : {}, ofSpouse: {} };
  }
  if (together === 'stay') return { ofFile: {}, ofSpouse: {} };
  const [mover, host] = together === 'spouse_comes' ? [spouse, file] : [file, spouse];
  if (host.householdId === null || host.status !== 'living_here' || mover.status !== 'living_here') refuseTogether();
  if (host.communityId !== mover.communityId) refuseTogether();
  const home = homeOf(host);
  await doing.leaveToNewHead(mover);
  await doing.settle(mover, home);
  const moved = { ...home.door, householdRole: roleOfSpouse(host.householdRole) };
  return mover === file ? { ofFile: moved, ofSpouse: {} } : { ofFile: {}, ofSpouse: moved };
}

function refuseTogether(): never {
  refuse('request.invalid', { errors: [{ path: ['together'], code: 'invalid_choice' }] });
}

/** Where somebody lives, as a home that others can join. */
export function homeOf(file: StoredResident): Home {
  const { address, addressKey, compoundId, buildingId, dwellingId, householdId } = file;
  return { door: { address, addressKey, compoundId, buildingId, dwellingId, householdId }, isEmpty: false };
}
