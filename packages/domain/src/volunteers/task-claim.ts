import { refuse } from '../shared/refusal.ts';
import type { Transition } from '../shared/transition.ts';
import type { TaskStatus, TaskTime } from './task.ts';

/**
 * 认领: how somebody stands to a task. `held` has a place; `waiting` is on the list 候补; `offered` moved up and has
 * to say that they come; `present` checked in, `done` checked out; `confirmed` has hours, `absent` did not come 爽约.
 */
export const CLAIM_STATUSES = [
  'held',
  'waiting',
  'offered',
  'present',
  'done',
  'confirmed',
  'absent',
  'dropped',
  'lapsed',
  'removed',
  'cancelled',
] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

/** When in the life of a task a step can be taken. */
type Window = 'before_start' | 'around_start' | 'after_check_in' | 'after_start';
/** Who takes it: the volunteer, the community's worker, or the product by itself. */
type By = 'volunteer' | 'worker' | 'system';

interface ClaimTransition extends Transition<ClaimStatus> {
  readonly by: By;
  readonly when: Window | 'any_time';
}

export const CLAIM_TRANSITIONS = {
  confirm_place: { by: 'volunteer', from: ['offered'], to: 'held', when: 'before_start' },
  drop_out: { by: 'volunteer', from: ['held', 'offered', 'waiting'], to: 'dropped', when: 'before_start' },
  check_in: { by: 'volunteer', from: ['held'], to: 'present', when: 'around_start' },
  check_out: { by: 'volunteer', from: ['present'], to: 'done', when: 'after_check_in' },
  remove_claim: { by: 'worker', from: ['held', 'offered', 'waiting'], to: 'removed', when: 'before_start' },
  confirm_hours: { by: 'worker', from: ['held', 'present', 'done'], to: 'confirmed', when: 'after_start' },
  mark_absent: { by: 'worker', from: ['held', 'present', 'done', 'confirmed'], to: 'absent', when: 'after_start' },
  correct_hours: { by: 'worker', from: ['confirmed', 'absent'], to: 'confirmed', when: 'after_start' },
  offer_place: { by: 'system', from: ['waiting'], to: 'offered', when: 'before_start' },
  lapse_offer: { by: 'system', from: ['offered', 'waiting'], to: 'lapsed', when: 'any_time' },
  cancel_claim: {
    by: 'system',
    from: ['held', 'offered', 'waiting', 'present', 'done'],
    to: 'cancelled',
    when: 'any_time',
  },
} as const satisfies Record<string, ClaimTransition>;
export type ClaimAction = keyof typeof CLAIM_TRANSITIONS;
export const CLAIM_ACTIONS = Object.keys(CLAIM_TRANSITIONS) as [ClaimAction, ...ClaimAction[]];

/** Those who have a place of their role. */
export const SEATED: readonly ClaimStatus[] = ['held', 'offered', 'present', 'done', 'confirmed', 'absent'];
/** Those who may not claim the same task once more. */
export const STANDING: readonly ClaimStatus[] = [...SEATED, 'waiting'];
/** Those whose task still lies ahead of them. */
export const AHEAD: readonly ClaimStatus[] = ['held', 'offered', 'waiting', 'present'];

const HOUR_MS = 3_600_000;
/** From so long before it begins one can check in, and so long after its end check out. */
export const CHECK_IN_HOURS_BEFORE = 1;
export const CHECK_OUT_HOURS_AFTER = 12;

export interface TaskOfClaim extends TaskTime {
  readonly status: TaskStatus;
}

const IS_WITHIN: Record<Window, (task: TaskTime, now: number) => boolean> = {
  before_start: ({ startsAt }, now) => now < startsAt.getTime(),
  around_start: ({ startsAt, endsAt }, now) =>
    now >= startsAt.getTime() - CHECK_IN_HOURS_BEFORE * HOUR_MS && now < endsAt.getTime(),
  after_check_in: ({ startsAt, endsAt }, now) =>
    now >= startsAt.getTime() - CHECK_IN_HOURS_BEFORE * HOUR_MS &&
    now < endsAt.getTime() + CHECK_OUT_HOURS_AFTER * HOUR_MS,
  after_start: ({ startsAt }, now) => now >= startsAt.getTime(),
};

/** What can be done with a claim now by the one or the other; pages show exactly these buttons. */
export function availableClaimActions(by: By, status: ClaimStatus, task: TaskOfClaim, now: Date): ClaimAction[] {
  if (task.status === 'cancelled') return [];
  return CLAIM_ACTIONS.filter((action) => {
    const transition: ClaimTransition = CLAIM_TRANSITIONS[action];
    const isInTime = transition.when === 'any_time' || IS_WITHIN[transition.when](task, now.getTime());
    return transition.by === by && transition.from.includes(status) && isInTime;
  });
}

/** Returns the status that `action` leads to, or refuses what cannot be done now (409). */
export function decideClaim(action: ClaimAction, status: ClaimStatus, task: TaskOfClaim, now: Date): ClaimStatus {
  const { by, to } = CLAIM_TRANSITIONS[action];
  if (!availableClaimActions(by, status, task, now).includes(action))
    refuse('task.claim_not_now', { params: { action, status } });
  return to;
}
