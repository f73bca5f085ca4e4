import { decideResident } from '@linli/domain/residents/resident-file.ts';
import { canSeeTransfer } from '@linli/domain/residents/transfer.ts';
import type { transfersContract, TransferView } from '@linli/domain/residents/transfers.contract.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import type { BodyOf, QueryOf } from '@linli/domain/shared/contract.ts';
import { maskName } from '@linli/domain/shared/masking.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { v7 as uuid } from 'uuid';
import { decodeRowCursor, pageFrom } from '../../shared/cursor.ts';
import { change, eventRow, recordEvent } from '../../shared/events.ts';
import type { Platform } from '../../shared/platform.ts';
import { findResidentAtHome } from '../life-events.store.ts';
import { subjectOf } from '../resident-access.ts';
import { rolesWithout } from '../resident-homes.ts';
import { refuseChanged } from '../residents.service.ts';
import { listHousemates } from '../residents.store.ts';
import { sealOfTransfer, viewsOf } from './transfer-views.ts';
import {
  countIncoming,
  createTransfer,
  findCommunityByCode,
  findTransfer,
  listTransfers,
  tellAcross,
} from './transfers.store.ts';

type Contract = typeof transfersContract;

export async function getTransfer(platform: Platform, actor: PersonActor, id: string): Promise<TransferView> {
  const { scoped } = platform.database;
  const transfer = await findTransfer(scoped, id);
  if (!transfer || !canSeeTransfer(actor, transfer)) refuse('transfer.not_found');
  const [view] = await viewsOf(platform, scoped, actor, [transfer]);
  return view!;
}

export async function listOfTransfers(
  platform: Platform,
  actor: PersonActor,
  { side, isPending, cursor, limit }: QueryOf<Contract['list']>,
) {
  const { scoped } = platform.database;
  const after = cursor === undefined ? undefined : decodeRowCursor(cursor).id;
  const rows = await listTransfers(scoped, actor.scope, { side, isPending: isPending === 'true', after, limit });
  const page = pageFrom(
    rows,
    limit,
    ({ id }) => ({ id }),
    (row) => row,
  );
  return { items: await viewsOf(platform, scoped, actor, page.items), nextCursor: page.nextCursor };
}

export async function countTransfers(platform: Platform, actor: PersonActor) {
  return { incoming: await countIncoming(platform.database.scoped, actor.scope) };
}

/** Asks another community of the district; nothing of the files changes until it answers. */
export async function askTransfer(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  { version, communityCode, reason, newAddress, wholeHousehold }: BodyOf<Contract['ask']>,
): Promise<TransferView> {
  const { cipher } = platform;
  const now = platform.clock();
  const id = uuid();
  await change(platform, async (transaction) => {
    const file = (await findResidentAtHome(transaction, residentId)) ?? refuse('resident.not_found');
    decideResident('transfer', actor, file);
    if (file.version !== version) await refuseChanged(transaction, file.id, version);
    const to = await findCommunityByCode(transaction, communityCode);
    if (to === null || to.districtId !== file.districtId || to.communityId === file.communityId)
      refuse('transfer.not_there', { errors: [{ path: ['communityCode'], code: 'invalid' }] });
    const people = [file, ...(wholeHousehold ? await listHousemates(transaction, file) : [])];
    const left = wholeHousehold ? null : await rolesWithout(transaction, file, shanghaiDate(now));
    const sides = {
      districtId: file.districtId,
      fromStreetId: file.streetId,
      fromCommunityId: file.communityId,
      toStreetId: to.streetId,
      toCommunityId: to.communityId,
    };
    const asked = {
      id,
      ...sides,
      wholeHousehold,
      reason: sealOfTransfer(cipher, id, 'reason', reason),
      newAddress: sealOfTransfer(cipher, id, 'newAddress', newAddress),
      rolesLeft: (left?.others ?? []).map(({ file: mate, householdRole }) => ({ id: mate.id, role: householdRole })),
      askedAt: now,
    };
    const outcome = await createTransfer(
      transaction,
      asked,
      people.map((person) => ({
        id: uuid(),
        transferId: id,
        ...sides,
        residentId: person.id,
        maskedName: maskName(person.name),
        sex: person.sex,
        birthYear: person.birthDate.slice(0, 4) || null,
        householdRole: person.householdRole,
      })),
    );
    if (outcome === 'already_asked') refuse('transfer.already_asked');
    const action = 'residents.ask_transfer' as const;
    for (const person of people)
      await recordEvent(transaction, { actor, action, subject: subjectOf(person), note: reason }, now);
    const subject = { type: 'resident_transfer', id, path: null };
    await tellAcross(transaction, id, [eventRow({ actor, action, subject }, now)]);
  });
  return getTransfer(platform, actor, id);
}
