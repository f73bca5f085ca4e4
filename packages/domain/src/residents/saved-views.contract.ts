import { z } from 'zod';
import { OFFICE_ROLES } from '../shared/actor.ts';
import { defineContract } from '../shared/contract.ts';
import { Id, Text, Version } from '../shared/page.contract.ts';
import { ResidentFilters, ResidentSort } from './residents.contract.ts';
import { LIST_COLUMNS, SAVED_VIEW_LIMITS } from './saved-view.ts';

/** What somebody typed is a name or a number of a person, so no view keeps it. */
const { text: _, ...filters } = ResidentFilters;

/** How a list is narrowed, sorted and shown. */
const SavedList = z.strictObject({
  ...filters,
  sort: ResidentSort,
  columns: z.array(z.enum(LIST_COLUMNS)).min(1).max(LIST_COLUMNS.length),
});
export type SavedList = z.output<typeof SavedList>;

export const SavedViewView = z.strictObject({
  id: Id,
  title: z.string(),
  list: SavedList,
  /** Seen by whoever acts for the same unit. */
  isShared: z.boolean(),
  isFirst: z.boolean(),
  isOwn: z.boolean(),
  ownerName: z.string(),
  version: Version,
});
export type SavedViewView = z.output<typeof SavedViewView>;

const ViewParams = z.strictObject({ viewId: Id });
const Title = Text(SAVED_VIEW_LIMITS.titleLength);
/** For colleagues a view can be used, not changed. */
const OWN = {
  community_worker: { own: 'yes' },
  street_official: { own: 'yes' },
  district_official: { own: 'yes' },
} as const;
const NO_EVENT = 'How somebody likes to look at a list: it holds nothing of any person.';

export const savedViewsContract = defineContract({
  list: {
    method: 'GET',
    path: '/residents/views',
    access: OFFICE_ROLES,
    breadth: { community_worker: 'own', street_official: 'own', district_official: 'own' },
    status: 200,
    response: z.strictObject({ items: z.array(SavedViewView) }),
    summary: 'Saved views (常用筛选): one’s own and those shared in the office, put first ones first',
  },
  save: {
    method: 'POST',
    path: '/residents/views',
    access: OFFICE_ROLES,
    leavesNoEvent: NO_EVENT,
    status: 201,
    body: z.strictObject({ title: Title, ...SavedList.shape, isShared: z.boolean().default(false) }),
    response: SavedViewView,
    summary: 'Save how a list is narrowed, sorted and shown; never what was searched for',
  },
  edit: {
    method: 'PATCH',
    path: '/residents/views/:viewId',
    access: OFFICE_ROLES,
    reach: OWN,
    leavesNoEvent: NO_EVENT,
    status: 200,
    params: ViewParams,
    /** Only what is sent is changed. */
    body: z.strictObject({
      version: Version,
      title: Title.optional(),
      isShared: z.boolean().optional(),
      isFirst: z.boolean().optional(),
    }),
    response: SavedViewView,
    summary: 'Rename a saved view, share it in the office, put it first',
  },
  remove: {
    method: 'DELETE',
    path: '/residents/views/:viewId',
    access: OFFICE_ROLES,
    reach: OWN,
    leavesNoEvent: NO_EVENT,
    status: 204,
    params: ViewParams,
    response: z.null(),
    summary: 'Delete a saved view; it can be brought back for an hour',
  },
  restore: {
    method: 'POST',
    path: '/residents/views/:viewId/restore',
    access: OFFICE_ROLES,
    reach: OWN,
    leavesNoEvent: NO_EVENT,
    status: 200,
    params: ViewParams,
    response: SavedViewView,
    summary: 'Bring a deleted saved view back',
  },
});
