import type { Actor } from '../shared/actor.ts';
import { refuse } from '../shared/refusal.ts';
import { isInScope } from '../shared/scope.ts';
import {
  canSeeTicket,
  isVolunteer,
  TICKET_CONDITIONS,
  TICKET_PARTS,
  type TicketCheck,
  type TicketCondition,
  type TicketPart,
} from './ticket-parts.ts';
import { TICKET_STATUSES, UNFINISHED_TICKET_STATUSES, type Ticket, type TicketStatus } from './ticket.ts';

/** Somebody is at it, or will be as soon as they are told. */
const AT_WORK = ['accepted', 'in_progress'] as const;

/** What a step asks for besides the version that was read. */
export type TicketNeed =
  | 'reason'
  | 'note'
  | 'solution'
  | 'volunteerBrief'
  | 'assigneeId'
  | 'until'
  | 'result'
  | 'stars';

interface TicketTransition {
  readonly from: readonly TicketStatus[];
  readonly to: TicketStatus | 'same' | 'before';
  readonly who: readonly TicketPart[];
  /** What must hold besides the status. */
  readonly when?: readonly TicketCondition[];
  readonly needs?: readonly TicketNeed[];
}

/**
 * The workflow: a change here is a change of policy, not of code. `same` leaves the status as it is, `before` goes back
 * to where the ticket was held up. docs/ticket-life.md is drawn from it.
 */
export const TICKET_TRANSITIONS = {
  accept: { from: ['reported'], to: 'accepted', who: ['desk'] },
  reject: { from: ['reported'], to: 'rejected', who: ['desk'], needs: ['reason'] },
  open: { from: ['accepted'], to: 'open', who: ['desk'], needs: ['volunteerBrief'] },
  assign: { from: ['accepted', 'open', 'in_progress'], to: 'in_progress', who: ['desk'], needs: ['assigneeId'] },
  claim: { from: ['open'], to: 'in_progress', who: ['volunteer'] },
  release: { from: ['in_progress'], to: 'open', who: ['claimant'], needs: ['reason'] },
  return: { from: ['in_progress'], to: 'accepted', who: ['assignee'], needs: ['reason'] },
  suspend: { from: AT_WORK, to: 'suspended', who: ['desk'], needs: ['until', 'reason'] },
  resume: { from: ['suspended'], to: 'before', who: ['desk', 'clock'] },
  resolve: { from: AT_WORK, to: 'resolved', who: ['desk', 'claimant'], needs: ['solution'] },
  rate: { from: ['resolved'], to: 'closed', who: ['reporter'], needs: ['stars'] },
  call_back: { from: ['resolved', 'closed'], to: 'same', who: ['office'], needs: ['result', 'note'] },
  reopen: {
    from: ['resolved', 'closed'],
    to: 'accepted',
    who: ['desk', 'reporter'],
    when: ['within_reopen_period'],
    needs: ['reason'],
  },
  nudge: {
    from: UNFINISHED_TICKET_STATUSES,
    to: 'same',
    who: ['official', 'reporter'],
    when: ['not_nudged_lately'],
    needs: ['note'],
  },
  supervise: {
    from: UNFINISHED_TICKET_STATUSES,
    to: 'same',
    who: ['official'],
    when: ['not_supervised'],
    needs: ['until', 'note'],
  },
  end_supervision: {
    from: TICKET_STATUSES,
    to: 'same',
    who: ['supervisor'],
    when: ['supervised'],
    needs: ['note'],
  },
} as const satisfies Record<string, TicketTransition>;

export type TicketAction = keyof typeof TICKET_TRANSITIONS;
export const TICKET_ACTIONS = Object.keys(TICKET_TRANSITIONS) as TicketAction[];
const stepOf = (action: TicketAction): TicketTransition => TICKET_TRANSITIONS[action];

/** Statuses that hold a ticket up: what leaves them goes back to where it was. */
export const HOLDING_TICKET_STATUSES: ReadonlySet<TicketStatus> = new Set(
  TICKET_ACTIONS.flatMap((action) => (stepOf(action).to === 'before' ? stepOf(action).from : [])),
);

/** Why a step that is theirs cannot be taken at this moment. */
export const TICKET_BLOCKS = ['status', ...(Object.keys(TICKET_CONDITIONS) as TicketCondition[])] as const;
export interface BlockedTicketAction {
  readonly action: TicketAction;
  readonly reason: (typeof TICKET_BLOCKS)[number];
  readonly until: Date | null;
}

/** Returns the status that `action` leads to, or refuses: 404 if hidden, 403 if not theirs, 409 if not now. */
export function decideTicket(action: TicketAction, actor: Actor, ticket: Ticket, now: Date): TicketStatus {
  if (!canSeeTicket(actor, ticket))
    refuse(action === 'claim' && ticket.status === 'in_progress' ? lostClaim(actor, ticket) : 'ticket.not_found');
  if (!isTheirs(action, actor, ticket)) refuse('ticket.not_allowed');
  const block = blockOf(action, actor, ticket, now);
  if (block) {
    const available = availableTicketActions(actor, ticket, now);
    refuse('ticket.not_now', { params: { action, status: ticket.status, reason: block.reason, available } });
  }
  return statusAfter(action, ticket);
}

function statusAfter(action: TicketAction, ticket: Ticket): TicketStatus {
  const { to } = stepOf(action);
  if (to === 'before') return ticket.statusBefore ?? 'accepted';
  return to === 'same' ? ticket.status : to;
}

/** What this person can do now; the page shows exactly these buttons. */
export function availableTicketActions(actor: Actor, ticket: Ticket, now: Date): TicketAction[] {
  return theirActions(actor, ticket).filter((action) => blockOf(action, actor, ticket, now) === null);
}

/** What is this person's to do, but not at this moment, with the reason; the page says it. */
export function blockedTicketActions(actor: Actor, ticket: Ticket, now: Date): BlockedTicketAction[] {
  return theirActions(actor, ticket).flatMap((action) => blockOf(action, actor, ticket, now) ?? []);
}

const isTheirs = (action: TicketAction, actor: Actor, ticket: Ticket) =>
  stepOf(action).who.some((part) => TICKET_PARTS[part](actor, ticket));

const theirActions = (actor: Actor, ticket: Ticket) =>
  canSeeTicket(actor, ticket) ? TICKET_ACTIONS.filter((action) => isTheirs(action, actor, ticket)) : [];

function blockOf(action: TicketAction, actor: Actor, ticket: Ticket, now: Date): BlockedTicketAction | null {
  const { from, when = [] } = stepOf(action);
  if (!from.includes(ticket.status)) return { action, reason: 'status', until: null };
  for (const reason of when) {
    const check: TicketCheck = TICKET_CONDITIONS[reason];
    const fault = check(ticket, now, actor);
    if (fault) return { action, reason, until: fault.until ?? null };
  }
  return null;
}

/**
 * A volunteer who pressed "claim" a moment too late is told so, though the ticket is hidden from them now:
 * it stood open on their screen, and "does not exist" would read as a fault.
 */
function lostClaim(actor: Actor, ticket: Ticket) {
  const wasOffered = isVolunteer(actor) && isInScope(actor.scope, ticket);
  return wasOffered ? ('ticket.already_claimed' as const) : ('ticket.not_found' as const);
}
