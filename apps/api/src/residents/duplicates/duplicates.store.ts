import type { DuplicateReason } from '@linli/domain/residents/duplicate.ts';
import type { DuplicateStatus } from '@linli/domain/residents/duplicate-pair.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import type { ScopedClient, Transaction } from '../../shared/database.ts';
import type { ScopedPool } from '../../shared/scoped-pool.ts';
import type { Area } from '../resident-areas.store.ts';

/** A pair as one of its files sees it. */
export interface StoredDuplicate {
  readonly id: string;
  readonly residentId: string;
  readonly otherId: string;
  readonly reason: DuplicateReason;
  readonly status: DuplicateStatus;
  readonly foundAt: Date;
  readonly decidedAt: Date | null;
}

const COLUMNS = Prisma.sql`d.id, d.resident_id AS "residentId", d.other_id AS "otherId", d.reason, d.status,
  d.found_at AS "foundAt", d.decided_at AS "decidedAt"`;

interface Wanted {
  readonly area: Area;
  readonly status: DuplicateStatus;
  readonly between: 'one_community' | 'two_communities' | undefined;
  readonly after: string | null;
  readonly limit: number;
}

/** Pairs of an area behind `after`, each once: of two sides within the area that of the older file stands for both. */
export async function listPairs(statements: ScopedPool, wanted: Wanted): Promise<StoredDuplicate[]> {
  const { area, status, between, after, limit } = wanted;
  const mirror = (holds: Prisma.Sql) => Prisma.sql`EXISTS (SELECT 1 FROM resident_duplicates
    WHERE resident_id = d.other_id AND other_id = d.resident_id AND ${holds})`;
  const isHere = mirror(Prisma.sql`community_id = d.community_id`);
  const where = [
    Prisma.sql`d.status = ${status}`,
    Prisma.sql`(d.resident_id < d.other_id OR NOT ${mirror(area.condition)})`,
  ];
  if (between === 'one_community') where.push(isHere);
  if (between === 'two_communities') where.push(Prisma.sql`NOT ${isHere}`);
  if (after !== null) where.push(Prisma.sql`d.id > ${after}::uuid`);
  const sql = Prisma.sql`SELECT ${COLUMNS} FROM (SELECT * FROM resident_duplicates WHERE ${area.condition}) AS d
    WHERE ${Prisma.join(where, ' AND ')} ORDER BY d.id LIMIT ${limit}`;
  const { rows } = await statements.query<StoredDuplicate>({ text: sql.text, values: [...sql.values] });
  return rows;
}

/** Open pairs of which both files lie in the area, up to `limit`: within one community, or between two of them. */
export async function countOpenPairs(
  statements: ScopedPool,
  { area, isAcross, limit }: { area: Area; isAcross: boolean; limit: number },
): Promise<number> {
  const between = isAcross ? Prisma.sql`m.community_id <> d.community_id` : Prisma.sql`true`;
  const sql = Prisma.sql`SELECT count(*)::int AS count FROM (
      SELECT 1 FROM (SELECT * FROM resident_duplicates WHERE ${area.condition} AND status = 'open') AS d
      JOIN (SELECT * FROM resident_duplicates WHERE ${area.condition}) AS m
        ON m.resident_id = d.other_id AND m.other_id = d.resident_id
      WHERE d.resident_id < d.other_id AND ${between} LIMIT ${limit}) AS pair`;
  const { rows } = await statements.query<{ count: number }>({ text: sql.text, values: [...sql.values] });
  return rows[0]?.count ?? 0;
}

export async function findDuplicate(client: ScopedClient | Transaction, id: string): Promise<StoredDuplicate | null> {
  const row = await client.residentDuplicate.findFirst({ where: { id } });
  return row && { ...row, reason: row.reason as DuplicateReason, status: row.status as DuplicateStatus };
}

/** Both sides of a pair come to another status, or none does. */
export async function decidePair(
  transaction: Transaction,
  { residentId, otherId, status }: Pick<StoredDuplicate, 'residentId' | 'otherId' | 'status'>,
  set: { status: DuplicateStatus; decidedAt: Date | null },
): Promise<boolean> {
  const sides = [
    { residentId, otherId },
    { residentId: otherId, otherId: residentId },
  ];
  const { count } = await transaction.residentDuplicate.updateMany({ where: { OR: sides, status }, data: set });
  return count === 2;
}

interface Placed {
  readonly id: string;
  readonly districtId: string;
  readonly streetId: string;
  readonly communityId: string;
}

/** What somebody said when they opened a file: that it is of another person than this one. */
export async function keepNotSame(
  transaction: Transaction,
  [one, other]: readonly [Placed, Placed],
  { reason, now }: { reason: DuplicateReason; now: Date },
): Promise<void> {
  const side = ({ id, ...path }: Placed, otherId: string) => ({
    ...path,
    residentId: id,
    otherId,
    reason,
    status: 'not_same',
    foundAt: now,
    seenAt: now,
    decidedAt: now,
  });
  const data = [side(one, other.id), side(other, one.id)];
  await transaction.residentDuplicate.createMany({ data, skipDuplicates: true });
}

/** What else the merged file was thought to be is asked anew of the one that stayed, by the next nightly look. */
export async function forgetOpenPairs(transaction: Transaction, residentId: string): Promise<void> {
  const where = { status: 'open', OR: [{ residentId }, { otherId: residentId }] };
  await transaction.residentDuplicate.deleteMany({ where });
}

/** Whoever is not the merged one is not the one that stayed either, which is the same person. Returns the new rows. */
export async function carryNotSame(
  transaction: Transaction,
  merged: { readonly id: string },
  kept: Placed,
): Promise<string[]> {
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    INSERT INTO resident_duplicates
      (id, district_id, street_id, community_id, resident_id, other_id, reason, status, found_at, seen_at, decided_at)
    SELECT gen_random_uuid(), side.district_id, side.street_id, side.community_id, side.resident_id, side.other_id,
      d.reason, d.status, d.found_at, d.seen_at, d.decided_at
    FROM resident_duplicates AS d
    JOIN resident_duplicates AS m ON m.resident_id = d.other_id AND m.other_id = d.resident_id
    CROSS JOIN LATERAL (VALUES
      (${kept.districtId}::uuid, ${kept.streetId}::uuid, ${kept.communityId}::uuid, ${kept.id}::uuid, d.other_id),
      (m.district_id, m.street_id, m.community_id, d.other_id, ${kept.id}::uuid)
    ) AS side (district_id, street_id, community_id, resident_id, other_id)
    WHERE d.resident_id = ${merged.id}::uuid AND d.status = 'not_same' AND d.other_id <> ${kept.id}::uuid
    ON CONFLICT (resident_id, other_id) DO NOTHING RETURNING id`;
  return rows.map(({ id }) => id);
}

export async function forgetPairs(transaction: Transaction, ids: readonly string[]): Promise<void> {
  await transaction.residentDuplicate.deleteMany({ where: { id: { in: [...ids] }, status: 'not_same' } });
}
