import {
  minutesAWeek,
  WORKING_TIME_LIMITS,
  type DayException,
  type UnitHours,
  type WeekFrom,
} from '@linli/domain/working-time/working-calendar.ts';
import { hoursText, readHours } from './hours-text.ts';

/** Hours as they are being typed: text, so that half a time stays what it is. */
export interface HoursDraft {
  readonly weeks: readonly { fromDay: string; week: readonly string[]; keepsHolidays: boolean }[];
  readonly exceptions: readonly { day: string; hours: string; reason: string }[];
}

export function draftOf({ weeks, exceptions }: UnitHours): HoursDraft {
  return {
    weeks: weeks.map((each) => ({ ...each, week: each.week.map(hoursText) })),
    exceptions: exceptions.map(({ day, spans, reason }) => ({ day, hours: hoursText(spans), reason })),
  };
}

/** What is wrong, by the field's name; `week.0.3` is Thursday of the first week. */
export type DraftFaults = Readonly<Record<string, 'hours' | 'day' | 'dayTwice' | 'reason' | 'tooFew'>>;

/** What would be sent, as far as it can be read, and what is wrong with the rest. */
export function readDraft({ weeks, exceptions }: HoursDraft): { hours: UnitHours; faults: DraftFaults } {
  const faults: Record<string, DraftFaults[string]> = {};
  const isTwice = (days: readonly string[], day: string) => days.indexOf(day) !== days.lastIndexOf(day);
  const read = (text: string, name: string) => {
    const spans = readHours(text);
    if (!spans) faults[name] = 'hours';
    return spans ?? [];
  };
  const readWeeks = weeks.map((each, at): WeekFrom => {
    const week = each.week.map((text, day) => read(text, `week.${at}.${day}`));
    if (!each.fromDay) faults[`week.${at}.from`] = 'day';
    else if (
      isTwice(
        weeks.map(({ fromDay }) => fromDay),
        each.fromDay,
      )
    )
      faults[`week.${at}.from`] = 'dayTwice';
    if (minutesAWeek(week) < WORKING_TIME_LIMITS.leastMinutesAWeek) faults[`week.${at}.0`] ??= 'tooFew';
    return { ...each, week };
  });
  const readExceptions = exceptions.map(({ day, hours, reason }, at): DayException => {
    if (!day) faults[`exception.${at}.day`] = 'day';
    else if (
      isTwice(
        exceptions.map((each) => each.day),
        day,
      )
    )
      faults[`exception.${at}.day`] = 'dayTwice';
    if (!reason.trim()) faults[`exception.${at}.reason`] = 'reason';
    return { day, spans: read(hours, `exception.${at}.hours`), reason: reason.trim() };
  });
  return { hours: { weeks: readWeeks, exceptions: readExceptions }, faults };
}
