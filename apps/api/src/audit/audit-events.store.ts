import type { EventAction } from '@linli/domain/audit/event-words.ts';
import type { Scope } from '@linli/domain/shared/scope.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { ScopedClient } from '../shared/database.ts';
import { scopeCondition } from '../shared/scope-filter.ts';

export interface StoredEvent {
  readonly id: bigint;
  readonly at: Date;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly districtId: string | null;
  readonly streetId: string | null;
  readonly communityId: string | null;
  readonly actorKind: string;
  readonly actorName: string | null;
  readonly actorRole: string | null;
  readonly changes: Prisma.JsonValue;
  readonly note: string | null;
  readonly requestId: string | null;
}

/** Where a page of the trail ends: the moment and the number of its last event. */
export interface EventCursor {
  readonly at: Date;
  readonly id: bigint;
}

export interface EventFilter {
  readonly action?: string | undefined;
  /** Several of the product's own; they stand in the statement, where an index of them alone is recognised. */
  readonly actions?: readonly EventAction[] | undefined;
  readonly actorIds?: readonly string[] | undefined;
  readonly subjectId?: string | undefined;
  readonly unit?: Partial<Record<'districtId' | 'streetId' | 'communityId', string>> | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

const UNIT_COLUMNS = {
  districtId: Prisma.sql`district_id`,
  streetId: Prisma.sql`street_id`,
  communityId: Prisma.sql`community_id`,
};

function conditionsOf(scope: Scope, filter: EventFilter): Prisma.Sql {
  const where = [scopeCondition(scope)];
  // The wall lets administrators see no more; said here so that the index of what they see serves the list.
  if (scope.kind === 'administration') where.push(Prisma.sql`subject_type NOT IN ('ticket', 'resident')`);
  if (filter.action) where.push(Prisma.sql`action = ${filter.action}`);
  if (filter.actions) where.push(Prisma.raw(`action IN (${filter.actions.map((action) => `'${action}'`).join(', ')})`));
  if (filter.actorIds) where.push(Prisma.sql`actor_id = ANY (${[...filter.actorIds]}::uuid[])`);
  if (filter.subjectId) where.push(Prisma.sql`subject_id = ${filter.subjectId}::uuid`);
  for (const [column, id] of Object.entries(filter.unit ?? {}))
    where.push(Prisma.sql`${UNIT_COLUMNS[column as keyof typeof UNIT_COLUMNS]} = ${id}::uuid`);
  if (filter.from) where.push(Prisma.sql`at >= ${filter.from}`);
  if (filter.to) where.push(Prisma.sql`at < ${filter.to}`);
  return Prisma.join(where, ' AND ');
}

/** The latest first, after `cursor`; one row more than `limit`. */
export function listEvents(
  client: ScopedClient,
  scope: Scope,
  filter: EventFilter,
  { cursor, limit }: { cursor?: EventCursor | undefined; limit: number },
): Promise<StoredEvent[]> {
  const after = cursor ? Prisma.sql`AND (at, id) < (${cursor.at}, ${cursor.id})` : Prisma.empty;
  return client.$queryRaw<StoredEvent[]>`
    SELECT id, at, action, subject_type AS "subjectType", subject_id AS "subjectId", district_id AS "districtId",
      street_id AS "streetId", community_id AS "communityId", actor_kind AS "actorKind", actor_name AS "actorName",
      actor_role AS "actorRole", changes, note, request_id AS "requestId"
    FROM events WHERE ${conditionsOf(scope, filter)} ${after}
    ORDER BY at DESC, id DESC LIMIT ${limit + 1}`;
}

/** How many there are, counted up to `most`. */
export async function countEvents(
  client: ScopedClient,
  scope: Scope,
  filter: EventFilter,
  most: number,
): Promise<number> {
  const rows = await client.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT FROM events WHERE ${conditionsOf(scope, filter)} LIMIT ${most}) AS counted`;
  return rows[0]?.count ?? 0;
}

/** How many there are of each action. */
export function countByAction(
  client: ScopedClient,
  scope: Scope,
  filter: EventFilter,
): Promise<{ action: string; count: number }[]> {
  return client.$queryRaw`SELECT action, count(*)::int AS count FROM events WHERE ${conditionsOf(scope, filter)} GROUP BY action`;
}
