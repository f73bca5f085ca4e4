import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { roleOfChild } from '@linli/domain/residents/kin.ts';
import type { lifeEventsContract } from '@linli/domain/residents/life-events.contract.ts';
import { readIdentity } from '@linli/domain/residents/resident-identity.ts';
import { residentsContract } from '@linli/domain/residents/residents.contract.ts';
import { v7 as uuid } from 'uuid';
import type { Platform } from '../shared/platform.ts';
import { getOther, homeOf } from './family-events.service.ts';
import { live, refuseDay } from './life-event-doing.ts';
import { getVisible } from './resident-access.ts';
import { lookForSame, openFile } from './resident-creation.service.ts';
import { getResident } from './residents.service.ts';
import type { StoredResident } from './residents.store.ts';

type Birth = BodyOf<(typeof lifeEventsContract)['registerBirth']>;

/** 出生: a file for the child in the household of one of its parents, and everybody is told whose child it is. */
export async function registerBirth(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  {
    name,
    sex,
    documentKind,
    idNumber,
    ethnicGroup,
    otherParentId,
    otherParentName,
    livesWith,
    notDuplicateOf,
    ...sent
  }: Birth,
) {
  const childId = uuid();
  const today = shanghaiDate(platform.clock());
  const { communityId } = await getVisible(platform.database.scoped, actor, residentId);
  const given = { name, documentKind, idNumber, phone: '', sex, birthDate: sent.day };
  // A day that is yet to come is refused of the day, not of the birth date that it would be.
  if (sent.day > today) refuseDay();
  const identity = readIdentity(given, today);
  const candidates = await lookForSame(platform, communityId, identity, notDuplicateOf);
  const registered = { event: 'register_birth', residentId, otherId: otherParentId, ...sent } as const;
  await live(platform, actor, registered, async (doing, file) => {
    const { transaction } = doing;
    const other = otherParentId === null ? null : await getOther(transaction, actor, otherParentId, 'otherParentId');
    if (other !== null) insistOnOtherParent(file, other, sent.day);
    const host = livesWith === 'other_parent' ? other : file;
    if (host === null || host.status !== 'living_here')
      refuse('request.invalid', { errors: [{ path: ['livesWith'], code: 'invalid_choice' }] });
    const { districtId, streetId } = host;
    const home = homeOf(host).door;
    const child = {
      ...residentsContract.create.body.parse({
        name,
        documentKind,
        idNumber,
        ethnicGroup,
        maritalStatus: 'never_married',
        address: home.address,
        gridId: host.gridId,
        householdRole: roleOfChild(host.householdRole, sex),
        source: 'birth',
        notDuplicateOf,
      }),
      sex,
    };
    const path = { districtId, streetId, communityId: host.communityId };
    await openFile(platform, transaction, actor, {
      id: childId,
      path,
      given: child,
      identity,
      candidates,
      home,
      from: sent.day,
    });
    doing.undoable.openedFiles.push(childId);
    const born = { ...path, id: childId };
    const known = other ?? (otherParentName === '' ? null : { id: null, name: otherParentName, sex: oppositeOf(file) });
    for (const parent of [file, known])
      if (parent !== null) await doing.tie(born, { kind: 'parent', other: parent, from: sent.day });
    const asKin = { kind: 'child', other: { id: childId, name: identity.name, sex }, from: sent.day } as const;
    await doing.tie(file, asKin);
    if (other !== null) {
      await doing.tie(other, asKin);
      await doing.save(other, 'register_birth', {});
    }
    return {};
  });
  return { childId, resident: await getResident(platform, actor, residentId) };
}

function insistOnOtherParent(file: StoredResident, other: StoredResident, day: string): void {
  const isWrong = other.id === file.id || other.status === 'merged' || (file.sex !== null && file.sex === other.sex);
  if (isWrong) refuse('request.invalid', { errors: [{ path: ['otherParentId'], code: 'invalid' }] });
  if (other.birthDate !== '' && day < other.birthDate) refuseDay();
}

const oppositeOf = ({ sex }: StoredResident) => (sex === null ? null : sex === 'male' ? 'female' : 'male');
