import { beginOfShanghaiDay } from '../shared/clock.ts';
import type { Role } from '../shared/actor.ts';
import type { WorkingCalendar } from '../working-time/working-calendar.ts';
import { limitEnd, type TimeLimit } from '../working-time/working-time.ts';
import { TICKET_CATEGORIES, type TicketCategory } from './ticket.ts';

/**
 * 逾期上报: whom a promise that is about to be missed, or was, is told to, in the order in which it climbs. `warned`: its
 * own office, while there is still time. Each step is taken once for each promise that was given.
 */
export const CLIMB_STEPS = ['warned', 'community', 'street', 'district'] as const;
export type ClimbStep = (typeof CLIMB_STEPS)[number];

/** How long after the promise a step is taken: danger and care climb by the hour, everything else by the working day. */
const AFTER = {
  elapsed: {
    street: { amount: 4, unit: 'hours' },
    district: { amount: 12, unit: 'hours' },
  },
  working: {
    street: { amount: 1, unit: 'working_days' },
    district: { amount: 3, unit: 'working_days' },
  },
} as const satisfies Record<string, Record<'street' | 'district', TimeLimit>>;

const WARNED_HOURS_BEFORE = 4;
const HOUR_MS = 3_600_000;

interface Promised {
  readonly category: TicketCategory;
  readonly dueAt: Date;
}

/** When a promise climbs to a step, as long as nothing is done about it; `calendar` is that of the office that gave it. */
export function climbsAt({ category, dueAt }: Promised, step: ClimbStep, calendar: WorkingCalendar): Date {
  const isElapsed = TICKET_CATEGORIES[category].solveWithin.unit === 'hours';
  switch (step) {
    case 'warned':
      // In working days: when its last day begins, so that it lies on the desk in the morning.
      return isElapsed ? new Date(dueAt.getTime() - WARNED_HOURS_BEFORE * HOUR_MS) : beginOfShanghaiDay(dueAt);
    case 'community':
      return dueAt;
    default:
      return limitEnd(dueAt, AFTER[isElapsed ? 'elapsed' : 'working'][step], calendar);
  }
}

/** The step after one; null after the last, the first for null. */
export function stepAfter(step: ClimbStep | null): ClimbStep | null {
  return CLIMB_STEPS[step === null ? 0 : CLIMB_STEPS.indexOf(step) + 1] ?? null;
}

/** Where a promise stands: the steps that were taken, and when the next one is; null once there is none. */
export interface Climb {
  readonly climbed: ClimbStep | null;
  readonly climbsAt: Date | null;
}

/** What has come by `now`, in order, and what comes next. A clock that goes back takes no step back. */
export function climb(ticket: Promised & { climbed: ClimbStep | null }, now: Date, calendar: WorkingCalendar) {
  const taken: ClimbStep[] = [];
  let { climbed } = ticket;
  for (let step = stepAfter(climbed); step !== null; step = stepAfter(climbed)) {
    const at = climbsAt(ticket, step, calendar);
    if (at > now) return { taken, climbed, climbsAt: at };
    taken.push(step);
    climbed = step;
  }
  return { taken, climbed, climbsAt: null };
}

/** A new promise begins from below; one that was missed when it was given anew goes on where it was. */
export function climbOfPromise(ticket: Promised, before: Climb | null, now: Date, calendar: WorkingCalendar): Climb {
  if (before !== null && ticket.dueAt <= now) return { climbed: before.climbed, climbsAt: before.climbsAt };
  return { climbed: null, climbsAt: climbsAt(ticket, 'warned', calendar) };
}

/** The step from which on a missed promise is this role's to see as theirs. */
export function climbedTo(role: Role): ClimbStep {
  if (role === 'district_official') return 'district';
  return role === 'street_official' ? 'street' : 'warned';
}
