import type { Actor } from '@linli/domain/shared/actor.ts';
import type { FileAddress } from '@linli/domain/shared/file-address.contract.ts';
import { maskName, maskPhone } from '@linli/domain/shared/masking.ts';
import type {
  ClaimableTicket,
  PublicTicketView,
  TicketSummary,
  TicketView,
} from '@linli/domain/tickets/ticket-views.contract.ts';
import type { ClimbStep } from '@linli/domain/tickets/ticket-climb.ts';
import type { TicketStatus } from '@linli/domain/tickets/ticket.ts';
import { availableTicketActions, blockedTicketActions } from '@linli/domain/tickets/ticket-life.ts';
import { isLiveClaim } from '@linli/domain/tickets/ticket-parts.ts';
import type { Role } from '@linli/domain/shared/actor.ts';
import type { FieldCipher, FieldContext } from '../shared/field-cipher.ts';
import type { ListedTicket } from './ticket-lists.store.ts';
import type { listPhotos, listTicketEvents, StoredTicket } from './tickets.store.ts';

type Events = Awaited<ReturnType<typeof listTicketEvents>>;
type Photos = Awaited<ReturnType<typeof listPhotos>>;

/** What belongs to one encrypted field of one ticket. */
export function contactContext(
  ticketId: string,
  field: 'placeDetail' | 'reporterName' | 'reporterPhone',
): FieldContext {
  return `tickets.${field}.${ticketId}`;
}

export function summaryOf(ticket: ListedTicket): TicketSummary {
  return {
    id: ticket.id,
    number: ticket.number,
    status: ticket.status,
    category: ticket.category,
    title: ticket.title,
    place: ticket.place,
    community: ticket.community,
    reportedAt: ticket.reportedAt.toISOString(),
    dueAt: ticket.dueAt.toISOString(),
    finishedAt: ticket.finishedAt?.toISOString() ?? null,
    assignee:
      ticket.assigneeId && ticket.assigneeRole
        ? { id: ticket.assigneeId, name: ticket.assigneeName ?? '', role: ticket.assigneeRole }
        : null,
    suspendedUntil: ticket.suspendedUntil?.toISOString() ?? null,
    nudges: ticket.nudges,
    climbed: ticket.climbed,
    supervisedUntil: ticket.supervisedUntil?.toISOString() ?? null,
    version: ticket.version,
  };
}

/** One ticket with what this person may know of it; contact details leave unmasked only for a live claim. */
export function viewOf(
  actor: Actor,
  ticket: StoredTicket,
  cipher: FieldCipher,
  { photos, events, addressOf, now }: Around,
): TicketView {
  const isOffice = actor.kind === 'person' && actor.role !== 'volunteer';
  const isLive = isLiveClaim(actor, ticket);
  const open = (field: 'placeDetail' | 'reporterName' | 'reporterPhone') =>
    cipher.decrypt(ticket[field], contactContext(ticket.id, field));
  const contact = (field: 'reporterName' | 'reporterPhone', mask: (text: string) => string) => {
    if (isLive) return open(field);
    return isOffice ? mask(open(field)) : null;
  };
  return {
    ...summaryOf(ticket),
    source: ticket.source,
    description: isOffice || isLive ? ticket.description : '',
    placeDetail: isOffice || isLive ? open('placeDetail') : null,
    reporterName: contact('reporterName', maskName),
    reporterPhone: contact('reporterPhone', maskPhone),
    canReveal: isOffice && (ticket.reporterName !== '' || ticket.reporterPhone !== ''),
    volunteerBrief: ticket.volunteerBrief,
    rejectReason: ticket.rejectReason,
    solution: ticket.solution,
    stars: ticket.stars,
    ratingComment: ticket.ratingComment,
    suspendReason: ticket.suspendReason,
    reopenings: ticket.reopenings,
    ...(isOffice ? watchedOf(ticket) : { supervision: null, callBack: null }),
    photos: photosFor(isOffice || isLive, photos, addressOf),
    events: storyFor(actor, events),
    ...actionsOf(actor, ticket, now),
  };
}

/** What stands around a ticket for whoever reads it. */
interface Around {
  readonly photos: Photos;
  readonly events: Events;
  /** Where the reader of a view finds a photo. */
  readonly addressOf: (photoId: string) => FileAddress;
  readonly now: Date;
}

function actionsOf(actor: Actor, ticket: StoredTicket, now: Date) {
  return {
    availableActions: availableTicketActions(actor, ticket, now),
    blockedActions: blockedTicketActions(actor, ticket, now).map(({ until, ...blocked }) => ({
      ...blocked,
      until: until?.toISOString() ?? null,
    })),
  };
}

/** How a ticket is watched over and what the reporter said afterwards: for offices alone. */
function watchedOf(ticket: StoredTicket): Pick<TicketView, 'supervision' | 'callBack'> {
  const { supervisorRole, supervisedAt, callBackResult, calledBackAt } = ticket;
  return {
    supervision:
      supervisorRole && supervisedAt
        ? {
            by: ticket.supervisorName ?? '',
            role: supervisorRole,
            since: supervisedAt.toISOString(),
            note: ticket.supervisionNote ?? '',
          }
        : null,
    callBack:
      callBackResult && calledBackAt
        ? { result: callBackResult, note: ticket.callBackNote ?? '', at: calledBackAt.toISOString() }
        : null,
  };
}

/** Photos of a report may show a home: before a claim a volunteer does not see them. */
function photosFor(seesReport: boolean, photos: Photos, addressOf: Around['addressOf']) {
  return photos
    .filter((photo) => seesReport || photo.kind === 'solution')
    .map(({ id, kind, width, height }) => ({
      id,
      kind: kind === 'solution' ? ('solution' as const) : ('report' as const),
      width,
      height,
      address: addressOf(id),
    }));
}

/** What volunteers need of the story: what they and others like them did, not the office's own notes. */
const VOLUNTEER_STEPS = new Set([
  'tickets.open',
  'tickets.claim',
  'tickets.release',
  'tickets.resolve',
  'tickets.rate',
]);

function storyFor(actor: Actor, events: Events): TicketView['events'] {
  const isVolunteer = actor.kind === 'person' && actor.role === 'volunteer';
  return events
    .filter((event) => !isVolunteer || VOLUNTEER_STEPS.has(event.action))
    .map((event) => {
      const isNamed = !isVolunteer || event.actorId === actor.personId;
      return {
        id: event.id.toString(),
        action: event.action,
        at: event.at.toISOString(),
        actorName: isNamed ? event.actorName : null,
        actorRole: event.actorRole as Role | null,
        givenTo: isVolunteer || event.action !== 'tickets.assign' ? null : givenTo(event.changes),
        climbedTo: climbedToBy(event.changes),
        note: isNamed ? event.note : null,
      };
    });
}

/** `{ assignee: [before, after] }`, as `assignTicket` writes it. */
function givenTo(changes: unknown): string | null {
  const { assignee } = changes as { assignee?: readonly [string | null, string] };
  return assignee?.[1] ?? null;
}

/** `{ climbed: [before, after] }`, as the clock writes it. */
function climbedToBy(changes: unknown): ClimbStep | null {
  const { climbed } = changes as { climbed?: readonly [ClimbStep | null, ClimbStep] };
  return climbed?.[1] ?? null;
}

export function claimableOf(ticket: ListedTicket): ClaimableTicket {
  const { id, category, title, place, community, version } = ticket;
  return {
    id,
    category,
    title,
    place,
    community,
    version,
    volunteerBrief: ticket.volunteerBrief ?? '',
    dueAt: ticket.dueAt.toISOString(),
  };
}

/** Steps that a reporter is told; inner ones (a release, a revealed phone) are not. */
const PUBLIC_STEPS = new Set(
  [
    'report',
    'accept',
    'reject',
    'open',
    'assign',
    'claim',
    'suspend',
    'resume',
    'resolve',
    'rate',
    'reopen',
    'call_back',
  ].map((step) => `tickets.${step}`),
);

const isOwnNudge = (action: string, actorKind: string) => action === 'tickets.nudge' && actorKind === 'reporter';

export function publicViewOf(
  actor: Actor,
  ticket: StoredTicket,
  { photos, events, addressOf, now }: Around,
): PublicTicketView {
  const isFinished = (['resolved', 'closed'] satisfies TicketStatus[] as TicketStatus[]).includes(ticket.status);
  return {
    number: ticket.number,
    status: ticket.status,
    category: ticket.category,
    title: ticket.title,
    description: ticket.description,
    place: ticket.place,
    communityName: ticket.community.name,
    reportedAt: ticket.reportedAt.toISOString(),
    dueAt: ticket.dueAt.toISOString(),
    finishedAt: ticket.finishedAt?.toISOString() ?? null,
    rejectReason: ticket.rejectReason,
    solution: ticket.solution,
    stars: ticket.stars,
    ratingComment: ticket.ratingComment,
    photos: photos
      .filter((photo) => photo.kind === 'report' || isFinished)
      .map(({ id, kind, width, height }) => ({
        id,
        kind: kind === 'solution' ? ('solution' as const) : ('report' as const),
        width,
        height,
        address: addressOf(id),
      })),
    steps: events
      // A nudge of the reporter’s own they are told; one from above is the office’s own matter.
      .filter(({ action, actorKind }) => PUBLIC_STEPS.has(action) || isOwnNudge(action, actorKind))
      .map((event) => ({ action: event.action, at: event.at.toISOString() })),
    suspendedUntil: ticket.suspendedUntil?.toISOString() ?? null,
    suspendReason: ticket.suspendReason,
    ...actionsOf(actor, ticket, now),
    version: ticket.version,
  };
}
