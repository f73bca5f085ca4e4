import type { WorkingCalendar } from '../working-time/working-calendar.ts';
import { addWorkingTime, limitEnd, workingTimeBetween } from '../working-time/working-time.ts';
import { TICKET_CATEGORIES, type TicketCategory } from './ticket.ts';

/** The moment until which a ticket of `category`, reported at `reportedAt`, is to be solved by the office of `calendar`. */
export function ticketDueAt(category: TicketCategory, reportedAt: Date, calendar: WorkingCalendar): Date {
  return limitEnd(reportedAt, TICKET_CATEGORIES[category].solveWithin, calendar);
}

interface Promised {
  readonly category: TicketCategory;
  readonly dueAt: Date;
}

/**
 * The promise of a ticket that is put off from `now` until `until`: what is left of its time is left afterwards too. One
 * that is late already stays late, or putting it off would undo that.
 */
export function dueAfterSuspending(
  ticket: Promised,
  { now, until }: Record<'now' | 'until', Date>,
  calendar: WorkingCalendar,
): Date {
  return ticket.dueAt > now ? withTheSameLeft(ticket, now, until, calendar) : ticket.dueAt;
}

/** The promise of a ticket that was put off until `until`, and goes on at `now`, which may be before. */
export function dueAfterResuming(
  ticket: Promised,
  { until, now }: Record<'until' | 'now', Date>,
  calendar: WorkingCalendar,
): Date {
  // One that was late when it was put off was not moved: its promise lies before the day on which it goes on.
  const wasMoved = ticket.dueAt > until;
  return wasMoved && now < until ? withTheSameLeft(ticket, until, now, calendar) : ticket.dueAt;
}

/** As much time after `to` as there was between `from` and the promise: of the office's time where it was promised in that. */
function withTheSameLeft({ category, dueAt }: Promised, from: Date, to: Date, calendar: WorkingCalendar): Date {
  const { unit } = TICKET_CATEGORIES[category].solveWithin;
  return unit === 'hours'
    ? new Date(to.getTime() + dueAt.getTime() - from.getTime())
    : addWorkingTime(to, workingTimeBetween(from, dueAt, calendar), calendar);
}
