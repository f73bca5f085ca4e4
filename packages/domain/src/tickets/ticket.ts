import type { Actor, Role } from '../shared/actor.ts';
import { refuse } from '../shared/refusal.ts';
import { isInScope, type OrgPath } from '../shared/scope.ts';
import type { Transition } from '../shared/transition.ts';

/** 工单 statuses, in the order of a ticket's life. */
export const TICKET_STATUSES = [
  'reported',
  'accepted',
  'open',
  'in_progress',
  'resolved',
  'closed',
  'rejected',
] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

/** Statuses in which somebody still has to act for the resident. */
export const UNFINISHED_TICKET_STATUSES = ['reported', 'accepted', 'open', 'in_progress'] as const;

/** The workflow: a change here is a change of policy, not of code. */
export const TICKET_TRANSITIONS = {
  accept: { from: ['reported'], to: 'accepted' },
  reject: { from: ['reported'], to: 'rejected' },
  open: { from: ['accepted'], to: 'open' },
  assign: { from: ['accepted', 'open', 'in_progress'], to: 'in_progress' },
  claim: { from: ['open'], to: 'in_progress' },
  release: { from: ['in_progress'], to: 'open' },
  resolve: { from: ['accepted', 'in_progress'], to: 'resolved' },
  rate: { from: ['resolved'], to: 'closed' },
} as const satisfies Record<string, Transition<TicketStatus>>;

export type TicketAction = keyof typeof TICKET_TRANSITIONS;
export const TICKET_ACTIONS = Object.keys(TICKET_TRANSITIONS) as TicketAction[];

/** What the rules need to know of a ticket. */
export interface Ticket extends OrgPath {
  readonly id: string;
  readonly status: TicketStatus;
  readonly assigneeId: string | null;
  /** The role under which the assignee took it; null while nobody has. */
  readonly assigneeRole: Role | null;
}

/** Where a report came from. */
export const TICKET_SOURCES = ['public_page', 'counter', 'phone', 'open311'] as const;
export type TicketSource = (typeof TICKET_SOURCES)[number];

/**
 * 工单类别 with the hours within which the resident is promised a solution, in elapsed hours from the report.
 * Defaults until each district keeps its own.
 */
export const TICKET_CATEGORIES = {
  environment: { solveWithinHours: 72 },
  facilities: { solveWithinHours: 72 },
  safety: { solveWithinHours: 24 },
  noise: { solveWithinHours: 48 },
  elderly_care: { solveWithinHours: 24 },
  documents: { solveWithinHours: 72 },
  benefits: { solveWithinHours: 120 },
  property: { solveWithinHours: 72 },
  other: { solveWithinHours: 72 },
} as const satisfies Record<string, { solveWithinHours: number }>;
export type TicketCategory = keyof typeof TICKET_CATEGORIES;
export const TICKET_CATEGORY_CODES = Object.keys(TICKET_CATEGORIES) as [TicketCategory, ...TicketCategory[]];

/** Bounds that the form shows and the API holds; lengths in characters. */
export const TICKET_LIMITS = {
  titleLength: 60,
  descriptionLength: 2000,
  placeLength: 100,
  placeDetailLength: 100,
  nameLength: 40,
  noteLength: 1000,
  reasonLength: 500,
  photosPerKind: 6,
  photoBytes: 15 * 1024 * 1024,
} as const;

/** The moment until which a ticket of `category`, reported at `reportedAt`, is to be solved. */
export function ticketDueAt(category: TicketCategory, reportedAt: Date): Date {
  return new Date(reportedAt.getTime() + TICKET_CATEGORIES[category].solveWithinHours * 3_600_000);
}

const isWorker = (actor: Actor) => actor.kind === 'person' && actor.role === 'community_worker';
const isVolunteer = (actor: Actor) => actor.kind === 'person' && actor.role === 'volunteer';
const isAssignee = (actor: Actor, ticket: Ticket) =>
  actor.kind === 'person' && actor.personId === ticket.assigneeId && actor.role === ticket.assigneeRole;

/** Who may take an action on a ticket that they can see. Exhaustive by type. */
const MAY: Record<TicketAction, (actor: Actor, ticket: Ticket) => boolean> = {
  accept: isWorker,
  reject: isWorker,
  open: isWorker,
  assign: isWorker,
  claim: isVolunteer,
  release: (actor, ticket) => isVolunteer(actor) && isAssignee(actor, ticket),
  resolve: (actor, ticket) => isWorker(actor) || isAssignee(actor, ticket),
  rate: (actor) => actor.kind === 'reporter',
};

/** A claim is live while its volunteer still has the work to do; only then are contact details theirs to see. */
export function isLiveClaim(actor: Actor, ticket: Ticket): boolean {
  return isVolunteer(actor) && isAssignee(actor, ticket) && ticket.status === 'in_progress';
}

/**
 * Whether a ticket exists for this person. Offices see their subtree; a volunteer sees what is open in the
 * communities they joined and what they took themselves; a reporter sees the ticket whose secret they hold
 * (the store finds no other).
 */
export function canSeeTicket(actor: Actor, ticket: Ticket): boolean {
  if (actor.kind !== 'person') return true;
  if (!isInScope(actor.scope, ticket)) return false;
  if (actor.role === 'volunteer') return ticket.status === 'open' || isAssignee(actor, ticket);
  return actor.role !== 'system_admin';
}

/** Returns the status that `action` leads to, or refuses: 404 if hidden, 403 if not theirs, 409 if not now. */
export function decideTicket(action: TicketAction, actor: Actor, ticket: Ticket): TicketStatus {
  if (!canSeeTicket(actor, ticket))
    refuse(action === 'claim' && ticket.status === 'in_progress' ? lostClaim(actor, ticket) : 'ticket.not_found');
  if (!MAY[action](actor, ticket)) refuse('ticket.not_allowed');
  if (!isNow(action, ticket)) {
    refuse('ticket.not_now', {
      params: { action, status: ticket.status, available: availableTicketActions(actor, ticket) },
    });
  }
  return TICKET_TRANSITIONS[action].to;
}

/** What this person can do now; the page shows exactly these buttons. */
export function availableTicketActions(actor: Actor, ticket: Ticket): TicketAction[] {
  if (!canSeeTicket(actor, ticket)) return [];
  return TICKET_ACTIONS.filter((action) => isNow(action, ticket) && MAY[action](actor, ticket));
}

function isNow(action: TicketAction, ticket: Ticket): boolean {
  const from: readonly TicketStatus[] = TICKET_TRANSITIONS[action].from;
  return from.includes(ticket.status);
}

/**
 * A volunteer who pressed "claim" a moment too late is told so, though the ticket is hidden from them now:
 * it stood open on their screen, and "does not exist" would read as a fault.
 */
function lostClaim(actor: Actor, ticket: Ticket) {
  const wasOffered = isVolunteer(actor) && isInScope(actor.scope, ticket);
  return wasOffered ? ('ticket.already_claimed' as const) : ('ticket.not_found' as const);
}
