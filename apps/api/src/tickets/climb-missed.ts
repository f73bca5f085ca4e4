import type { Actor } from '@linli/domain/shared/actor.ts';
import { climb } from '@linli/domain/tickets/ticket-climb.ts';
import type { WorkingCalendar } from '@linli/domain/working-time/working-calendar.ts';
import type { Transaction } from '../shared/database.ts';
import { change, recordEvents, type NewEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { workingCalendarAt } from '../working-time/public.ts';
import { lockClimbing, saveClimbs, type ClimbingTicket } from './ticket-climbs.store.ts';

const CLOCK: Actor = { kind: 'system', scope: { kind: 'system' } };
/** Few enough that nobody waits long for a ticket that is locked meanwhile. */
const AT_ONCE = 200;

/**
 * Tells of every promise that is about to be missed, or was, up to where it has climbed by now. A step and its event are
 * one transaction on the locked row, so a step is taken once whatever the number of processes, and one that was killed
 * has taken it or not. (docs/decisions/0035)
 */
export async function climbMissed(platform: Platform, signal: AbortSignal): Promise<void> {
  const calendars = new Map<string, WorkingCalendar>();
  const calendarOf = async (transaction: Transaction, ticket: ClimbingTicket) => {
    const known = calendars.get(ticket.communityId) ?? (await workingCalendarAt(transaction, ticket));
    calendars.set(ticket.communityId, known);
    return known;
  };
  const now = platform.clock();
  let count = AT_ONCE;
  while (count === AT_ONCE && !signal.aborted) {
    count = await change(platform, async (transaction) => {
      const tickets = await lockClimbing(transaction, now, AT_ONCE);
      const climbs: Parameters<typeof saveClimbs>[1][number][] = [];
      const events: NewEvent[] = [];
      for (const ticket of tickets) {
        const { taken, climbed, climbsAt } = climb(ticket, now, await calendarOf(transaction, ticket));
        climbs.push({ id: ticket.id, climbed, climbsAt });
        for (const [index, step] of taken.entries())
          events.push(eventOf(ticket, taken[index - 1] ?? ticket.climbed, step));
      }
      await saveClimbs(transaction, climbs);
      await recordEvents(transaction, events, now);
      return tickets.length;
    });
  }
}

function eventOf(ticket: ClimbingTicket, from: string | null, to: string): NewEvent {
  const { id, districtId, streetId, communityId, assigneeId } = ticket;
  return {
    actor: CLOCK,
    action: 'tickets.climb',
    subject: { type: 'ticket', id, path: { districtId, streetId, communityId } },
    changes: { climbed: [from, to] },
    concernsPersonId: assigneeId,
  };
}
