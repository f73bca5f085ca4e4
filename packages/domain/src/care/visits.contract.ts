import { z } from 'zod';
import { OFFICE_ROLES } from '../shared/actor.ts';
import { defineContract } from '../shared/contract.ts';
import { Id, Moment, PageQuery, Text, Version, pageOf } from '../shared/page.contract.ts';
import { toldTo } from '../shared/told-to.contract.ts';
import { VISIT_ACTIONS, VISIT_LIMITS as limits, VISIT_OUTCOMES, VISIT_SUBJECTS, VISIT_WAYS } from './visit.ts';

const WORKER = ['community_worker'] as const;
const VisitParams = z.strictObject({ residentId: Id, visitId: Id });

const namedOnce = (subjects: readonly string[]) => new Set(subjects).size === subjects.length;

const Visit = {
  /** The day in Shanghai; not to come, and not longer ago than a year. */
  day: z.iso.date(),
  way: z.enum(VISIT_WAYS),
  outcome: z.enum(VISIT_OUTCOMES),
  /** What was asked, where somebody was met. */
  subjects: z.array(z.enum(VISIT_SUBJECTS)).max(VISIT_SUBJECTS.length).refine(namedOnce),
  note: z.string().trim().max(limits.noteLength),
};

/** One visit; what was noted down is shown for a reason alone. */
export const VisitView = z.strictObject({
  id: Id,
  day: z.string(),
  way: z.enum(VISIT_WAYS),
  outcome: z.enum(VISIT_OUTCOMES),
  subjects: z.array(z.enum(VISIT_SUBJECTS)),
  /** Who wrote it down. */
  visitorName: z.string(),
  hasNote: z.boolean(),
  recordedAt: Moment,
  isVoided: z.boolean(),
  availableActions: z.array(z.enum(VISIT_ACTIONS)),
  version: Version,
});
export type VisitView = z.output<typeof VisitView>;

/** 走访 of residents: when somebody of the office was with them, and what was asked. */
export const visitsContract = defineContract({
  list: {
    method: 'GET',
    path: '/residents/:residentId/visits',
    access: OFFICE_ROLES,
    status: 200,
    params: z.strictObject({ residentId: Id }),
    query: z.strictObject(PageQuery),
    response: z.strictObject({ ...pageOf(VisitView).shape, mayRecord: z.boolean() }),
    summary: 'Visits to a resident (走访), the latest day first',
  },
  record: {
    method: 'POST',
    path: '/residents/:residentId/visits',
    access: WORKER,
    status: 201,
    params: z.strictObject({ residentId: Id }),
    body: z.strictObject({ ...Visit, subjects: Visit.subjects.default([]), note: Visit.note.default('') }),
    response: VisitView,
    summary: 'Write down a visit to a resident',
  },
  edit: {
    method: 'PATCH',
    path: '/residents/:residentId/visits/:visitId',
    access: WORKER,
    status: 200,
    params: VisitParams,
    /** Only what is sent is changed. */
    body: z.strictObject({ version: Version, ...z.strictObject(Visit).partial().shape }),
    response: VisitView,
    summary: 'Correct a visit',
  },
  void: {
    method: 'POST',
    path: '/residents/:residentId/visits/:visitId/void',
    access: WORKER,
    status: 200,
    params: VisitParams,
    body: z.strictObject({ version: Version, reason: Text(limits.reasonLength) }),
    response: VisitView,
    summary: 'Declare a visit void (作废), with the reason; it stays to be seen and counts no more',
  },
  reveal: {
    method: 'POST',
    path: '/residents/:residentId/visits/:visitId/reveal',
    access: OFFICE_ROLES,
    limit: 'reveal',
    status: 200,
    params: VisitParams,
    body: z.strictObject({ reason: Text(limits.reasonLength) }),
    response: z.strictObject({ note: toldTo('visit_note', { offices: 'whole' }, z.string()) }),
    summary: 'What was noted down on a visit, for a reason that the supervisor reads',
  },
});
