import { OFFICE_ROLES, type Actor, type Role } from '../shared/actor.ts';
import { isInScope } from '../shared/scope.ts';
import { TICKET_LIMITS, type Ticket } from './ticket.ts';

/** Who takes a step: how the person stands to the ticket, see `TICKET_PARTS`. */
export type TicketPart =
  | 'desk'
  | 'assignee'
  | 'volunteer'
  | 'claimant'
  | 'office'
  | 'official'
  | 'supervisor'
  | 'reporter'
  | 'clock';

const isWorker = (actor: Actor) => actor.kind === 'person' && actor.role === 'community_worker';
export const isVolunteer = (actor: Actor) => actor.kind === 'person' && actor.role === 'volunteer';
const OFFICES: readonly Role[] = OFFICE_ROLES;
const isOffice = (actor: Actor) => actor.kind === 'person' && OFFICES.includes(actor.role);
const isOfficial = (actor: Actor) => isOffice(actor) && !isWorker(actor);
const isAssignee = (actor: Actor, ticket: Ticket) =>
  actor.kind === 'person' && actor.personId === ticket.assigneeId && actor.role === ticket.assigneeRole;

/** Who may take a step on a ticket that they can see, whatever the moment. Exhaustive by type. */
export const TICKET_PARTS: Record<TicketPart, (actor: Actor, ticket: Ticket) => boolean> = {
  desk: isWorker,
  assignee: (actor, ticket) => isOffice(actor) && isAssignee(actor, ticket),
  volunteer: isVolunteer,
  claimant: (actor, ticket) => isVolunteer(actor) && isAssignee(actor, ticket),
  office: isOffice,
  official: isOfficial,
  /** The level that began it, or one above: a street does not end what its district supervises. */
  supervisor: (actor, ticket) =>
    isOfficial(actor) && (isDistrict(actor) || ticket.supervisorRole !== 'district_official'),
  reporter: (actor) => actor.kind === 'reporter',
  clock: (actor) => actor.kind === 'system',
};
const isDistrict = (actor: Actor) => actor.kind === 'person' && actor.role === 'district_official';

const HOUR_MS = 3_600_000;

/** Null if it holds, else until when it does not, if that is known. */
export type TicketCheck = (ticket: Ticket, now: Date, actor: Actor) => { readonly until?: Date } | null;

/** What must hold besides the status. */
export const TICKET_CONDITIONS = {
  within_reopen_period: ({ finishedAt }, now) =>
    finishedAt && now.getTime() <= finishedAt.getTime() + TICKET_LIMITS.reopenDays * 24 * HOUR_MS ? null : {},
  not_nudged_lately: ({ reporterNudgedAt }, now, actor) => {
    if (actor.kind !== 'reporter' || !reporterNudgedAt) return null;
    const until = new Date(reporterNudgedAt.getTime() + TICKET_LIMITS.nudgeHours * HOUR_MS);
    return now < until ? { until } : null;
  },
  not_supervised: ({ supervisorRole }) => (supervisorRole === null ? null : {}),
  supervised: ({ supervisorRole }) => (supervisorRole === null ? {} : null),
} as const satisfies Record<string, TicketCheck>;
export type TicketCondition = keyof typeof TICKET_CONDITIONS;

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
