import { mayChangeView, SAVED_VIEW_LIMITS } from '@linli/domain/residents/saved-view.ts';
import type { SavedList, SavedViewView, savedViewsContract } from '@linli/domain/residents/saved-views.contract.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { v7 as uuid } from 'uuid';
import { change } from '../../shared/events.ts';
import type { Platform } from '../../shared/platform.ts';
import { filterOf } from '../resident-lists.service.ts';
import {
  countOwnViews,
  createView,
  findView,
  forgetDeleted,
  isTitleTaken,
  listViews,
  updateView,
  type StoredView,
} from './saved-views.store.ts';

type Contract = typeof savedViewsContract;

/** More than an office reads through. */
const SHOWN = 200;

function ownerOf({ personId, unit }: PersonActor) {
  return { ownerId: personId, unitId: unit?.id ?? refuse('request.role_not_allowed', { params: { roles: [] } }) };
}

export async function listSavedViews(platform: Platform, actor: PersonActor): Promise<{ items: SavedViewView[] }> {
  const rows = await listViews(platform.database.scoped, ownerOf(actor), SHOWN);
  return { items: rows.map((row) => viewOf(platform, actor, row)) };
}

export async function saveView(
  platform: Platform,
  actor: PersonActor,
  { title, isShared, ...list }: BodyOf<Contract['save']>,
): Promise<SavedViewView> {
  const { cipher, clock, database } = platform;
  const owner = ownerOf(actor);
  // What one could not look for now cannot be kept for later either.
  await filterOf(platform, actor, { ...list, text: '' });
  if ((await countOwnViews(database.scoped, owner)) >= SAVED_VIEW_LIMITS.perPerson)
    refuse('saved_view.too_many', { params: { maximum: SAVED_VIEW_LIMITS.perPerson } });
  const id = uuid();
  const { districtId, streetId, communityId } = actor.unit!;
  await change(platform, async (transaction) => {
    await forgetDeleted(transaction, owner, undoEnd(clock()));
    await refuseTaken(platform, transaction, owner, title);
    await createView(transaction, {
      id,
      ...owner,
      districtId,
      streetId,
      communityId,
      ownerName: actor.name,
      ...sealedTitle(cipher, id, title),
      list: list as object,
      isShared,
    });
  });
  return getView(platform, actor, id);
}

export async function editView(
  platform: Platform,
  actor: PersonActor,
  viewId: string,
  { version, title, isShared, isFirst }: BodyOf<Contract['edit']>,
): Promise<SavedViewView> {
  const view = await getOwn(platform, actor, viewId);
  if (view.deletedAt !== null) refuse('saved_view.not_found');
  await change(platform, async (transaction) => {
    if (title !== undefined) await refuseTaken(platform, transaction, ownerOf(actor), title, view.id);
    const data = {
      ...(title !== undefined && sealedTitle(platform.cipher, view.id, title)),
      ...(isShared !== undefined && { isShared }),
      ...(isFirst !== undefined && { isFirst }),
    };
    if (!(await updateView(transaction, { id: view.id, version }, data))) refuse('saved_view.changed_meanwhile');
  });
  return getView(platform, actor, viewId);
}

export async function removeView(platform: Platform, actor: PersonActor, viewId: string): Promise<undefined> {
  const view = await getOwn(platform, actor, viewId);
  if (view.deletedAt !== null) refuse('saved_view.not_found');
  await change(platform, async (transaction) => {
    if (!(await updateView(transaction, view, { deletedAt: platform.clock() }))) refuse('saved_view.changed_meanwhile');
  });
}

export async function restoreView(platform: Platform, actor: PersonActor, viewId: string): Promise<SavedViewView> {
  const view = await getOwn(platform, actor, viewId);
  if (view.deletedAt !== null && view.deletedAt < undoEnd(platform.clock())) refuse('saved_view.not_found');
  await change(platform, async (transaction) => {
    await refuseTaken(platform, transaction, ownerOf(actor), titleOf(platform.cipher, view), view.id);
    if (!(await updateView(transaction, view, { deletedAt: null }))) refuse('saved_view.changed_meanwhile');
  });
  return getView(platform, actor, viewId);
}

/** Deleted before this, it does not come back. */
const undoEnd = (now: Date) => new Date(now.getTime() - SAVED_VIEW_LIMITS.undoMinutes * 60_000);

async function getOwn(platform: Platform, actor: PersonActor, id: string): Promise<StoredView> {
  const view = await findView(platform.database.scoped, id);
  return view && mayChangeView(actor, view) ? view : refuse('saved_view.not_found');
}

async function getView(platform: Platform, actor: PersonActor, id: string): Promise<SavedViewView> {
  return viewOf(platform, actor, await getOwn(platform, actor, id));
}

async function refuseTaken(
  { cipher }: Platform,
  transaction: Parameters<typeof isTitleTaken>[0],
  owner: ReturnType<typeof ownerOf>,
  title: string,
  except?: string,
): Promise<void> {
  const indexes = cipher.blindIndexes(title, 'saved_views.titleIndex');
  if (await isTitleTaken(transaction, owner, indexes, except))
    refuse('saved_view.title_taken', { errors: [{ path: ['title'], code: 'taken' }] });
}

function sealedTitle(cipher: Platform['cipher'], id: string, title: string) {
  return {
    title: cipher.encrypt(title, `saved_views.title.${id}`),
    titleIndex: cipher.blindIndex(title, 'saved_views.titleIndex'),
  };
}

const titleOf = (cipher: Platform['cipher'], { id, title }: StoredView) =>
  cipher.decrypt(title, `saved_views.title.${id}`);

function viewOf({ cipher }: Platform, actor: PersonActor, view: StoredView): SavedViewView {
  const { id, isShared, isFirst, ownerName, ownerId, version, list } = view;
  const isOwn = ownerId === actor.personId;
  return { id, title: titleOf(cipher, view), list: list as SavedList, isShared, isFirst, isOwn, ownerName, version };
}
