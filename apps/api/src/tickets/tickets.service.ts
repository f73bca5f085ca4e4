import type { PersonActor, ReporterActor } from '@linli/domain/shared/actor.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { decideTicket } from '@linli/domain/tickets/ticket-life.ts';
import { isLiveClaim } from '@linli/domain/tickets/ticket-parts.ts';
import type { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import type { PublicTicketView, TicketSummary, TicketView } from '@linli/domain/tickets/ticket-views.contract.ts';
import { findColleague } from '../appointments/public.ts';
import { eventRow } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { recordRead } from '../shared/reads.ts';
import { claimTicketRow } from './ticket-claim.store.ts';
import { getByNumber, getVisible, move, subjectOf, tell, tellReporter } from './ticket-move.ts';
import { contactContext, summaryOf } from './ticket-views.ts';
import { findTicket } from './tickets.store.ts';

type Contract = typeof ticketsContract;

export async function getTicket(platform: Platform, actor: PersonActor, ticketId: string): Promise<TicketView> {
  const ticket = await getVisible(platform, actor, ticketId);
  // A claim tells the contact by itself, and its event says so; whoever comes back to it reads it again.
  if (isLiveClaim(actor, ticket)) {
    const event = { actor, action: 'tickets.read_contact', subject: subjectOf(ticket) } as const;
    await recordRead(platform, event, CLAIM_READ_MINUTES);
  }
  return tell(platform, actor, ticket);
}

/** A volunteer at work looks at the address and the phone many times. */
const CLAIM_READ_MINUTES = 12 * 60;

export async function acceptTicket(
  platform: Platform,
  actor: PersonActor,
  ticketId: string,
  body: BodyOf<Contract['accept']>,
) {
  return tell(platform, actor, await move(platform, actor, 'accept', ticketId, body));
}

export async function rejectTicket(
  platform: Platform,
  actor: PersonActor,
  ticketId: string,
  { version, reason }: BodyOf<Contract['reject']>,
) {
  const set = { rejectReason: reason, finishedAt: platform.clock() };
  return tell(platform, actor, await move(platform, actor, 'reject', ticketId, { version, set, note: reason }));
}

export async function openTicket(
  platform: Platform,
  actor: PersonActor,
  ticketId: string,
  { version, volunteerBrief }: BodyOf<Contract['open']>,
) {
  return tell(
    platform,
    actor,
    await move(platform, actor, 'open', ticketId, { version, set: { volunteerBrief }, note: volunteerBrief }),
  );
}

/** Gives a ticket to a community worker of the same community. */
export async function assignTicket(
  platform: Platform,
  actor: PersonActor,
  ticketId: string,
  { version, assigneeId }: BodyOf<Contract['assign']>,
) {
  const ticket = await getVisible(platform, actor, ticketId);
  decideTicket('assign', actor, ticket, platform.clock());
  const colleague =
    (await findColleague(platform, ticket.communityId, assigneeId)) ??
    refuse('ticket.assignee_not_eligible', { errors: [{ path: ['assigneeId'], code: 'invalid_choice' }] });
  const set = { assigneeId, assigneeName: colleague.name, assigneeRole: 'community_worker' } as const;
  const changes = { assignee: [ticket.assigneeName, colleague.name] } as const;
  return tell(platform, actor, await move(platform, actor, 'assign', ticketId, { version, set, changes }));
}

/** Exactly one of all who claim wins; to the others it says that somebody was faster. */
export async function claimTicket(platform: Platform, actor: PersonActor, ticketId: string): Promise<TicketView> {
  const ticket = (await findTicket(platform.database.scoped, ticketId)) ?? refuse('ticket.not_found');
  const to = decideTicket('claim', actor, ticket, platform.clock());
  const changes = { status: [ticket.status, to], assignee: [null, actor.name] } as const;
  const event = eventRow(
    {
      actor,
      action: 'tickets.claim',
      subject: subjectOf(ticket),
      changes,
      audience: 'everyone',
      concernsPersonId: actor.personId,
    },
    platform.clock(),
  );
  const won = await claimTicketRow(platform.database.statements, { ticketId, from: ticket.status, to, actor, event });
  if (!won) refuse('ticket.already_claimed');
  platform.announce();
  return tell(platform, actor, await getVisible(platform, actor, ticketId));
}

export async function releaseTicket(
  platform: Platform,
  actor: PersonActor,
  ticketId: string,
  { version, reason }: BodyOf<Contract['release']>,
): Promise<TicketSummary> {
  const set = { assigneeId: null, assigneeName: null, assigneeRole: null };
  return summaryOf(await move(platform, actor, 'release', ticketId, { version, set, note: reason }));
}

export async function resolveTicket(
  platform: Platform,
  actor: PersonActor,
  ticketId: string,
  { version, solution }: BodyOf<Contract['resolve']>,
) {
  const set = { solution, finishedAt: platform.clock() };
  return tell(platform, actor, await move(platform, actor, 'resolve', ticketId, { version, set, note: solution }));
}

/** The reporter's name and phone as they are; the reason stays in the trail for the supervisor. */
export async function revealContact(
  platform: Platform,
  actor: PersonActor,
  ticketId: string,
  { reason }: BodyOf<Contract['revealContact']>,
) {
  const ticket = await getVisible(platform, actor, ticketId);
  await recordRead(platform, {
    actor,
    action: 'tickets.reveal_contact',
    subject: subjectOf(ticket),
    note: reason,
    audience: 'office',
  });
  const open = (field: 'reporterName' | 'reporterPhone') =>
    platform.cipher.decrypt(ticket[field], contactContext(ticket.id, field));
  return { reporterName: open('reporterName'), reporterPhone: open('reporterPhone') };
}

export async function followTicket(
  platform: Platform,
  actor: ReporterActor,
  number: string,
): Promise<PublicTicketView> {
  return tellReporter(platform, actor, await getByNumber(platform, actor, number));
}

export async function rateTicket(
  platform: Platform,
  actor: ReporterActor,
  number: string,
  { version, stars, comment }: BodyOf<Contract['rate']>,
) {
  const { id } = await getByNumber(platform, actor, number);
  const set = { stars, ratingComment: comment || null };
  const changes = { stars: [null, stars] } as const;
  return tellReporter(
    platform,
    actor,
    await move(platform, actor, 'rate', id, { version, set, changes, note: comment }),
  );
}
