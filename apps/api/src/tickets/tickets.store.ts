import type {
  CallBackResult,
  Ticket,
  TicketCategory,
  TicketSource,
  TicketStatus,
} from '@linli/domain/tickets/ticket.ts';
import type { ClimbStep } from '@linli/domain/tickets/ticket-climb.ts';
import type { Role } from '@linli/domain/shared/actor.ts';
import type { Ticket as TicketRow, TicketPhoto as PhotoRow, Prisma } from '../generated/prisma/client.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';
import { bigramsOf } from '@linli/domain/shared/bigrams.ts';

type Client = ScopedClient | Transaction;

/** A stored ticket in the words of the domain; contact details are still encrypted. */
export interface StoredTicket
  extends
    Ticket,
    Omit<
      TicketRow,
      | 'status'
      | 'category'
      | 'source'
      | 'statusBefore'
      | 'finishedAt'
      | 'reporterNudgedAt'
      | 'assigneeRole'
      | 'supervisorRole'
      | 'callBackResult'
      | 'climbed'
      | 'districtId'
      | 'streetId'
      | 'communityId'
      | 'searchBigrams'
      | 'id'
      | 'assigneeId'
    > {
  readonly category: TicketCategory;
  readonly source: TicketSource;
  readonly callBackResult: CallBackResult | null;
  readonly climbed: ClimbStep | null;
  /** Tickets always belong to a community. */
  readonly streetId: string;
  readonly communityId: string;
  readonly community: { readonly id: string; readonly name: string };
}

const WITH_COMMUNITY = { community: { select: { id: true, name: true } } } satisfies Prisma.TicketInclude;

type Loaded = TicketRow & { community: { id: string; name: string } };

/** Statuses, categories, sources and roles are written only by this product's own rules. */
function stored(row: Loaded): StoredTicket {
  return {
    ...row,
    status: row.status as TicketStatus,
    category: row.category as TicketCategory,
    source: row.source as TicketSource,
    statusBefore: row.statusBefore as TicketStatus | null,
    assigneeRole: row.assigneeRole as Role | null,
    supervisorRole: row.supervisorRole as Role | null,
    callBackResult: row.callBackResult as CallBackResult | null,
    climbed: row.climbed as ClimbStep | null,
  };
}

export async function findTicket(client: Client, id: string): Promise<StoredTicket | null> {
  const row = await client.ticket.findFirst({ where: { id }, include: WITH_COMMUNITY });
  return row && stored(row);
}

/** The ticket with this number, for whoever holds its secret. */
export async function findTicketByNumber(
  client: Client,
  number: string,
  secretHash: string,
): Promise<StoredTicket | null> {
  const row = await client.ticket.findFirst({ where: { number, secretHash }, include: WITH_COMMUNITY });
  return row && stored(row);
}

export interface NewTicket {
  id: string;
  number: string;
  secretHash: string;
  path: { districtId: string; streetId: string; communityId: string };
  source: TicketSource;
  category: TicketCategory;
  title: string;
  description: string;
  place: string;
  placeDetail: string;
  reporterName: string;
  reporterPhone: string;
  reportedAt: Date;
  dueAt: Date;
  climbed: ClimbStep | null;
  climbsAt: Date | null;
}

export async function createTicket(transaction: Transaction, { path, ...ticket }: NewTicket): Promise<void> {
  await transaction.ticket.createMany({
    data: [{ ...ticket, ...path, searchBigrams: bigramsOf(ticket.number, ticket.title, ticket.place) }],
  });
}

/** The next running number of a district on a day; the row stays locked until the ticket is committed. */
export async function nextTicketCount(transaction: Transaction, districtId: string, day: string): Promise<number> {
  const rows = await transaction.$queryRaw<{ last: number }[]>`
    INSERT INTO ticket_counters (district_id, day, last) VALUES (${districtId}::uuid, ${day}, 1)
    ON CONFLICT (district_id, day) DO UPDATE SET last = ticket_counters.last + 1
    RETURNING last`;
  return rows[0]?.last ?? 0;
}

/** What an action sets besides the status. */
export type TicketChange = Partial<
  Pick<
    StoredTicket,
    | 'assigneeId'
    | 'assigneeName'
    | 'assigneeRole'
    | 'volunteerBrief'
    | 'rejectReason'
    | 'solution'
    | 'stars'
    | 'ratingComment'
    | 'finishedAt'
    | 'dueAt'
    | 'climbed'
    | 'climbsAt'
    | 'statusBefore'
    | 'suspendedAt'
    | 'suspendedUntil'
    | 'suspendReason'
    | 'nudges'
    | 'reporterNudgedAt'
    | 'supervisorName'
    | 'supervisorRole'
    | 'supervisedAt'
    | 'supervisedUntil'
    | 'supervisionNote'
    | 'callBackResult'
    | 'callBackNote'
    | 'calledBackAt'
    | 'reopenings'
  >
>;

/** Moves a ticket only if it is still as it was read; null when somebody was faster. */
export async function moveTicket(
  transaction: Transaction,
  read: { id: string; version: number; status: TicketStatus },
  change: TicketChange & { status: TicketStatus },
): Promise<StoredTicket | null> {
  const { count } = await transaction.ticket.updateMany({
    where: { id: read.id, version: read.version, status: read.status },
    data: { ...change, version: { increment: 1 } },
  });
  return count === 1 ? findTicket(transaction, read.id) : null;
}

export async function listPhotos(client: Client, ticketId: string): Promise<PhotoRow[]> {
  return client.ticketPhoto.findMany({ where: { ticketId }, orderBy: { id: 'asc' } });
}

export async function findPhoto(client: Client, ticketId: string, photoId: string): Promise<PhotoRow | null> {
  return client.ticketPhoto.findFirst({ where: { id: photoId, ticketId } });
}

/** The ticket as it stands, locked until the transaction ends. */
export async function findTicketForUpdate(transaction: Transaction, id: string): Promise<StoredTicket | null> {
  await transaction.$queryRaw`SELECT id FROM tickets WHERE id = ${id}::uuid FOR UPDATE`;
  return findTicket(transaction, id);
}

/** Adds a photo while fewer than `most` of its kind are there; lock the ticket first, so that they are counted truthfully. */
export async function addPhoto(
  transaction: Transaction,
  photo: Omit<PhotoRow, 'createdAt'> & { createdAt: Date },
  most: number,
): Promise<boolean> {
  const count = await transaction.ticketPhoto.count({ where: { ticketId: photo.ticketId, kind: photo.kind } });
  if (count >= most) return false;
  await transaction.ticketPhoto.createMany({ data: [photo] });
  return true;
}

/** Who looked is the supervisor's to read, in the trail; it is no step of the ticket. */
const READINGS = ['tickets.read_contact', 'tickets.read_photos'];

/** The story of a ticket, oldest first; the last 200 steps are more than any has. */
export async function listTicketEvents(client: Client, ticketId: string) {
  const where = { subjectId: ticketId, action: { notIn: READINGS } };
  return client.event.findMany({ where, orderBy: { id: 'asc' }, take: 200 });
}

/** What waits for a moment that has come, in the order of ids. */
export async function listSuspendedUntil(
  client: Client,
  { moment, after, limit }: { moment: Date; after: string | undefined; limit: number },
): Promise<{ id: string; version: number }[]> {
  return client.ticket.findMany({
    where: { status: 'suspended', suspendedUntil: { lte: moment }, ...(after !== undefined && { id: { gt: after } }) },
    select: { id: true, version: true },
    orderBy: { id: 'asc' },
    take: limit,
  });
}
