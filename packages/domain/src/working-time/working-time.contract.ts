import { z } from 'zod';
import { OFFICE_ROLES } from '../shared/actor.ts';
import { defineContract } from '../shared/contract.ts';
import { Id, Text } from '../shared/page.contract.ts';
import { ORG_UNIT_KINDS } from '../shared/scope.ts';
import { HOLIDAY_NAMES } from './public-holidays.ts';
import { areInOrder, minutesAWeek, WORKING_TIME_LIMITS } from './working-calendar.ts';

const limits = WORKING_TIME_LIMITS;
const Day = z.iso.date().refine((day) => day >= '2000' && day < '2200');
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const Spans = z
  .array(z.strictObject({ from: Time, to: Time }))
  .max(limits.spansPerDay)
  .refine(areInOrder);

const WeekFrom = z.strictObject({
  /** The first day on which this week holds, in Shanghai. */
  fromDay: Day,
  /** Monday first; a day without spans is closed. */
  week: z
    .array(Spans)
    .length(7)
    .refine((week) => minutesAWeek(week) >= limits.leastMinutesAWeek),
  keepsHolidays: z.boolean(),
});
const DayException = z.strictObject({ day: Day, spans: Spans, reason: Text(limits.reasonLength) });

const once = (days: readonly string[]) => new Set(days).size === days.length;
const Weeks = z
  .array(WeekFrom)
  .max(limits.weeks)
  .refine((weeks) => once(weeks.map(({ fromDay }) => fromDay)));
const Exceptions = z
  .array(DayException)
  .max(limits.exceptions)
  .refine((exceptions) => once(exceptions.map(({ day }) => day)));

/** What a unit says of its own hours; stored as it is sent. */
export const UnitHours = z.strictObject({ weeks: Weeks, exceptions: Exceptions });

/** 0 while the unit has said nothing of its own. */
const HoursVersion = z.number().int().min(0).max(2_147_483_647);
const Unit = z.strictObject({ id: Id, name: z.string(), kind: z.enum(ORG_UNIT_KINDS) });

export const WorkingTimeView = z.strictObject({
  unit: Unit,
  ...UnitHours.shape,
  version: HoursVersion,
  mayEdit: z.boolean(),
  /** The units above that are followed where this one says nothing, nearest first. */
  above: z.array(z.strictObject({ unit: Unit, ...UnitHours.shape })),
  /** What holds where none of them does. */
  usual: WeekFrom,
  /** The State Council's notices that the product knows; days of later years are counted by the week alone. */
  notices: z.array(
    z.strictObject({
      year: z.number().int(),
      source: z.string(),
      holidays: z.array(
        z.strictObject({
          name: z.enum(HOLIDAY_NAMES),
          from: z.string(),
          to: z.string(),
          makeUp: z.array(z.string()),
        }),
      ),
    }),
  ),
});
export type WorkingTimeView = z.output<typeof WorkingTimeView>;

const Params = z.strictObject({ orgUnitId: Id });

export const workingTimeContract = defineContract({
  get: {
    method: 'GET',
    path: '/working-time/:orgUnitId',
    access: OFFICE_ROLES,
    status: 200,
    params: Params,
    response: WorkingTimeView,
    summary: 'When a unit is open: its weeks, exceptions, what it takes from above, and the public holidays',
  },
  save: {
    method: 'PUT',
    path: '/working-time/:orgUnitId',
    access: ['district_official', 'street_official'],
    status: 200,
    params: Params,
    bodyLimit: 256 * 1024,
    body: z.strictObject({ version: HoursVersion, ...UnitHours.shape }),
    response: WorkingTimeView,
    summary: 'Say when a unit is open; empty lists follow the unit above',
  },
});
