import { canSeeErasure, decideErasure, groundsOf, type ErasureAction } from '@linli/domain/residents/erasure.ts';
import type { erasuresContract, ErasureView } from '@linli/domain/residents/erasures.contract.ts';
import { decideResident } from '@linli/domain/residents/resident-file.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { BodyOf, QueryOf } from '@linli/domain/shared/contract.ts';
import { maskName, maskPersonIn } from '@linli/domain/shared/masking.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { v7 as uuid } from 'uuid';
import { decodeRowCursor, pageFrom } from '../../shared/cursor.ts';
import { change, recordEvent, type NewEvent } from '../../shared/events.ts';
import type { Platform } from '../../shared/platform.ts';
import { findResidentAtHome } from '../life-events.store.ts';
import { getVisible, subjectOf } from '../resident-access.ts';
import { refuseChanged } from '../residents.service.ts';
import { sealOfErasure, viewsOf } from './erasure-views.ts';
import {
  countAsked,
  createErasure,
  decide,
  findAsked,
  findErasure,
  listErasures,
  listHindrances,
  type StoredErasure,
} from './erasures.store.ts';

type Contract = typeof erasuresContract;

/** What the page of a file says before anything is asked. */
export async function erasureOptions(platform: Platform, actor: PersonActor, residentId: string) {
  const { scoped } = platform.database;
  const file = await getVisible(scoped, actor, residentId);
  const asked = await findAsked(scoped, residentId);
  return {
    grounds: groundsOf(file.status),
    hindrances: await listHindrances(scoped, { ids: [residentId], districtId: file.districtId }),
    asked: asked && ((await viewsOf(platform, actor, [asked]))[0] ?? null),
  };
}

/** Asks the street; nothing of the file changes until it approves. */
export async function askErasure(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  { version, ground, askedBy, reason }: BodyOf<Contract['request']>,
): Promise<ErasureView> {
  const { cipher, clock } = platform;
  const now = clock();
  const id = uuid();
  await change(platform, async (transaction) => {
    const file = (await findResidentAtHome(transaction, residentId)) ?? refuse('resident.not_found');
    decideResident('edit', actor, file);
    if (file.version !== version) await refuseChanged(transaction, file.id, version);
    if (!groundsOf(file.status).includes(ground) || (askedBy === 'relative' && file.status !== 'deceased'))
      refuse('erasure.ground_not_given');
    const { districtId, streetId, communityId } = file;
    const [hindrance] = await listHindrances(transaction, { ids: [residentId], districtId });
    if (hindrance) refuse('erasure.hindered', { params: { hindrance } });
    const outcome = await createErasure(transaction, {
      id,
      districtId,
      streetId,
      communityId,
      fileId: residentId,
      ground,
      askedBy,
      reason: sealOfErasure(cipher, id, 'reason', maskPersonIn(reason, [file.name])),
      maskedName: maskName(file.name),
      askerId: actor.personId,
      askerName: actor.name,
      askedAt: now,
    });
    if (outcome === 'already_asked') refuse('erasure.already_asked');
    const event = { actor, action: 'residents.ask_erasure', subject: subjectOf(file), note: reason } as const;
    await recordEvent(transaction, event, now);
  });
  return getErasure(platform, actor, id);
}

export async function listOfErasures(
  platform: Platform,
  actor: PersonActor,
  { isOpen, cursor, limit }: QueryOf<Contract['list']>,
) {
  const after = cursor === undefined ? undefined : decodeRowCursor(cursor).id;
  const asked = { isOpen: isOpen === 'true', after, limit };
  const page = pageFrom(
    await listErasures(platform.database.scoped, actor.scope, asked),
    limit,
    ({ id }) => ({ id }),
    (row) => row,
  );
  return { items: await viewsOf(platform, actor, page.items), nextCursor: page.nextCursor };
}

export async function countErasures(platform: Platform, actor: PersonActor) {
  return { waiting: await countAsked(platform.database.scoped, actor.scope) };
}

/** Refused by the street, or withdrawn by the community: the file stays as it is. */
export async function closeErasure(
  platform: Platform,
  actor: PersonActor,
  { id, version, action, reason = '' }: { id: string; version: number; action: 'refuse' | 'withdraw'; reason?: string },
): Promise<ErasureView> {
  const { cipher, clock } = platform;
  const now = clock();
  await change(platform, async (transaction) => {
    const erasure = await findErasure(transaction, id);
    const status = insist(action, actor, erasure);
    const answer = reason === '' ? '' : sealOfErasure(cipher, id, 'answer', maskPersonIn(reason, []));
    const data = { status, decidedAt: now, deciderName: actor.name, answer };
    if (!(await decide(transaction, { id, version }, data))) refuse('erasure.not_now');
    await recordEvent(transaction, eventOf(actor, erasure!, `${action}_erasure`, reason), now);
  });
  return getErasure(platform, actor, id);
}

export async function getErasure(platform: Platform, actor: PersonActor, id: string): Promise<ErasureView> {
  const erasure = await findErasure(platform.database.scoped, id);
  if (!erasure || !canSeeErasure(actor, erasure)) refuse('erasure.not_found');
  const [view] = await viewsOf(platform, actor, [erasure]);
  return view!;
}

/** The status that a step leads to, or a refusal. */
export function insist(action: ErasureAction, actor: PersonActor, erasure: StoredErasure | null) {
  return erasure === null ? refuse('erasure.not_found') : decideErasure(action, actor, erasure);
}

/** Told of the file, also when there is none any more. */
export function eventOf(
  actor: PersonActor,
  { fileId, path, ground }: StoredErasure,
  what: 'erase' | 'refuse_erasure' | 'withdraw_erasure',
  note: string,
): NewEvent {
  return {
    actor,
    action: `residents.${what}`,
    subject: { type: 'resident', id: fileId, path, names: [] },
    changes: { ground: [null, ground] },
    ...(note !== '' && { note }),
  };
}
