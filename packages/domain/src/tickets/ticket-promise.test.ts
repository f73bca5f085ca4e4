import { describe, expect, it } from 'vitest';
import { calendarOf } from '../working-time/working-calendar.ts';
import { dueAfterResuming, dueAfterSuspending, ticketDueAt } from './ticket-promise.ts';
import type { TicketCategory } from './ticket.ts';

const calendar = calendarOf([]);
/** A moment of Shanghai. */
const at = (text: string) => new Date(`${text.replace(' ', 'T')}:00+08:00`);

describe('the promise of a report', () => {
  it.each<[string, TicketCategory, string, string]>([
    ['danger runs day and night', 'safety', '2026-11-20 23:30', '2026-11-21 23:30'],
    ['the day of the report does not count', 'facilities', '2026-11-23 10:00', '2026-11-26 17:00'],
    ['a weekend does not count', 'facilities', '2026-11-26 10:00', '2026-12-01 17:00'],
    ['a night report is one of its day', 'noise', '2026-11-23 23:50', '2026-11-25 17:00'],
    ['National Day stands still', 'property', '2026-09-30 16:00', '2026-10-10 17:00'],
  ])('%s', (_why, category, reported, due) => {
    expect(ticketDueAt(category, at(reported), calendar)).toEqual(at(due));
  });

  it('is that of the office which has it', () => {
    const open = [{ from: '09:00', to: '20:00' }];
    const week = { fromDay: '2026-01-01', week: Array.from({ length: 7 }, () => open), keepsHolidays: false };
    const everyDay = calendarOf([{ weeks: [week], exceptions: [] }]);
    expect(ticketDueAt('facilities', at('2026-11-27 10:00'), everyDay)).toEqual(at('2026-11-30 20:00'));
  });
});

describe('a promise that is put off', () => {
  const NOW = at('2026-11-23 10:00');

  it.each<[string, TicketCategory, string, string, string, string]>([
    [
      'waits as long as the ticket does',
      'safety',
      '2026-11-25 10:00',
      '2026-11-28 00:00',
      '2026-11-28 00:00',
      '2026-11-30 00:00',
    ],
    [
      'comes nearer again when work goes on earlier',
      'safety',
      '2026-11-25 10:00',
      '2026-11-28 00:00',
      '2026-11-24 10:00',
      '2026-11-26 10:00',
    ],
    [
      'has the same office hours left',
      'facilities',
      '2026-11-26 17:00',
      '2026-11-26 00:00',
      '2026-11-26 00:00',
      '2026-12-01 15:30',
    ],
    [
      'is as it was when work goes on at once',
      'facilities',
      '2026-11-26 17:00',
      '2026-12-01 00:00',
      '2026-11-23 10:00',
      '2026-11-26 17:00',
    ],
    [
      'stays where it is when it was late already',
      'facilities',
      '2026-11-20 17:00',
      '2026-12-01 00:00',
      '2026-12-01 00:00',
      '2026-11-20 17:00',
    ],
    [
      'stays late however early work goes on',
      'safety',
      '2026-11-22 10:00',
      '2026-12-01 00:00',
      '2026-11-24 10:00',
      '2026-11-22 10:00',
    ],
  ])('%s', (_why, category, due, until, now, expected) => {
    const put = dueAfterSuspending({ category, dueAt: at(due) }, { now: NOW, until: at(until) }, calendar);
    const on = dueAfterResuming({ category, dueAt: put }, { until: at(until), now: at(now) }, calendar);
    expect(on).toEqual(at(expected));
  });
});
