import { expect, it } from 'vitest';
import { calendarOf } from '../working-time/working-calendar.ts';
import { climb, climbOfPromise, climbsAt, CLIMB_STEPS, type ClimbStep } from './ticket-climb.ts';
import type { TicketCategory } from './ticket.ts';

const calendar = calendarOf([]);
const shanghai = (text: string) => new Date(`${text}:00+08:00`);
const noise = (due: string) => ({ category: 'noise' as TicketCategory, dueAt: shanghai(due) });
const danger = (due: string) => ({ category: 'safety' as TicketCategory, dueAt: shanghai(due) });

it.each([
  [
    'a weekday: a working day later, three working days later',
    noise('2026-11-24T17:00'),
    ['2026-11-24T00:00', '2026-11-24T17:00', '2026-11-25T17:00', '2026-11-27T17:00'],
  ],
  [
    'a Friday: over the weekend nothing climbs',
    noise('2026-11-20T17:00'),
    ['2026-11-20T00:00', '2026-11-20T17:00', '2026-11-23T17:00', '2026-11-25T17:00'],
  ],
  [
    'the eve of National Day: it climbs when the offices are open again',
    noise('2026-09-30T17:00'),
    ['2026-09-30T00:00', '2026-09-30T17:00', '2026-10-08T17:00', '2026-10-10T17:00'],
  ],
  [
    'danger at night: by the hour, also on a Sunday',
    danger('2026-11-22T02:00'),
    ['2026-11-21T22:00', '2026-11-22T02:00', '2026-11-22T06:00', '2026-11-22T14:00'],
  ],
] as const)('a promise of %s', (_, ticket, moments) => {
  expect(CLIMB_STEPS.map((step) => climbsAt(ticket, step, calendar))).toEqual(moments.map(shanghai));
});

const late = noise('2026-11-24T17:00');
it.each<[string, ClimbStep | null, string, ClimbStep[], string | null]>([
  ['nothing before its last day', null, '2026-11-23T23:59', [], '2026-11-24T00:00'],
  ['a warning on the morning of it', null, '2026-11-24T00:00', ['warned'], '2026-11-24T17:00'],
  ['nothing twice', 'warned', '2026-11-24T16:59', [], '2026-11-24T17:00'],
  ['its office once it is missed', 'warned', '2026-11-24T17:00', ['community'], '2026-11-25T17:00'],
  ['all that was missed while nothing ran, in order', null, '2026-12-01T09:00', [...CLIMB_STEPS], null],
  ['nothing more after the last', 'district', '2026-12-31T09:00', [], null],
  ['no step back when the clock goes back', 'street', '2026-11-23T09:00', [], '2026-11-27T17:00'],
])('tells %s', (_, climbed, now, taken, next) => {
  const result = climb({ ...late, climbed }, shanghai(now), calendar);
  expect([result.taken, result.climbsAt]).toEqual([taken, next && shanghai(next)]);
});

it('begins from below with a promise that lies ahead, and goes on with one that was missed already', () => {
  const now = shanghai('2026-11-25T09:00');
  const before = { climbed: 'community', climbsAt: shanghai('2026-11-25T17:00') } as const;
  expect(climbOfPromise(late, before, now, calendar)).toEqual(before);
  expect(climbOfPromise(noise('2026-11-27T17:00'), before, now, calendar)).toEqual({
    climbed: null,
    climbsAt: shanghai('2026-11-27T00:00'),
  });
});
