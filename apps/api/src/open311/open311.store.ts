import type { TicketCategory, TicketStatus } from '@linli/domain/tickets/ticket.ts';
import type { OrgPath } from '@linli/domain/shared/scope.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { Database, ScopedClient, Transaction } from '../shared/database.ts';

type Client = ScopedClient | Transaction;

export interface NewOrigin {
  readonly ticketId: string;
  readonly districtId: string;
  readonly streetId: string;
  readonly communityId: string;
  readonly keyId: string;
  readonly lat: number | null;
  readonly long: number | null;
  /** Encrypted. */
  readonly mediaUrl: string | null;
}

export async function keepOrigin(transaction: Transaction, row: NewOrigin): Promise<void> {
  await transaction.open311Request.createMany({ data: [row] });
}

export async function findOrigin(client: Client, ticketId: string) {
  return client.open311Request.findFirst({ where: { ticketId } });
}

/** The names of keys, whoever may see the keys themselves. */
export async function findKeyName({ system }: Database, keyId: string): Promise<string | null> {
  const key = await system.client.apiKey.findFirst({ where: { id: keyId }, select: { name: true } });
  return key?.name ?? null;
}

/** A ticket as the interface tells it; texts that are kept protected are still encrypted. */
export interface RequestRow {
  readonly id: string;
  readonly number: string;
  readonly status: TicketStatus;
  readonly category: TicketCategory;
  readonly description: string;
  readonly place: string;
  readonly placeDetail: string;
  readonly rejectReason: string | null;
  readonly solution: string | null;
  readonly reportedAt: Date;
  readonly dueAt: Date;
  readonly finishedAt: Date | null;
  /** When its status changed last. */
  readonly changedAt: Date | null;
  readonly communityName: string;
  readonly communityCode: string;
  /** Whose it is; null where no key filed it. */
  readonly keyId: string | null;
  readonly lat: number | null;
  readonly long: number | null;
  readonly mediaUrl: string | null;
}

export interface RequestFilter {
  readonly path: OrgPath;
  /** Requests of these categories are everybody's to read; of all others only those that the key filed. */
  readonly publicCategories: readonly TicketCategory[];
  readonly keyId: string | null;
  readonly numbers?: readonly string[];
  readonly span?: { readonly from: Date; readonly to: Date };
  readonly categories?: readonly string[];
  readonly statuses?: readonly TicketStatus[];
  readonly offset: number;
  readonly limit: number;
}

/** Newest first. Both ways of being readable have an index: the unit's tickets by time, the key's own by id. */
export async function listRequests(client: Client, filter: RequestFilter): Promise<RequestRow[]> {
  const { path, publicCategories, keyId, numbers, span, categories, statuses } = filter;
  const where = [unitCondition(path), readable(publicCategories, keyId)];
  if (numbers) where.push(Prisma.sql`t.number = ANY (${[...numbers]}::text[])`);
  if (span) where.push(Prisma.sql`t.reported_at >= ${span.from} AND t.reported_at <= ${span.to}`);
  if (categories) where.push(Prisma.sql`t.category = ANY (${[...categories]}::text[])`);
  if (statuses) where.push(Prisma.sql`t.status = ANY (${[...statuses]}::text[])`);
  return client.$queryRaw<RequestRow[]>`
    SELECT t.id, t.number, t.status, t.category, t.description, t.place, t.place_detail AS "placeDetail",
      t.reject_reason AS "rejectReason", t.solution, t.reported_at AS "reportedAt", t.due_at AS "dueAt",
      t.finished_at AS "finishedAt", moved.at AS "changedAt", c.name AS "communityName",
      coalesce(c.code, '') AS "communityCode", o.key_id AS "keyId", o.lat, o.long, o.media_url AS "mediaUrl"
    FROM tickets t
    JOIN org_units c ON c.id = t.community_id
    LEFT JOIN open311_requests o ON o.ticket_id = t.id
    LEFT JOIN LATERAL (
      SELECT max(e.at) AS at FROM events e WHERE e.subject_id = t.id AND e.changes ? 'status'
    ) moved ON true
    WHERE ${Prisma.join(where, ' AND ')}
    ORDER BY t.reported_at DESC, t.id DESC
    OFFSET ${filter.offset} LIMIT ${filter.limit}`;
}

function unitCondition({ districtId, streetId, communityId }: OrgPath): Prisma.Sql {
  if (communityId) return Prisma.sql`t.community_id = ${communityId}::uuid`;
  if (streetId) return Prisma.sql`t.street_id = ${streetId}::uuid`;
  return Prisma.sql`t.district_id = ${districtId}::uuid`;
}

function readable(publicCategories: readonly string[], keyId: string | null): Prisma.Sql {
  const ways: Prisma.Sql[] = [];
  if (publicCategories.length > 0) ways.push(Prisma.sql`t.category = ANY (${[...publicCategories]}::text[])`);
  if (keyId !== null)
    ways.push(Prisma.sql`t.id IN (SELECT ticket_id FROM open311_requests WHERE key_id = ${keyId}::uuid)`);
  return ways.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join(ways, ' OR ')})`;
}
