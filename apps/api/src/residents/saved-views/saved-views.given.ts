import { SAVED_VIEW_LIMITS } from '@linli/domain/residents/saved-view.ts';
import { savedViewsContract as contract } from '@linli/domain/residents/saved-views.contract.ts';
import type { RequestOf } from '@linli/domain/shared/contract.ts';
import type { Caller, TestApi } from '../../shared/testing/app.ts';

type NewView = Partial<RequestOf<typeof contract.save, Buffer>['body']>;

/** A view of some name; where somebody has as many as they can, an older one goes for it. */
export async function givenSavedView(api: TestApi, owner: Caller, view: NewView = {}) {
  const own = (await api.ok(contract.list, owner, {})).items.filter(({ isOwn }) => isOwn);
  if (own.length >= SAVED_VIEW_LIMITS.perPerson)
    await api.ok(contract.remove, owner, { params: { viewId: own[0]!.id } });
  const title = crypto.randomUUID().slice(0, 18);
  return api.ok(contract.save, owner, { body: { title, columns: ['name'], ...view } });
}
