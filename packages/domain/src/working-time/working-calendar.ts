import { publicDay } from './public-holidays.ts';

/** A part of a day in which an office is open, `hh:mm` to `hh:mm`; `24:00` is midnight at its end. */
export interface OpenSpan {
  readonly from: string;
  readonly to: string;
}

/** 作息: the week of an office from a day on, until a later one begins (summer and winter hours). */
export interface WeekFrom {
  /** `YYYY-MM-DD` in Shanghai. */
  readonly fromDay: string;
  /** Monday first; a day without spans is closed. */
  readonly week: readonly (readonly OpenSpan[])[];
  /** Closed on public holidays and open on days worked instead; an office on duty (值班) keeps its week. */
  readonly keepsHolidays: boolean;
}

/** One day that is not as the week says: closed (no spans) or open at other hours. */
export interface DayException {
  readonly day: string;
  readonly spans: readonly OpenSpan[];
  readonly reason: string;
}

/** What one unit says of its own hours; both may be empty, then the unit above is followed. */
export interface UnitHours {
  readonly weeks: readonly WeekFrom[];
  readonly exceptions: readonly DayException[];
}

/** When an office is open on a day, `YYYY-MM-DD`. */
export type WorkingCalendar = (day: string) => readonly OpenSpan[];

export const WORKING_TIME_LIMITS = {
  spansPerDay: 3,
  weeks: 20,
  exceptions: 200,
  reasonLength: 60,
  /** In a week; fewer and a promise in working time would lie years away. */
  leastMinutesAWeek: 300,
} as const;

const DAY = [
  { from: '08:30', to: '12:00' },
  { from: '13:00', to: '17:00' },
] as const;

/** Where no unit above has said anything: five days of seven and a half hours. An editable default. */
export const USUAL_WEEK: WeekFrom = {
  fromDay: '2000-01-01',
  week: [DAY, DAY, DAY, DAY, DAY, [], []],
  keepsHolidays: true,
};

/**
 * The calendar of a unit; `units` are itself and those above it, nearest first. The nearest one that has a week on a day
 * or an exception of it is followed. What a nearer unit says of one day beats what the notices say of it, so a district
 * can put in the holidays of a year before the notice is part of the product.
 */
export function calendarOf(units: readonly UnitHours[]): WorkingCalendar {
  const known = new Map<string, readonly OpenSpan[]>();
  return (day) => {
    const spans = known.get(day) ?? spansOn(day, units);
    known.set(day, spans);
    return spans;
  };
}

function spansOn(day: string, units: readonly UnitHours[]): readonly OpenSpan[] {
  for (const { exceptions } of units) {
    const exception = exceptions.find((each) => each.day === day);
    if (exception) return exception.spans;
  }
  const { week, keepsHolidays } = weekOn(day, units);
  const special = keepsHolidays ? publicDay(day) : null;
  if (special === 'off') return [];
  const usual = week[weekdayOf(day)] ?? [];
  // The notices move working days, not hours: such a Saturday is worked as the week's first open day is.
  return special === 'worked' && usual.length === 0 ? (week.find((spans) => spans.length > 0) ?? []) : usual;
}

/** The week that holds on a day: the latest begun one of the nearest unit that has any. */
export function weekOn(day: string, units: readonly UnitHours[]): WeekFrom {
  for (const { weeks } of units) {
    const [latest] = weeks.filter(({ fromDay }) => fromDay <= day).sort((a, b) => (a.fromDay < b.fromDay ? 1 : -1));
    if (latest) return latest;
  }
  return USUAL_WEEK;
}

/** Monday is 0. */
const weekdayOf = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** `08:30` is 510. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** Whether spans of one day follow each other, each with an end after its beginning. */
export function areInOrder(spans: readonly OpenSpan[]): boolean {
  return spans.every(({ from, to }, index) => from < to && (index === 0 || (spans[index - 1]?.to ?? '') <= from));
}

/** How long a week is open, in minutes. */
export function minutesAWeek(week: WeekFrom['week']): number {
  return week.flat().reduce((sum, { from, to }) => sum + minuteOf(to) - minuteOf(from), 0);
}
