import type { EventAction } from '@linli/domain/audit/event-words.ts';
import { decideResident, mayKeepResidents } from '@linli/domain/residents/resident-file.ts';
import { RESIDENT_PHOTO_LIMITS as limits } from '@linli/domain/residents/resident-photo.ts';
import {
  residentPhotosContract as contract,
  type ResidentPhotoView,
} from '@linli/domain/residents/resident-photos.contract.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { FastifyReply } from 'fastify';
import { v7 as uuid } from 'uuid';
import type { Transaction } from '../shared/database.ts';
import { change, recordEvent } from '../shared/events.ts';
import { fileAddress } from '../shared/file-address.ts';
import { readPicture } from '../shared/pictures/picture.ts';
import type { Platform } from '../shared/platform.ts';
import { getVisible, subjectOf } from './resident-access.ts';
import { openOfPhoto, sealOfPhoto } from './resident-fields.ts';
import { createPhoto, deletePhoto, findPhoto, listPhotos, type StoredPhoto } from './resident-photos.store.ts';
import { findResidentForUpdate, type StoredResident } from './residents.store.ts';

interface Named {
  readonly residentId: string;
  readonly photoId: string;
}

export async function listPhotosOf(platform: Platform, actor: PersonActor, residentId: string) {
  const { scoped } = platform.database;
  const file = await getVisible(scoped, actor, residentId);
  const rows = await listPhotos(scoped, residentId);
  return {
    items: rows.map((row) => viewOf(platform, actor, row)),
    mayChange: mayKeepResidents(actor, file) && file.status !== 'merged',
  };
}

/** Read, made small and encrypted before anything is locked: that takes a while. */
export async function addPhoto(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  bytes: Uint8Array,
): Promise<ResidentPhotoView> {
  decideResident('edit', actor, await getVisible(platform.database.scoped, actor, residentId));
  const photo = (await readPicture(bytes, limits.longestSide)) ?? refuse('resident.photo_unreadable');
  const id = uuid();
  const content = sealOfPhoto(platform.cipher, id, photo.jpeg);
  return write(platform, actor, residentId, 'residents.add_photo', async (transaction, file) => {
    if ((await listPhotos(transaction, residentId)).length >= limits.perResident)
      refuse('resident.too_many_photos', { params: { maximum: limits.perResident } });
    const { districtId, streetId, communityId } = file;
    const { width, height } = photo;
    const path = { districtId, streetId, communityId };
    const row = {
      id,
      ...path,
      residentId,
      content,
      width,
      height,
      addedByName: actor.name,
      addedAt: platform.clock(),
    };
    await createPhoto(transaction, row);
    return viewOf(platform, actor, row);
  });
}

export async function removePhoto(platform: Platform, actor: PersonActor, { residentId, photoId }: Named) {
  return write(platform, actor, residentId, 'residents.remove_photo', async (transaction) => {
    if (!(await deletePhoto(transaction, residentId, photoId))) refuse('resident.photo_not_found');
    return { isRemoved: true as const };
  });
}

export async function sendPhoto(
  platform: Platform,
  actor: PersonActor,
  { residentId, photoId }: Named,
  reply: FastifyReply,
) {
  const { scoped } = platform.database;
  await getVisible(scoped, actor, residentId);
  const photo = (await findPhoto(scoped, residentId, photoId)) ?? refuse('resident.photo_not_found');
  const bytes = openOfPhoto(platform.cipher, photo);
  return reply.header('content-disposition', 'inline; filename="photo.jpg"').type('image/jpeg').send(bytes);
}

/** Load, decide, carry out, tell: the same for everything that is written of photos. */
async function write<Answer>(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  action: EventAction,
  carryOut: (transaction: Transaction, file: StoredResident) => Promise<Answer>,
): Promise<Answer> {
  return change(platform, async (transaction) => {
    const file = (await findResidentForUpdate(transaction, residentId)) ?? refuse('resident.not_found');
    decideResident('edit', actor, file);
    const answer = await carryOut(transaction, file);
    await recordEvent(transaction, { actor, action, subject: subjectOf(file) }, platform.clock());
    return answer;
  });
}

function viewOf(platform: Platform, actor: PersonActor, photo: Omit<StoredPhoto, 'content'>): ResidentPhotoView {
  const { id, residentId, width, height, addedAt, addedByName } = photo;
  const address = fileAddress(platform, actor, contract.view, { residentId, photoId: id });
  return { id, width, height, addedAt: addedAt.toISOString(), addedByName, address };
}
