import type { Actor, PersonActor, ReporterActor } from '@linli/domain/shared/actor.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { canSeeTicket } from '@linli/domain/tickets/ticket-parts.ts';
import { climbOfPromise } from '@linli/domain/tickets/ticket-climb.ts';
import { decideTicket, HOLDING_TICKET_STATUSES, type TicketAction } from '@linli/domain/tickets/ticket-life.ts';
import type { TicketStatus } from '@linli/domain/tickets/ticket.ts';
import type { PublicTicketView, TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import type { WorkingCalendar } from '@linli/domain/working-time/working-calendar.ts';
import { change, recordEvent, type NewEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { workingCalendarAt } from '../working-time/public.ts';
import { photoAddress } from './photo-address.ts';
import { publicViewOf, viewOf } from './ticket-views.ts';
import {
  findTicket,
  findTicketByNumber,
  listPhotos,
  listTicketEvents,
  moveTicket,
  type StoredTicket,
  type TicketChange,
} from './tickets.store.ts';

/** What each action sets besides the status, and what its event says. */
export interface Move {
  readonly version: number;
  readonly set?: TicketChange | ((ticket: StoredTicket) => TicketChange);
  readonly note?: string;
  readonly changes?: NewEvent['changes'] | ((ticket: StoredTicket) => NewEvent['changes']);
  /** A promise that this action makes anew, in the time of the office that has the ticket. */
  readonly promise?: (ticket: StoredTicket, calendar: WorkingCalendar) => Date;
}

/** Load → decide → save if unchanged → event, in one transaction. */
export async function move(
  platform: Platform,
  actor: Actor,
  action: TicketAction,
  ticketId: string,
  { version, set, note, changes, promise }: Move,
): Promise<StoredTicket> {
  const now = platform.clock();
  return change(platform, async (transaction) => {
    const ticket = (await findTicket(transaction, ticketId)) ?? refuse('ticket.not_found');
    const status = decideTicket(action, actor, ticket, now);
    const promised = promise && promisedAnew(promise, ticket, now, await workingCalendarAt(transaction, ticket));
    const dueAt = promised?.dueAt;
    const sets = {
      ...held(ticket.status, status),
      ...(typeof set === 'function' ? set(ticket) : set),
      ...promised,
      status,
    };
    const moved =
      (ticket.version === version && (await moveTicket(transaction, ticket, sets))) ||
      refuse('ticket.changed_meanwhile', { params: { status: ticket.status } });
    const event: NewEvent = {
      actor,
      action: `tickets.${action}`,
      subject: subjectOf(ticket),
      changes: {
        ...(status !== ticket.status && { status: [ticket.status, status] }),
        ...(typeof changes === 'function' ? changes(ticket) : changes),
        ...(dueAt && { dueAt: [ticket.dueAt.toISOString(), dueAt.toISOString()] }),
      },
      // What becomes open or stops being open is on volunteers' screens.
      audience: ticket.status === 'open' || status === 'open' ? 'everyone' : 'office',
      concernsPersonId: ticket.assigneeId ?? moved.assigneeId,
      ...(note && { note }),
    };
    await recordEvent(transaction, event, now);
    return moved;
  });
}

/** A promise that is given anew climbs from below, unless it was missed already. */
function promisedAnew(
  promise: NonNullable<Move['promise']>,
  ticket: StoredTicket,
  now: Date,
  calendar: WorkingCalendar,
): TicketChange {
  const dueAt = promise(ticket, calendar);
  return { dueAt, ...climbOfPromise({ category: ticket.category, dueAt }, ticket, now, calendar) };
}

/** What holds a ticket up remembers where it was; nothing of it is left when it goes on. */
function held(from: TicketStatus, to: TicketStatus): TicketChange {
  if (from === to || HOLDING_TICKET_STATUSES.has(from) === HOLDING_TICKET_STATUSES.has(to)) return {};
  if (HOLDING_TICKET_STATUSES.has(to)) return { statusBefore: from };
  return { statusBefore: null, suspendedAt: null, suspendedUntil: null, suspendReason: null };
}

/** The ticket as this person sees it: outside their scope, or hidden by the rules, it does not exist. */
export async function getVisible(platform: Platform, actor: PersonActor, ticketId: string): Promise<StoredTicket> {
  const ticket = await findTicket(platform.database.scoped, ticketId);
  return ticket && canSeeTicket(actor, ticket) ? ticket : refuse('ticket.not_found');
}

export async function getByNumber(platform: Platform, actor: ReporterActor, number: string): Promise<StoredTicket> {
  return (
    (await findTicketByNumber(platform.database.scoped, number, actor.scope.secretHash)) ?? refuse('ticket.not_found')
  );
}

export function subjectOf(ticket: StoredTicket): NewEvent['subject'] {
  const { districtId, streetId, communityId } = ticket;
  return { type: 'ticket', id: ticket.id, path: { districtId, streetId, communityId } };
}

/** A resolved ticket leaves a volunteer's sight only with their claim; until then this is what they see. */
export async function tell(platform: Platform, actor: PersonActor, ticket: StoredTicket): Promise<TicketView> {
  const { scoped } = platform.database;
  const [photos, events] = await Promise.all([listPhotos(scoped, ticket.id), listTicketEvents(scoped, ticket.id)]);
  const addressOf = (photoId: string) => photoAddress(platform, actor, ticket, photoId);
  const around = { photos, events, addressOf, now: platform.clock() };
  return viewOf(actor, ticket, platform.cipher, around);
}

/** A ticket as its reporter sees it. */
export async function tellReporter(
  platform: Platform,
  actor: ReporterActor,
  ticket: StoredTicket,
): Promise<PublicTicketView> {
  const { scoped } = platform.database;
  const [photos, events] = await Promise.all([listPhotos(scoped, ticket.id), listTicketEvents(scoped, ticket.id)]);
  const addressOf = (photoId: string) => photoAddress(platform, actor, ticket, photoId);
  return publicViewOf(actor, ticket, { photos, events, addressOf, now: platform.clock() });
}
