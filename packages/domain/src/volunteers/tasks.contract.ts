import { z } from 'zod';
import { defineContract } from '../shared/contract.ts';
import { Id, Moment, PageQuery, Text, Version, pageOf } from '../shared/page.contract.ts';
import { CLAIM_ACTIONS, CLAIM_STATUSES } from './task-claim.ts';
import { TASK_LIMITS as limits, TASK_STATUSES } from './task.ts';
import { VOLUNTEER_SKILLS } from './volunteer.ts';

const WORKER = ['community_worker'] as const;
const VOLUNTEER = ['volunteer'] as const;
/** A step of one's own claim; whoever has none is told so. */
const OF_OWN_CLAIM = { volunteer: { own: 'yes', taken: 'task.not_claimed' } } as const;
const TaskParams = z.strictObject({ taskId: Id });
const RoleParams = z.strictObject({ taskId: Id, roleId: Id });
const ClaimParams = z.strictObject({ taskId: Id, claimId: Id });
const Reason = Text(limits.reasonLength);
const Minutes = z
  .number()
  .int()
  .min(0)
  .max(limits.longestHours * 60);
const Optional = (length: number) => z.string().trim().max(length).default('');

const RoleInput = z.strictObject({
  /** Of a role that the task has; absent adds one. */
  id: Id.optional(),
  name: Text(limits.roleNameLength),
  skill: z.enum(VOLUNTEER_SKILLS).nullable().default(null),
  places: z.number().int().min(1).max(limits.places),
});

const areNamedOnce = (roles: readonly { id?: string | undefined }[]) => {
  const ids = roles.flatMap(({ id }) => id ?? []);
  return new Set(ids).size === ids.length;
};

const TaskInput = {
  title: Text(limits.titleLength),
  details: Optional(limits.detailsLength),
  /** Where one meets, as volunteers of the community may read it. */
  meetingPoint: Text(limits.placeLength),
  bring: Optional(limits.bringLength),
  /** Of the office: whom to ask, by which phone. */
  contact: Optional(limits.contactLength),
  startsAt: Moment,
  endsAt: Moment,
  /** Each that there is named once: its counts are worked out from what it was. */
  roles: z.array(RoleInput).min(1).max(limits.roles).refine(areNamedOnce),
};

const TaskFacts = {
  id: Id,
  status: z.enum(TASK_STATUSES),
  title: z.string(),
  details: z.string(),
  meetingPoint: z.string(),
  bring: z.string(),
  contact: z.string(),
  startsAt: Moment,
  endsAt: Moment,
  cancelReason: z.string().nullable(),
  community: z.strictObject({ id: Id, name: z.string() }),
  roles: z.array(
    z.strictObject({
      id: Id,
      name: z.string(),
      skill: z.enum(VOLUNTEER_SKILLS).nullable(),
      places: z.number().int(),
      /** Places that somebody has. */
      taken: z.number().int(),
      waiting: z.number().int(),
    }),
  ),
  version: Version,
};

const ClaimFacts = {
  id: Id,
  roleId: Id,
  status: z.enum(CLAIM_STATUSES),
  claimedAt: Moment,
  /** Until when whoever moved up has to say that they come. */
  offerEndsAt: Moment.nullable(),
  checkedInAt: Moment.nullable(),
  checkedOutAt: Moment.nullable(),
  /** As confirmed; null before. */
  minutes: z.number().int().nullable(),
  availableActions: z.array(z.enum(CLAIM_ACTIONS)),
};

/** What a community's own list shows. */
export const TaskSummary = z.strictObject({
  ...TaskFacts,
  /** Whose hours wait for a word. */
  toConfirm: z.number().int(),
});
export type TaskSummary = z.output<typeof TaskSummary>;

export const TaskView = z.strictObject({
  ...TaskFacts,
  /** On the poster at the place, for checking in. */
  checkInCode: z.string(),
  canEdit: z.boolean(),
  claims: z.array(
    z.strictObject({
      ...ClaimFacts,
      name: z.string(),
      /** Checked in by the code at the place. */
      isByCode: z.boolean(),
      /** Null for whoever did not check in. */
      proposedMinutes: z.number().int().nullable(),
      reason: z.string().nullable(),
    }),
  ),
});
export type TaskView = z.output<typeof TaskView>;

/** A task as a volunteer sees it, with their own claim alone. */
export const OfferedTask = z.strictObject({
  ...TaskFacts,
  mine: z
    .strictObject({ ...ClaimFacts, needsReasonToDropOut: z.boolean(), placeInQueue: z.number().int().nullable() })
    .nullable(),
  /** Own tasks at the same time. */
  clashes: z.array(z.strictObject({ id: Id, title: z.string(), startsAt: Moment, endsAt: Moment })),
  canClaim: z.boolean(),
});
export type OfferedTask = z.output<typeof OfferedTask>;

export const tasksContract = defineContract({
  create: {
    method: 'POST',
    path: '/volunteer-tasks',
    access: WORKER,
    status: 201,
    body: z.strictObject({ communityId: Id, ...TaskInput }),
    response: TaskView,
    summary: 'Offer a task to the volunteers of a community',
  },
  list: {
    method: 'GET',
    path: '/volunteer-tasks',
    access: WORKER,
    status: 200,
    query: z.strictObject({
      ...PageQuery,
      /** `coming`: not over yet, soonest first; `past`: over, latest first. */
      when: z.enum(['coming', 'past']).default('coming'),
    }),
    response: pageOf(TaskSummary),
    summary: 'Tasks of the community',
  },
  get: {
    method: 'GET',
    path: '/volunteer-tasks/:taskId',
    access: WORKER,
    status: 200,
    params: TaskParams,
    response: TaskView,
    summary: 'A task with everybody who claimed it',
  },
  edit: {
    method: 'PUT',
    path: '/volunteer-tasks/:taskId',
    access: WORKER,
    status: 200,
    params: TaskParams,
    body: z.strictObject({ version: Version, ...TaskInput }),
    response: TaskView,
    summary: 'Change a task before it begins; whoever claimed it is told',
  },
  cancel: {
    method: 'POST',
    path: '/volunteer-tasks/:taskId/cancel',
    access: WORKER,
    status: 200,
    params: TaskParams,
    body: z.strictObject({ version: Version, reason: Reason }),
    response: TaskView,
    summary: 'Cancel a task with a reason that its volunteers are told',
  },
  addVolunteer: {
    method: 'POST',
    path: '/volunteer-tasks/:taskId/roles/:roleId/claims',
    access: WORKER,
    status: 200,
    params: RoleParams,
    body: z.strictObject({ volunteerId: Id }),
    response: TaskView,
    summary: 'Give a free place to a volunteer by hand',
  },
  removeClaim: {
    method: 'POST',
    path: '/volunteer-tasks/:taskId/claims/:claimId/remove',
    access: WORKER,
    status: 200,
    params: ClaimParams,
    body: z.strictObject({ reason: Reason }),
    response: TaskView,
    summary: 'Take a place away from somebody before the task begins, for a reason that they are told',
  },
  confirmHours: {
    method: 'POST',
    path: '/volunteer-tasks/:taskId/confirm-hours',
    access: WORKER,
    status: 200,
    params: TaskParams,
    body: z.strictObject({
      /** 0 minutes: did not come. */
      hours: z
        .array(z.strictObject({ claimId: Id, minutes: Minutes }))
        .min(1)
        .max(limits.roles * limits.places),
    }),
    bodyLimit: 256 * 1024,
    response: TaskView,
    summary: 'Confirm the hours of a task in one sweep',
  },
  correctHours: {
    method: 'POST',
    path: '/volunteer-tasks/:taskId/claims/:claimId/correct-hours',
    access: WORKER,
    status: 200,
    params: ClaimParams,
    body: z.strictObject({ minutes: Minutes, reason: Reason }),
    response: TaskView,
    summary: 'Correct confirmed hours for a reason; what was confirmed before stays on record',
  },
  offered: {
    method: 'GET',
    path: '/volunteer-tasks/offered',
    access: VOLUNTEER,
    status: 200,
    query: z.strictObject(PageQuery),
    response: pageOf(OfferedTask),
    summary: 'Tasks of the communities one joined, soonest first',
  },
  mine: {
    method: 'GET',
    path: '/volunteer-tasks/mine',
    access: VOLUNTEER,
    breadth: { volunteer: 'own' },
    status: 200,
    query: z.strictObject({ ...PageQuery, when: z.enum(['coming', 'past']).default('coming') }),
    response: z.strictObject({
      ...pageOf(OfferedTask).shape,
      /** Confirmed, of all time. */
      totalMinutes: z.number().int(),
    }),
    summary: 'Tasks that one claimed, and the hours one has',
  },
  getOffered: {
    method: 'GET',
    path: '/volunteer-tasks/:taskId/offered',
    access: VOLUNTEER,
    status: 200,
    params: TaskParams,
    response: OfferedTask,
    summary: 'A task as a volunteer sees it',
  },
  claim: {
    method: 'POST',
    path: '/volunteer-tasks/:taskId/roles/:roleId/claim',
    access: VOLUNTEER,
    status: 200,
    params: RoleParams,
    body: z.strictObject({
      /** Goes on the waiting list where no place is free. */
      mayWait: z.boolean().default(false),
    }),
    response: OfferedTask,
    summary: 'Claim a place of a task; exactly as many win as there are places',
  },
  confirmPlace: {
    method: 'POST',
    path: '/volunteer-tasks/:taskId/confirm-place',
    access: VOLUNTEER,
    reach: OF_OWN_CLAIM,
    status: 200,
    params: TaskParams,
    body: z.strictObject({}),
    response: OfferedTask,
    summary: 'Say that one comes, having moved up from the waiting list',
  },
  dropOut: {
    method: 'POST',
    path: '/volunteer-tasks/:taskId/drop-out',
    access: VOLUNTEER,
    reach: OF_OWN_CLAIM,
    status: 200,
    params: TaskParams,
    body: z.strictObject({ reason: Optional(limits.reasonLength) }),
    response: OfferedTask,
    summary: 'Give one’s place or one’s turn back',
  },
  checkIn: {
    method: 'POST',
    path: '/volunteer-tasks/:taskId/check-in',
    access: VOLUNTEER,
    reach: OF_OWN_CLAIM,
    status: 200,
    params: TaskParams,
    body: z.strictObject({
      /** When it was tapped, which may be before there was a network to send it. */
      at: Moment,
      /** What the poster at the place says. */
      code: Optional(20),
    }),
    response: OfferedTask,
    summary: 'Check in at the place',
  },
  checkOut: {
    method: 'POST',
    path: '/volunteer-tasks/:taskId/check-out',
    access: VOLUNTEER,
    reach: OF_OWN_CLAIM,
    status: 200,
    params: TaskParams,
    body: z.strictObject({ at: Moment }),
    response: OfferedTask,
    summary: 'Check out when it is done',
  },
});
