import { refuse } from '../shared/refusal.ts';

export const TASK_STATUSES = ['open', 'cancelled'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

export const TASK_LIMITS = {
  titleLength: 60,
  detailsLength: 2000,
  placeLength: 120,
  bringLength: 300,
  contactLength: 60,
  roles: 8,
  roleNameLength: 20,
  /** Of one role. */
  places: 200,
  /** Of one role; whoever comes later would wait for nothing. */
  waiting: 100,
  reasonLength: 500,
  longestHours: 24,
  aheadDays: 400,
} as const;

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** When a task is, from its beginning until its end. */
export interface TaskTime {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Refuses a time that no task can have, beside the field that is wrong. */
export function checkTaskTime({ startsAt, endsAt }: TaskTime, now: Date): void {
  const wrong = (field: 'startsAt' | 'endsAt') =>
    refuse('task.time_not_possible', {
      params: { hours: TASK_LIMITS.longestHours, days: TASK_LIMITS.aheadDays },
      errors: [{ path: [field], code: 'invalid' }],
    });
  const ahead = startsAt.getTime() - now.getTime();
  if (ahead <= 0 || ahead > TASK_LIMITS.aheadDays * 24 * HOUR_MS) wrong('startsAt');
  const length = endsAt.getTime() - startsAt.getTime();
  if (length <= 0 || length > TASK_LIMITS.longestHours * HOUR_MS) wrong('endsAt');
}

/** Whether two tasks want the same person at once. */
export function clash(one: TaskTime, other: TaskTime): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}

/** So long before it begins anybody may drop out without a word; later they say why. */
export const DROP_OUT_FREELY_HOURS = 24;

export function needsReasonToDropOut({ startsAt }: Pick<TaskTime, 'startsAt'>, now: Date): boolean {
  return startsAt.getTime() - now.getTime() < DROP_OUT_FREELY_HOURS * HOUR_MS;
}

/**
 * Until when whoever moved up from the waiting list has to say that they come: half of the time that is left, twelve
 * hours at most and ten minutes at least, never past the beginning.
 */
export function offerEndsAt({ startsAt }: Pick<TaskTime, 'startsAt'>, now: Date): Date {
  const left = startsAt.getTime() - now.getTime();
  const time = Math.max(10 * MINUTE_MS, Math.min(12 * HOUR_MS, left / 2));
  return new Date(Math.min(startsAt.getTime(), now.getTime() + time));
}

/** 服务时长 is counted in half hours. */
const STEP_MINUTES = 30;

/**
 * The minutes that are proposed for somebody: what lies of their presence within the task, in half hours, one at least;
 * up to the end for whoever forgot to check out. Null for whoever never checked in: only the worker knows.
 */
export function proposedMinutes(
  time: TaskTime,
  { checkedInAt, checkedOutAt }: { checkedInAt: Date | null; checkedOutAt: Date | null },
): number | null {
  if (checkedInAt === null) return null;
  const from = Math.max(time.startsAt.getTime(), checkedInAt.getTime());
  const to = Math.min(time.endsAt.getTime(), checkedOutAt?.getTime() ?? Infinity);
  return Math.max(STEP_MINUTES, Math.round((to - from) / MINUTE_MS / STEP_MINUTES) * STEP_MINUTES);
}
