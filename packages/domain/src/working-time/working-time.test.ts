import { describe, expect, it } from 'vitest';
import { shanghaiMoment } from '../shared/clock.ts';
import { calendarOf, USUAL_WEEK, type UnitHours } from './working-calendar.ts';
import {
  addWorkingTime,
  isProvisional,
  limitEnd,
  workingTimeBetween,
  type LimitUnit,
  type Pause,
  type TimeLimit,
} from './working-time.ts';

/** Monday to Friday 08:30-12:00 and 13:00-17:00: seven and a half hours a day. */
const USUAL: UnitHours[] = [];
const on = (text: string) => new Date(`${text.replace(' ', 'T')}:00+08:00`);
const said = (moment: Date) => shanghaiMoment(moment).slice(0, 16);
const pauses = (...texts: string[]): Pause[] =>
  texts.map((text) => {
    const [from = '', to = ''] = text.split(' – ');
    return { from: on(from), to: on(to) };
  });
const limit = (text: string): TimeLimit => {
  const [amount, unit] = text.split(' ');
  return { amount: Number(amount), unit: unit as LimitUnit };
};

const WINTER_AND_SUMMER: UnitHours[] = [
  {
    weeks: [
      { ...USUAL_WEEK, fromDay: '2026-05-01', week: USUAL_WEEK.week.map((spans) => spans.map(summer)) },
      { ...USUAL_WEEK, fromDay: '2026-10-08' },
    ],
    exceptions: [],
  },
];
/** In summer the afternoon begins and ends an hour later. */
function summer({ from, to }: { from: string; to: string }) {
  return from === '13:00' ? { from: '14:00', to: '18:00' } : { from, to };
}
const ON_DUTY: UnitHours[] = [
  {
    weeks: [
      {
        fromDay: '2026-01-01',
        keepsHolidays: false,
        week: USUAL_WEEK.week.map(() => [{ from: '08:00', to: '20:00' }]),
      },
    ],
    exceptions: [],
  },
];
const except = (day: string, spans: UnitHours['exceptions'][number]['spans'] = []): UnitHours[] => [
  { weeks: [], exceptions: [{ day, spans, reason: '停电' }] },
];

interface Case {
  start: string;
  limit: string;
  end: string;
  why: string;
  hours?: UnitHours[];
  pauses?: string[];
}

const CASES: Case[] = [
  // An ordinary week: 23 November 2026 is a Monday.
  { start: '2026-11-23 09:00', limit: '2 working_hours', end: '2026-11-23 11:00', why: 'within the morning' },
  { start: '2026-11-23 11:00', limit: '2 working_hours', end: '2026-11-23 14:00', why: 'noon does not count' },
  {
    start: '2026-11-23 09:00',
    limit: '3 working_hours',
    end: '2026-11-23 12:00',
    why: 'ends with the morning, not after noon',
  },
  { start: '2026-11-23 12:30', limit: '1 working_hours', end: '2026-11-23 14:00', why: 'reported at noon' },
  { start: '2026-11-23 16:30', limit: '1 working_hours', end: '2026-11-24 09:00', why: 'over night' },
  { start: '2026-11-27 16:30', limit: '1 working_hours', end: '2026-11-30 09:00', why: 'over a weekend' },
  {
    start: '2026-11-23 08:30',
    limit: '15 working_hours',
    end: '2026-11-24 17:00',
    why: 'two whole days end with the second',
  },
  {
    start: '2026-11-23 09:00',
    limit: '1 working_days',
    end: '2026-11-24 17:00',
    why: 'the day of the report does not count (民法典 201)',
  },
  { start: '2026-11-23 09:00', limit: '3 working_days', end: '2026-11-26 17:00', why: 'three days within the week' },
  { start: '2026-11-26 09:00', limit: '3 working_days', end: '2026-12-01 17:00', why: 'three days over a weekend' },
  // Night reports, early and on days off.
  {
    start: '2026-11-23 23:50',
    limit: '1 working_hours',
    end: '2026-11-24 09:30',
    why: 'a night report counts from the morning',
  },
  {
    start: '2026-11-24 00:10',
    limit: '1 working_hours',
    end: '2026-11-24 09:30',
    why: 'the same after midnight: one night, one promise',
  },
  {
    start: '2026-11-23 23:50',
    limit: '1 working_days',
    end: '2026-11-24 17:00',
    why: 'before midnight the next day is the first',
  },
  {
    start: '2026-11-24 00:10',
    limit: '1 working_days',
    end: '2026-11-25 17:00',
    why: 'after midnight today is the day of the report',
  },
  { start: '2026-11-24 06:00', limit: '1 working_hours', end: '2026-11-24 09:30', why: 'before the office opens' },
  { start: '2026-11-28 10:00', limit: '1 working_days', end: '2026-11-30 17:00', why: 'reported on a Saturday' },
  { start: '2026-11-29 20:00', limit: '4 working_hours', end: '2026-11-30 13:30', why: 'reported on a Sunday night' },
  { start: '2026-11-23 15:30', limit: '2 hours', end: '2026-11-23 17:30', why: 'elapsed hours know no closing time' },
  { start: '2026-11-27 23:00', limit: '24 hours', end: '2026-11-28 23:00', why: 'elapsed hours know no weekend' },
  { start: '2026-11-23 23:50', limit: '15 minutes', end: '2026-11-24 00:05', why: 'urgent ones are answered at night' },
  // Holidays and days worked instead, by the notice for 2026.
  { start: '2026-09-30 16:00', limit: '2 working_hours', end: '2026-10-08 09:30', why: '国庆节 1–7 October is off' },
  {
    start: '2026-10-08 09:00',
    limit: '2 working_days',
    end: '2026-10-10 17:00',
    why: 'Saturday 10 October is worked instead',
  },
  {
    start: '2026-10-09 16:30',
    limit: '1 working_hours',
    end: '2026-10-10 09:00',
    why: 'a Saturday worked instead opens as any day',
  },
  {
    start: '2026-09-18 16:30',
    limit: '1 working_hours',
    end: '2026-09-20 09:00',
    why: 'Sunday 20 September is worked, Saturday 19 is not',
  },
  { start: '2026-09-24 09:00', limit: '1 working_days', end: '2026-09-28 17:00', why: '中秋节 falls on a Friday' },
  { start: '2026-04-03 09:00', limit: '1 working_days', end: '2026-04-07 17:00', why: '清明节 to Monday' },
  {
    start: '2026-05-08 16:00',
    limit: '8 working_hours',
    end: '2026-05-09 16:30',
    why: 'Saturday 9 May is worked for 劳动节',
  },
  { start: '2026-10-03 11:00', limit: '1 working_days', end: '2026-10-08 17:00', why: 'reported on a holiday' },
  { start: '2026-10-03 11:00', limit: '4 hours', end: '2026-10-03 15:00', why: 'urgent on a holiday' },
  // 春节, and the ends of years.
  {
    start: '2026-02-13 16:30',
    limit: '1 working_hours',
    end: '2026-02-14 09:00',
    why: 'Saturday before 春节 is worked',
  },
  {
    start: '2026-02-14 16:00',
    limit: '3 working_hours',
    end: '2026-02-24 10:30',
    why: '春节 is nine days, 15–23 February',
  },
  {
    start: '2026-02-14 09:00',
    limit: '5 working_days',
    end: '2026-02-28 17:00',
    why: 'the fifth day after 春节 is Saturday 28 February, which is worked',
  },
  {
    start: '2025-12-31 16:00',
    limit: '2 working_hours',
    end: '2026-01-04 09:30',
    why: 'year end: 1–3 January off, Sunday 4 worked',
  },
  {
    start: '2025-12-31 09:00',
    limit: '1 working_days',
    end: '2026-01-04 17:00',
    why: 'the first working day of a year can be a Sunday',
  },
  {
    start: '2025-01-27 16:00',
    limit: '2 working_hours',
    end: '2025-02-05 09:30',
    why: '春节 of the year before: 28 January to 4 February',
  },
  {
    start: '2025-01-24 16:00',
    limit: '2 working_hours',
    end: '2025-01-26 09:30',
    why: 'Sunday 26 January 2025 is worked',
  },
  {
    start: '2026-12-31 16:00',
    limit: '2 working_hours',
    end: '2027-01-01 09:30',
    why: 'nothing is published for 2027: by the week, and said so',
  },
  { start: '2027-02-05 16:00', limit: '2 working_hours', end: '2027-02-08 09:30', why: '春节 2027 is not known yet' },
  // Pauses: suspended, or waiting for the resident.
  {
    start: '2026-11-23 09:00',
    limit: '2 working_hours',
    pauses: ['2026-11-23 10:00 – 2026-11-23 11:00'],
    end: '2026-11-23 12:00',
    why: 'an hour before the pause and an hour behind it',
  },
  {
    start: '2026-11-23 09:00',
    limit: '1 working_hours',
    pauses: ['2026-11-23 18:00 – 2026-11-24 07:00'],
    end: '2026-11-23 10:00',
    why: 'a pause after the end changes nothing',
  },
  {
    start: '2026-11-23 16:00',
    limit: '2 working_hours',
    pauses: ['2026-11-23 18:00 – 2026-11-24 07:00'],
    end: '2026-11-24 09:30',
    why: 'a pause while the office is closed costs nothing',
  },
  {
    start: '2026-11-23 09:00',
    limit: '4 working_hours',
    pauses: ['2026-11-23 10:00 – 2026-11-25 10:00'],
    end: '2026-11-25 14:00',
    why: 'a pause over days',
  },
  {
    start: '2026-11-23 09:00',
    limit: '4 hours',
    pauses: ['2026-11-23 10:00 – 2026-11-23 12:00', '2026-11-23 11:00 – 2026-11-23 13:00'],
    end: '2026-11-23 16:00',
    why: 'pauses that overlap are one',
  },
  {
    start: '2026-11-23 09:00',
    limit: '4 hours',
    pauses: ['2026-11-23 12:00 – 2026-11-23 13:00', '2026-11-23 13:30 – 2026-11-23 14:30'],
    end: '2026-11-23 15:00',
    why: 'a pause counts only if it begins before the end, as moved by those before',
  },
  {
    start: '2026-11-23 09:00',
    limit: '4 hours',
    pauses: ['2026-11-22 09:00 – 2026-11-23 10:00'],
    end: '2026-11-23 14:00',
    why: 'of a pause that began before only what lies behind the start counts',
  },
  {
    start: '2026-11-23 09:00',
    limit: '2 working_days',
    pauses: ['2026-11-24 00:00 – 2026-11-25 00:00'],
    end: '2026-11-26 17:00',
    why: 'a day paused whole is no day of the promise',
  },
  {
    start: '2026-11-23 09:00',
    limit: '2 working_days',
    pauses: ['2026-11-24 09:00 – 2026-11-24 16:00'],
    end: '2026-11-25 17:00',
    why: 'a day paused in part is one: something could be done on it',
  },
  {
    start: '2026-11-23 09:00',
    limit: '1 working_days',
    pauses: ['2026-11-24 16:00 – 2026-11-25 09:00'],
    end: '2026-11-24 16:00',
    why: 'the last day ends where its pause begins',
  },
  {
    start: '2026-09-30 16:00',
    limit: '2 working_hours',
    pauses: ['2026-10-01 00:00 – 2026-10-09 00:00'],
    end: '2026-10-09 09:30',
    why: 'a pause through a holiday costs the working day behind it',
  },
  // Rules that change, exceptions, offices on duty.
  {
    start: '2026-04-30 16:00',
    limit: '5 working_hours',
    hours: WINTER_AND_SUMMER,
    end: '2026-05-06 14:30',
    why: 'begun in winter hours, ended in summer hours after the holiday',
  },
  {
    start: '2026-09-30 17:00',
    limit: '2 working_hours',
    hours: WINTER_AND_SUMMER,
    end: '2026-10-08 09:30',
    why: 'begun in summer hours, when the office closed at 18',
  },
  {
    start: '2026-06-22 09:00',
    limit: '1 working_days',
    hours: WINTER_AND_SUMMER,
    end: '2026-06-23 18:00',
    why: 'in summer a working day ends later',
  },
  {
    start: '2026-11-23 16:00',
    limit: '2 working_hours',
    hours: except('2026-11-24'),
    end: '2026-11-25 09:30',
    why: 'the office is closed for a day',
  },
  {
    start: '2026-11-27 16:30',
    limit: '1 working_hours',
    hours: except('2026-11-28', [{ from: '10:00', to: '16:00' }]),
    end: '2026-11-28 10:30',
    why: 'the office opens on a Saturday for once',
  },
  {
    start: '2026-10-02 09:00',
    limit: '1 working_hours',
    hours: except('2026-10-02', [{ from: '09:00', to: '11:00' }]),
    end: '2026-10-02 10:00',
    why: 'what the office says of a day beats the holiday',
  },
  {
    start: '2027-02-05 16:00',
    limit: '2 working_hours',
    hours: except('2027-02-08'),
    end: '2027-02-09 09:30',
    why: 'a day off of an unpublished year, put in by the district',
  },
  {
    start: '2026-10-01 19:00',
    limit: '2 working_hours',
    hours: ON_DUTY,
    end: '2026-10-02 09:00',
    why: 'an office on duty knows neither holidays nor weekends',
  },
  {
    start: '2026-11-28 10:00',
    limit: '1 working_days',
    hours: ON_DUTY,
    end: '2026-11-29 20:00',
    why: 'its working days are all days',
  },
];

describe('a promise ends when the calendar says', () => {
  it.each(CASES)('$start + $limit: $why', ({ start, limit: text, end, hours = USUAL, pauses: stops = [] }) => {
    expect(said(limitEnd(on(start), limit(text), calendarOf(hours), pauses(...stops)))).toBe(end);
  });
  it('has its forty cases and more', () => expect(CASES.length).toBeGreaterThanOrEqual(40));
});

it('what was added is what lies between, for every case in working hours', () => {
  const inHours = CASES.filter(({ limit: text }) => text.endsWith('working_hours'));
  for (const { start, end, limit: text, hours = USUAL, pauses: stops = [] } of inHours)
    expect(workingTimeBetween(on(start), on(end), calendarOf(hours), pauses(...stops)), start).toBe(
      limit(text).amount * 60,
    );
  expect(inHours.length).toBeGreaterThan(20);
});

it('nothing added is the moment itself; backwards nothing lies between', () => {
  const calendar = calendarOf(USUAL);
  expect(addWorkingTime(on('2026-11-28 10:00'), 0, calendar)).toEqual(on('2026-11-28 10:00'));
  expect(workingTimeBetween(on('2026-11-24 10:00'), on('2026-11-23 10:00'), calendar)).toBe(0);
});

it.each([
  ['2027-01-04 10:00', '3 working_days', true],
  ['2027-01-04 10:00', '3 hours', false],
  ['2026-12-31 17:00', '3 working_days', false],
  ['2026-12-31 23:59', '1 working_hours', false],
])('a promise until %s of %s rests on an unpublished year: %s', (end, text, provisional) => {
  expect(isProvisional(on(end), limit(text))).toBe(provisional);
});
