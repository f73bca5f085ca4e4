import { shanghaiDate } from '../shared/clock.ts';
import { isUnpublished, nextDay } from './public-holidays.ts';
import { minuteOf, type WorkingCalendar } from './working-calendar.ts';

/** An interval in which no promise runs: suspended, or waiting for the resident. */
export interface Pause {
  readonly from: Date;
  readonly to: Date;
}

/**
 * What a limit is counted in. `minutes`, `hours`: elapsed, day and night. `working_hours`: while the office is open.
 * `working_days`: by 民法典 第二百〇一条 and 第二百〇三条, the day of the report does not count and the last one ends when
 * the office closes.
 */
export const LIMIT_UNITS = ['minutes', 'hours', 'working_hours', 'working_days'] as const;
export type LimitUnit = (typeof LIMIT_UNITS)[number];

export interface TimeLimit {
  readonly amount: number;
  readonly unit: LimitUnit;
}

/** The most of each that can be promised; about half a year. */
export const MOST_OF: Record<LimitUnit, number> = {
  minutes: 1_440,
  hours: 4_320,
  working_hours: 900,
  working_days: 120,
};

const MINUTE_MS = 60_000;
/** Ten years: with `MOST_OF` and the least hours a week, no promise lies beyond. */
const HORIZON_DAYS = 3_660;

interface Interval {
  readonly from: number;
  readonly to: number;
}

/** The moment at which a promise made at `start` runs out. */
export function limitEnd(
  start: Date,
  { amount, unit }: TimeLimit,
  calendar: WorkingCalendar,
  pauses: readonly Pause[] = [],
): Date {
  if (unit === 'working_days') return addWorkingDays(start, amount, calendar, pauses);
  if (unit === 'working_hours') return addWorkingTime(start, amount * 60, calendar, pauses);
  return addElapsed(start, unit === 'hours' ? amount * 60 : amount, pauses);
}

/** Whether a promise rests on days of a year whose holidays are not published: it may still move, and is shown so. */
export function isProvisional(end: Date, { unit }: TimeLimit): boolean {
  return (unit === 'working_hours' || unit === 'working_days') && isUnpublished(shanghaiDate(end));
}

/** When `minutes` of working time have passed since `start`; `start` itself for none. */
export function addWorkingTime(
  start: Date,
  minutes: number,
  calendar: WorkingCalendar,
  pauses: readonly Pause[] = [],
): Date {
  let left = Math.round(minutes * MINUTE_MS);
  if (left <= 0) return start;
  for (const { open } of openDays(start, calendar, pauses)) {
    for (const { from, to } of open) {
      if (to - from >= left) return new Date(from + left);
      left -= to - from;
    }
  }
  throw new RangeError('No office is closed for ten years.');
}

/** The end of the `days`-th day after that of `start` on which the office is open and the promise runs. */
export function addWorkingDays(
  start: Date,
  days: number,
  calendar: WorkingCalendar,
  pauses: readonly Pause[] = [],
): Date {
  const first = shanghaiDate(start);
  let left = days;
  if (left <= 0) return start;
  for (const { day, open } of openDays(start, calendar, pauses)) {
    const last = open.at(-1);
    if (day === first || !last) continue;
    left -= 1;
    if (left === 0) return new Date(last.to);
  }
  throw new RangeError('No office is closed for ten years.');
}

/** Minutes of working time between two moments. */
export function workingTimeBetween(
  start: Date,
  end: Date,
  calendar: WorkingCalendar,
  pauses: readonly Pause[] = [],
): number {
  let passed = 0;
  const until = end.getTime();
  for (const { open, begin } of openDays(start, calendar, pauses)) {
    if (begin >= until) break;
    for (const { from, to } of open) passed += Math.max(0, Math.min(to, until) - from);
  }
  return passed / MINUTE_MS;
}

function addElapsed(start: Date, minutes: number, pauses: readonly Pause[]): Date {
  let end = start.getTime() + minutes * MINUTE_MS;
  for (const { from, to } of merged(pauses)) {
    if (from >= end || to <= start.getTime()) continue;
    end += to - Math.max(from, start.getTime());
  }
  return new Date(end);
}

/** Days from that of `start` on, each with the time that is open, not before `start` and not paused. */
function* openDays(start: Date, calendar: WorkingCalendar, pauses: readonly Pause[]) {
  const closed = [{ from: Number.NEGATIVE_INFINITY, to: start.getTime() }, ...merged(pauses)];
  let day = shanghaiDate(start);
  for (let count = 0; count < HORIZON_DAYS; count += 1, day = nextDay(day)) {
    const begin = Date.parse(`${day}T00:00:00+08:00`);
    const spans = calendar(day).map(({ from, to }) => ({
      from: begin + minuteOf(from) * MINUTE_MS,
      to: begin + minuteOf(to) * MINUTE_MS,
    }));
    yield { day, begin, open: without(spans, closed) };
  }
}

/** Pauses in order, those that meet made one: who pauses twice at once pauses once. */
function merged(pauses: readonly Pause[]): Interval[] {
  const sorted = pauses
    .map(({ from, to }) => ({ from: from.getTime(), to: to.getTime() }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
  const found: { from: number; to: number }[] = [];
  for (const each of sorted) {
    const last = found.at(-1);
    if (last && each.from <= last.to) last.to = Math.max(last.to, each.to);
    else found.push(each);
  }
  return found;
}

function without(spans: readonly Interval[], closed: readonly Interval[]): Interval[] {
  let left = [...spans];
  for (const { from, to } of closed) {
    left = left.flatMap((span) => {
      if (to <= span.from || from >= span.to) return [span];
      return [
        { from: span.from, to: from },
        { from: to, to: span.to },
      ].filter((part) => part.from < part.to);
    });
  }
  return left;
}
