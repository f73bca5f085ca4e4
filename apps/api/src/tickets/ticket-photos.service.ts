import type { Actor, PersonActor, ReporterActor } from '@linli/domain/shared/actor.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import {
  TICKET_LIMITS,
  UNFINISHED_TICKET_STATUSES,
  type Ticket,
  type TicketStatus,
} from '@linli/domain/tickets/ticket.ts';
import { availableTicketActions } from '@linli/domain/tickets/ticket-life.ts';
import { isLiveClaim } from '@linli/domain/tickets/ticket-parts.ts';
import type { FastifyReply } from 'fastify';
import { v7 as uuid } from 'uuid';
import type { Transaction } from '../shared/database.ts';
import { change, recordEvent } from '../shared/events.ts';
import { readPicture } from '../shared/pictures/picture.ts';
import type { Platform } from '../shared/platform.ts';
import { recordRead } from '../shared/reads.ts';
import { photoAddress } from './photo-address.ts';
import { addPhoto, findPhoto, findTicketForUpdate, type StoredTicket } from './tickets.store.ts';
import { getByNumber, getVisible, subjectOf } from './ticket-move.ts';

type PhotoKind = 'report' | 'solution';

/** A reporter adds photos while somebody still has to act. */
export async function addReportPhoto(platform: Platform, actor: ReporterActor, number: string, bytes: Uint8Array) {
  const unfinished: readonly TicketStatus[] = UNFINISHED_TICKET_STATUSES;
  const ticket = await getByNumber(platform, actor, number);
  return keepPhoto(platform, actor, ticket, {
    kind: 'report',
    bytes,
    isNow: ({ status }) => unfinished.includes(status),
  });
}

/** Whoever can resolve a ticket now can add photos of the solution. */
export async function addSolutionPhoto(platform: Platform, actor: PersonActor, ticketId: string, bytes: Uint8Array) {
  const canResolve = (ticket: Ticket) => availableTicketActions(actor, ticket, platform.clock()).includes('resolve');
  const ticket = await getVisible(platform, actor, ticketId);
  return keepPhoto(platform, actor, ticket, { kind: 'solution', bytes, isNow: canResolve });
}

interface NewPhoto {
  readonly kind: PhotoKind;
  readonly bytes: Uint8Array;
  /** Whether a photo may be added to the ticket as it stands. */
  readonly isNow: (ticket: Ticket) => boolean;
}

function requireNow(ticket: Ticket, isNow: NewPhoto['isNow']): void {
  if (!isNow(ticket)) refuse('ticket.not_now', { params: { action: 'add_photo', status: ticket.status } });
}

/** The file is safe on the disk before the row that points at it is committed. */
async function keepPhoto(platform: Platform, actor: Actor, ticket: StoredTicket, { kind, bytes, isNow }: NewPhoto) {
  requireNow(ticket, isNow);
  const photo = (await readPicture(bytes)) ?? refuse('ticket.photo_unreadable');
  const sha256 = await platform.files.put(photo.jpeg);
  const at = platform.clock();
  const { districtId, streetId, communityId } = ticket;
  const row = {
    id: uuid(),
    ticketId: ticket.id,
    districtId,
    streetId,
    communityId,
    kind,
    sha256,
    width: photo.width,
    height: photo.height,
    createdAt: at,
  };
  const save = async (transaction: Transaction) => {
    // Reading a photo takes a while: decided again on the locked row, so nothing is added to what was finished meanwhile.
    const current = (await findTicketForUpdate(transaction, ticket.id)) ?? refuse('ticket.not_found');
    requireNow(current, isNow);
    const isKept = await addPhoto(transaction, row, TICKET_LIMITS.photosPerKind);
    if (!isKept) refuse('ticket.too_many_photos', { params: { maximum: TICKET_LIMITS.photosPerKind } });
    const changes = { photo: [null, kind] } as const;
    await recordEvent(
      transaction,
      { actor, action: 'tickets.add_photo', subject: subjectOf(ticket), changes, concernsPersonId: ticket.assigneeId },
      at,
    );
    const address = photoAddress(platform, actor, ticket, row.id);
    return { id: row.id, kind, width: row.width, height: row.height, address };
  };
  return change(platform, save, { isAnswer: true });
}

export async function sendPhoto(
  platform: Platform,
  actor: PersonActor,
  ticketId: string,
  photoId: string,
  reply: FastifyReply,
) {
  const ticket = await getVisible(platform, actor, ticketId);
  const seesReport = actor.role !== 'volunteer' || isLiveClaim(actor, ticket);
  const photo = await getPhoto(platform, ticket, photoId, (kind) => seesReport || kind === 'solution');
  const event = { actor, action: 'tickets.read_photos', subject: subjectOf(ticket) } as const;
  await recordRead(platform, event, PHOTOS_READ_MINUTES);
  return send(platform, photo, reply);
}

export async function sendReportPhoto(
  platform: Platform,
  actor: ReporterActor,
  number: string,
  photoId: string,
  reply: FastifyReply,
) {
  const ticket = await getByNumber(platform, actor, number);
  const isFinished = ticket.status === 'resolved' || ticket.status === 'closed';
  return send(platform, await getPhoto(platform, ticket, photoId, (kind) => kind === 'report' || isFinished), reply);
}

/** The photos of one ticket, looked at together or again after scrolling, are one reading. */
const PHOTOS_READ_MINUTES = 30;

async function getPhoto(platform: Platform, ticket: StoredTicket, photoId: string, isShown: (kind: string) => boolean) {
  const photo = await findPhoto(platform.database.scoped, ticket.id, photoId);
  return photo && isShown(photo.kind) ? photo : refuse('ticket.photo_not_found');
}

async function send(platform: Platform, { sha256 }: { sha256: string }, reply: FastifyReply) {
  const bytes = await platform.files.get(sha256);
  return reply.header('content-disposition', 'inline; filename="photo.jpg"').type('image/jpeg').send(bytes);
}
