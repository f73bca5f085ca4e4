import { z } from 'zod';
import { OFFICE_ROLES } from '../shared/actor.ts';
import { defineContract } from '../shared/contract.ts';
import { Id, Moment, PageQuery, pageOf, Version } from '../shared/page.contract.ts';
import { DUPLICATE_REASONS } from './duplicate.ts';
import { DUPLICATE_ACTIONS, DUPLICATE_STATUSES } from './duplicate-pair.ts';
import { MERGE_CHOICES, MERGE_FIELDS, MERGE_HINDRANCES, MERGE_SIDES } from './resident-merge.ts';
import { ResidentSummary, ResidentView } from './resident-views.contract.ts';

const DuplicateParams = z.strictObject({ duplicateId: Id });

const pair = {
  id: Id,
  reason: z.enum(DUPLICATE_REASONS),
  status: z.enum(DUPLICATE_STATUSES),
  foundAt: Moment,
  decidedAt: Moment.nullable(),
  availableActions: z.array(z.enum(DUPLICATE_ACTIONS)),
};

/** Two files that may be of one person. `other` is null where it lies outside of the reader's units: nothing is told of it. */
export const DuplicatePairView = z.strictObject({
  ...pair,
  resident: ResidentSummary,
  other: ResidentSummary.nullable(),
});
export type DuplicatePairView = z.output<typeof DuplicatePairView>;

/** The same side by side, each file as the reader sees it. */
const DuplicateComparison = z.strictObject({
  ...pair,
  resident: ResidentView,
  other: ResidentView.nullable(),
  /** Whether they differ, hidden values too, and which one stays unless somebody chooses; empty without the other file. */
  fields: z.array(
    z.strictObject({ field: z.enum(MERGE_FIELDS), differs: z.boolean(), proposed: z.enum(MERGE_CHOICES) }),
  ),
  /** The file that goes on unless somebody chooses. */
  keep: z.enum(MERGE_SIDES),
});
export type DuplicateComparison = z.output<typeof DuplicateComparison>;

/** Within one community its workers decide; between two, of which neither sees the other, the officials above both. */
const DECIDED_BY = {
  community_worker: { within: 'yes', across: 'resident.duplicate_elsewhere' },
  street_official: { within: 'resident.not_allowed', across: 'yes' },
  district_official: { within: 'resident.not_allowed', across: 'yes' },
} as const;

/** So many are counted one by one; beyond, it is said that there are as many. */
export const COUNTED_DUPLICATES = 1000;

export const duplicatesContract = defineContract({
  list: {
    method: 'GET',
    path: '/resident-duplicates',
    access: OFFICE_ROLES,
    status: 200,
    query: z.strictObject({
      status: z.enum(DUPLICATE_STATUSES).default('open'),
      /** Both files in one community, or each in another; all of them unless told. */
      between: z.enum(['one_community', 'two_communities']).optional(),
      ...PageQuery,
    }),
    response: pageOf(DuplicatePairView),
    summary: 'Pairs of files that may be of one person (疑似重复), those found first on top',
  },
  count: {
    method: 'GET',
    path: '/resident-duplicates/count',
    access: OFFICE_ROLES,
    status: 200,
    response: z.strictObject({ open: z.number().int() }),
    summary: 'How many pairs wait for one’s own decision, up to 1,000',
  },
  get: {
    method: 'GET',
    path: '/resident-duplicates/:duplicateId',
    access: OFFICE_ROLES,
    status: 200,
    params: DuplicateParams,
    response: DuplicateComparison,
    summary: 'Two files side by side (并排比对)',
  },
  notSame: {
    method: 'POST',
    path: '/resident-duplicates/:duplicateId/not-same',
    access: OFFICE_ROLES,
    reach: DECIDED_BY,
    status: 200,
    params: DuplicateParams,
    response: DuplicatePairView,
    summary: 'They are two people (不是同一人); remembered, so that nobody is asked again',
  },
  merge: {
    method: 'POST',
    path: '/resident-duplicates/:duplicateId/merge',
    access: OFFICE_ROLES,
    reach: DECIDED_BY,
    status: 200,
    params: DuplicateParams,
    body: z.strictObject({
      /** The file that goes on. */
      keep: z.enum(MERGE_SIDES),
      /** Of which file each field stays; what is left out stays as it is proposed. */
      choices: z.partialRecord(z.enum(MERGE_FIELDS), z.enum(MERGE_CHOICES)).default({}),
      /** The versions that were compared. */
      versions: z.strictObject({ resident: Version, other: Version }),
    }),
    response: z.strictObject({ mergeId: Id, resident: ResidentView }),
    summary: 'Two files become one, with everything that hangs on them (合并)',
  },
  merges: {
    method: 'GET',
    path: '/residents/:residentId/merges',
    access: OFFICE_ROLES,
    namesFromAbove: 'Whoever merged two files is named to those who keep the file that stayed.',
    status: 200,
    params: z.strictObject({ residentId: Id }),
    response: z.strictObject({
      items: z.array(
        z.strictObject({
          id: Id,
          mergedAt: Moment,
          mergedBy: z.string(),
          undoneAt: Moment.nullable(),
          /** Why it cannot be undone any more; null while it can, and once it was. */
          hindrance: z.enum(MERGE_HINDRANCES).nullable(),
          availableActions: z.array(z.enum(['undo'])),
        }),
      ),
    }),
    summary: 'Which files went into this one, latest first',
  },
  undoMerge: {
    method: 'POST',
    path: '/resident-merges/:mergeId/undo',
    access: OFFICE_ROLES,
    reach: DECIDED_BY,
    status: 200,
    params: z.strictObject({ mergeId: Id }),
    response: z.strictObject({ residentId: Id, mergedId: Id }),
    summary: 'Two files as they were (撤销合并); what happened since stays with the one that stayed',
  },
  reopen: {
    method: 'POST',
    path: '/resident-duplicates/:duplicateId/reopen',
    access: OFFICE_ROLES,
    reach: DECIDED_BY,
    status: 200,
    params: DuplicateParams,
    response: DuplicatePairView,
    summary: 'Look at two files again that were said to be of two people',
  },
});
