import type { DuplicateReason } from '@linli/domain/residents/duplicate.ts';
import type { ResidentStatus } from '@linli/domain/residents/resident-file.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import type { ScopedPool } from '../../shared/scoped-pool.ts';

/** One file of two that have something in common; numbers by their keyed hashes. */
export interface CandidateSide {
  readonly id: string;
  readonly districtId: string;
  readonly streetId: string;
  readonly communityId: string;
  readonly status: ResidentStatus;
  readonly name: string;
  readonly pinyin: string;
  readonly birthDate: string;
  readonly idNumber: string | null;
  readonly phone: string | null;
}

/** The id with which a share of `count` files behind `after` ends; null behind the last. */
export async function endOfShare(statements: ScopedPool, after: string, count: number): Promise<string | null> {
  const { rows } = await statements.query<{ id: string | null }>({
    name: 'linli_duplicates_share',
    text: 'SELECT max(id::text)::uuid AS id FROM (SELECT id FROM residents WHERE id > $1::uuid ORDER BY id LIMIT $2) AS share',
    values: [after, count],
  });
  return rows[0]?.id ?? null;
}

/**
 * Pairs of files of one district that have an ID number in common, or, where one of them has none, the birth date or
 * the phone and so much of the name that the rules may call it near; at most `limit`. Each branch walks the files of
 * the share along an index of the other's. Of two files with numbers nothing but the number is asked, and those are
 * nearly all.
 */
export function candidatesStatement(share: { after: string; upTo: string }, limit: number): Prisma.Sql {
  const inShare = Prisma.sql`a.id > ${share.after}::uuid AND a.id <= ${share.upTo}::uuid AND a.merged_into_id IS NULL`;
  const other = Prisma.sql`b.district_id = a.district_id AND b.merged_into_id IS NULL`;
  // A pair without numbers is met from both sides and taken once; one with a number on one side is met once.
  const onceEach = Prisma.sql`a.id_number_index IS NULL AND (b.id_number_index IS NOT NULL OR b.id > a.id)`;
  const maybeNear = Prisma.sql`(lower(left(a.name, 1)) = lower(left(b.name, 1))
    OR lower(right(a.name, 1)) = lower(right(b.name, 1)) OR a.pinyin = b.pinyin)`;
  const pairs = [
    Prisma.sql`b.id_number_index = a.id_number_index AND b.id > a.id`,
    Prisma.sql`b.birth_date = a.birth_date AND length(a.birth_date) = 10 AND ${onceEach} AND ${maybeNear}`,
    Prisma.sql`b.phone_index = a.phone_index AND ${onceEach} AND ${maybeNear}`,
  ].map(
    (holds) => Prisma.sql`(SELECT a.id AS one, b.id AS other FROM residents AS a
      JOIN residents AS b ON ${other} AND ${holds} WHERE ${inShare})`,
  );
  return Prisma.sql`SELECT ${side('one', 'a')}, ${side('other', 'b')}
    FROM (SELECT * FROM (${Prisma.join(pairs, ' UNION ALL ')}) AS found LIMIT ${limit}) AS p
    JOIN residents AS a ON a.id = p.one JOIN residents AS b ON b.id = p.other`;
}

const SIDE = {
  id: 'id',
  districtId: 'district_id',
  streetId: 'street_id',
  communityId: 'community_id',
  status: 'status',
  name: 'name',
  pinyin: 'pinyin',
  birthDate: 'birth_date',
  idNumber: 'id_number_index',
  phone: 'phone_index',
} as const satisfies Record<keyof CandidateSide, string>;

function side(name: 'one' | 'other', table: 'a' | 'b'): Prisma.Sql {
  const fields = Object.entries(SIDE).map(([field, column]) => `'${field}', ${table}.${column}`);
  return Prisma.raw(`json_build_object(${fields.join(', ')}) AS ${name}`);
}

export async function listCandidates(
  statements: ScopedPool,
  share: { after: string; upTo: string },
  limit: number,
): Promise<{ one: CandidateSide; other: CandidateSide }[]> {
  const sql = candidatesStatement(share, limit);
  const { rows } = await statements.query<{ one: CandidateSide; other: CandidateSide }>({
    text: sql.text,
    values: [...sql.values],
  });
  return rows;
}

/** One side of a pair as it is kept. */
export interface FoundSide {
  readonly id: string;
  readonly district_id: string;
  readonly street_id: string;
  readonly community_id: string;
  readonly resident_id: string;
  readonly other_id: string;
  readonly reason: DuplicateReason;
}

/**
 * Keeps pairs that are not known yet; of those that are it is kept that they are still there, why, and where their
 * files lie now. What somebody decided stays decided. In one order, so that two who find at once do not wait crosswise.
 */
export async function keepFound(statements: ScopedPool, sides: readonly FoundSide[], now: Date): Promise<void> {
  if (sides.length === 0) return;
  await statements.query({
    name: 'linli_duplicates_keep',
    text: `INSERT INTO resident_duplicates
        (id, district_id, street_id, community_id, resident_id, other_id, reason, found_at, seen_at)
      SELECT id, district_id, street_id, community_id, resident_id, other_id, reason, $2, $2
      FROM json_populate_recordset(NULL::resident_duplicates, $1::json) ORDER BY resident_id, other_id
      ON CONFLICT (resident_id, other_id) DO UPDATE SET reason = excluded.reason, seen_at = excluded.seen_at,
        district_id = excluded.district_id, street_id = excluded.street_id, community_id = excluded.community_id`,
    values: [JSON.stringify(sides), now.toISOString()],
  });
}

/** Open pairs that a look, begun then, did not see any more: their files were corrected, or one moved away. */
export async function deleteUnseen(statements: ScopedPool, begun: Date): Promise<void> {
  await statements.query({
    name: 'linli_duplicates_unseen',
    text: "DELETE FROM resident_duplicates WHERE status = 'open' AND seen_at < $1",
    values: [begun.toISOString()],
  });
}
