import type { Faker } from '@faker-js/faker';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import {
  TICKET_CATEGORIES,
  TICKET_CATEGORY_CODES,
  type TicketCategory,
  type TicketSource,
} from '@linli/domain/tickets/ticket.ts';
import { ticketDueAt } from '@linli/domain/tickets/ticket-promise.ts';
import { calendarOf } from '@linli/domain/working-time/working-calendar.ts';
import { atMinute, days, EVENING, hours, minuteOfDay, minutes, MORNING, someMoment, whenAwake } from './days.ts';
import { MATTERS, type Matter } from './texts.ts';

/** Nobody of the demo's district has said when they are open. */
const OFFICE = calendarOf([]);

/** How far a ticket has come by now. */
type Ending =
  | 'reported'
  | 'accepted'
  | 'open'
  | 'claimed'
  | 'assigned'
  | 'suspended'
  | 'supervised'
  | 'resolved'
  | 'closed'
  | 'rejected';

/** Per 100 tickets: what a desk looks like that is on the whole in order. */
const ENDINGS: readonly { value: Ending; weight: number }[] = [
  { value: 'closed', weight: 36 },
  { value: 'resolved', weight: 12 },
  { value: 'rejected', weight: 6 },
  { value: 'reported', weight: 11 },
  { value: 'accepted', weight: 8 },
  { value: 'open', weight: 8 },
  { value: 'claimed', weight: 6 },
  { value: 'assigned', weight: 9 },
  { value: 'suspended', weight: 3 },
  { value: 'supervised', weight: 1 },
];

/** What is taken one after another to come to each ending. */
const STEPS: Record<Ending, readonly StepKind[]> = {
  reported: ['report'],
  rejected: ['report', 'reject'],
  accepted: ['report', 'accept'],
  assigned: ['report', 'accept', 'assign'],
  suspended: ['report', 'accept', 'assign', 'suspend'],
  supervised: ['report', 'accept', 'assign', 'nudge', 'supervise'],
  open: ['report', 'accept', 'open'],
  claimed: ['report', 'accept', 'open', 'claim'],
  resolved: ['report', 'accept', 'assign', 'resolve'],
  closed: ['report', 'accept', 'assign', 'resolve', 'rate'],
};
/** The same where volunteers do the work. */
const BY_VOLUNTEERS: readonly StepKind[] = ['report', 'accept', 'open', 'claim', 'resolve', 'rate'];

export type StepKind =
  | 'report'
  | 'accept'
  | 'reject'
  | 'assign'
  | 'suspend'
  | 'nudge'
  | 'supervise'
  | 'open'
  | 'claim'
  | 'resolve'
  | 'rate';

export interface Story {
  readonly communityCode: string;
  readonly category: TicketCategory;
  readonly matter: Matter;
  readonly source: Exclude<TicketSource, 'open311'>;
  readonly building: string;
  readonly door: string;
  readonly reporterName: string;
  readonly reporterPhone: string;
  /** A day that lies ahead, for what waits or is watched until then: `YYYY-MM-DD`. */
  readonly until: string;
  /** Chooses among those who could do it. */
  readonly lot: number;
  readonly steps: readonly { readonly kind: StepKind; readonly at: Date }[];
}

/** Invents what happened in one community within the last 30 days; nothing lies in the future of `now`. */
export function inventStories(
  faker: Faker,
  now: Date,
  { communityCode, count, hasVolunteers }: { communityCode: string; count: number; hasVolunteers: boolean },
): Story[] {
  // Some communities are behind: what officials look for.
  const overdueShare = faker.number.float({ min: 0, max: 0.3 });
  return Array.from({ length: count }, (_, nth) => {
    // Where there are many, each comes once, so that every queue of a desk has something in it.
    const first = count > 2 * ENDINGS.length ? ENDINGS[nth]?.value : undefined;
    const drawn = first ?? faker.helpers.weightedArrayElement(ENDINGS);
    const ending = drawn === 'claimed' && !hasVolunteers ? 'assigned' : drawn;
    const isDone = ending === 'resolved' || ending === 'closed';
    const forVolunteers =
      ending === 'open' || ending === 'claimed' || (isDone && hasVolunteers && faker.datatype.boolean(0.3));
    const { category, matter } = someMatter(faker, forVolunteers);
    const kinds = isDone && forVolunteers ? BY_VOLUNTEERS.slice(0, ending === 'closed' ? 6 : 5) : STEPS[ending];
    const isFinished = isDone || ending === 'rejected';
    const reportedAt = isFinished ? finishedReport(faker, now) : unfinishedReport(faker, now, category, overdueShare);
    const times = isFinished
      ? finishedTimes(faker, kinds, reportedAt, ticketDueAt(category, reportedAt, OFFICE))
      : unfinishedTimes(faker, kinds, reportedAt, now);
    return {
      communityCode,
      category,
      matter,
      source: faker.helpers.weightedArrayElement([
        { value: 'public_page' as const, weight: 6 },
        { value: 'phone' as const, weight: 2 },
        { value: 'counter' as const, weight: 2 },
      ]),
      building: `${faker.number.int({ min: 1, max: 24 })}号楼`,
      door: `${faker.number.int({ min: 1, max: 4 })}单元${faker.number.int({ min: 1, max: 6 })}0${faker.number.int({ min: 1, max: 3 })}`,
      reporterName: faker.person.fullName(),
      // Mobile numbers never begin with 10, so this is nobody's.
      reporterPhone: `10${faker.string.numeric(9)}`,
      until: shanghaiDate(new Date(now.getTime() + days(faker.number.int({ min: 3, max: 12 })))),
      lot: faker.number.int(1_000_000),
      steps: kinds.map((kind, index) => ({ kind, at: times[index] ?? now })).filter(({ at }) => at <= now),
    };
  });
}

function someMatter(faker: Faker, forVolunteers: boolean): { category: TicketCategory; matter: Matter } {
  const all = TICKET_CATEGORY_CODES.flatMap((category) => MATTERS[category].map((matter) => ({ category, matter })));
  return faker.helpers.arrayElement(forVolunteers ? all.filter(({ matter }) => matter.brief !== undefined) : all);
}

function finishedReport(faker: Faker, now: Date): Date {
  return someMoment(faker, now.getTime() - days(30), now.getTime() - days(5));
}

/** Some are late, some are promised for today, the others came in lately. */
function unfinishedReport(faker: Faker, now: Date, category: TicketCategory, overdueShare: number): Date {
  const { amount, unit } = TICKET_CATEGORIES[category].solveWithin;
  const urgency = faker.number.float();
  if (unit === 'working_days') {
    if (urgency < overdueShare) return reportBefore(faker, openDayUpTo(new Date(now.getTime() - days(1))), amount + 1);
    if (urgency < overdueShare + 0.2) return reportBefore(faker, openDayUpTo(now), amount);
    return someMoment(faker, now.getTime() - hours(40), now.getTime() - minutes(12));
  }
  const solveWithin = hours(amount);
  if (urgency < overdueShare)
    return someMoment(faker, now.getTime() - solveWithin - days(4), now.getTime() - solveWithin - hours(1));
  if (urgency < overdueShare + 0.2) {
    // A report of this minute of an earlier day is promised for this minute of today.
    const soonest = Math.max(minuteOfDay(now) + 5, MORNING);
    const promised =
      soonest < EVENING ? atMinute(now, faker.number.int({ min: soonest, max: EVENING })) : tomorrow(faker, now);
    return new Date(promised.getTime() - solveWithin);
  }
  return someMoment(faker, now.getTime() - solveWithin * 0.8, now.getTime() - minutes(12));
}

/** The day of `moment` if the office is open on it, or the last one before on which it is. */
function openDayUpTo(moment: Date): Date {
  let day = moment;
  while (OFFICE(shanghaiDate(day)).length === 0) day = new Date(day.getTime() - days(1));
  return day;
}

/** Some time of the day that lies `count` working days before one. */
function reportBefore(faker: Faker, day: Date, count: number): Date {
  let reported = day;
  for (let left = count; left > 0; left -= 1) reported = openDayUpTo(new Date(reported.getTime() - days(1)));
  return atMinute(reported, faker.number.int({ min: MORNING, max: EVENING }));
}

function tomorrow(faker: Faker, now: Date): Date {
  return atMinute(new Date(now.getTime() + days(1)), faker.number.int({ min: MORNING, max: EVENING }));
}

/** Step by step in working hours; most before the promised moment, some after it. */
function finishedTimes(faker: Faker, kinds: readonly StepKind[], reportedAt: Date, due: Date): Date[] {
  const dueAt = due.getTime();
  let last = reportedAt;
  const later = (least: number, most: number) =>
    new Date(last.getTime() + faker.number.int({ min: minutes(least), max: minutes(most) }));
  return kinds.map((kind) => {
    if (kind === 'accept' || kind === 'reject') last = whenAwake(faker, later(4, 150), 8 * 60 + 30, 17 * 60 + 30);
    if (kind === 'assign' || kind === 'open') last = later(2, 45);
    if (kind === 'claim') last = whenAwake(faker, later(10, 420));
    if (kind === 'resolve') {
      const isLate = faker.datatype.boolean(0.12);
      const left = Math.max(dueAt - last.getTime(), hours(2));
      last = whenAwake(
        faker,
        new Date(
          isLate
            ? dueAt + faker.number.int({ min: hours(2), max: hours(30) })
            : last.getTime() + left * faker.number.float({ min: 0.1, max: 0.8 }),
        ),
        8 * 60,
        20 * 60,
      );
    }
    if (kind === 'rate') last = whenAwake(faker, later(40, 2400));
    return last;
  });
}

/** Between the report and now, mostly soon after the report and while people are up. */
function unfinishedTimes(faker: Faker, kinds: readonly StepKind[], reportedAt: Date, now: Date): Date[] {
  const span = Math.min(now.getTime() - reportedAt.getTime(), hours(20));
  let last = reportedAt;
  return kinds.map((_, index) => {
    if (index === 0) return reportedAt;
    const planned = new Date(
      Math.max(
        reportedAt.getTime() + (span * (index - faker.number.float({ min: 0.2, max: 0.8 }))) / kinds.length,
        last.getTime() + minutes(1),
      ),
    );
    const awake = whenAwake(faker, planned);
    last = awake < now ? awake : new Date(last.getTime() + (now.getTime() - last.getTime()) * 0.3);
    return last;
  });
}
