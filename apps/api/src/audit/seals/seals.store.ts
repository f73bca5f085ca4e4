import { Prisma } from '../../generated/prisma/client.ts';
import type { ScopedClient, Transaction } from '../../shared/database.ts';
import type { EventTexts, SealFacts } from './canonical.ts';

type Client = ScopedClient | Transaction;

export interface StoredSeal extends SealFacts {
  readonly firstId: bigint;
  readonly lastId: bigint;
  readonly leafHashes: Uint8Array;
  readonly headHash: string;
  readonly prunedAt: Date | null;
}

/** The chain of events that belong to no district. */
const INSTALLATION = 'installation';
const CHAIN = Prisma.sql`coalesce(e.district_id::text, ${INSTALLATION})`;

const EVENT_TEXTS = Prisma.sql`e.action, e.actor_id::text, e.actor_kind, e.actor_name, e.actor_role, e.appointment_id::text,
  to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, e.audience, e.changes::text, e.community_id::text,
  e.concerns_person_id::text, e.district_id::text, e.id::text, e.note, e.request_id, e.street_id::text,
  e.subject_id::text, e.subject_type, e.txid::text`;

/** Held by the one run that seals, on whichever process. */
const SEALING_LOCK = 0x11a16;

export async function lockSealing(transaction: Transaction): Promise<boolean> {
  const rows = await transaction.$queryRaw<{ got: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(${SEALING_LOCK}::bigint) AS got`;
  return rows[0]?.got ?? false;
}

/** Every transaction before this one has ended. */
export async function readSettled(client: Client): Promise<bigint> {
  const rows = await client.$queryRaw<{ xmin: string }[]>`
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xmin`;
  return BigInt(rows[0]?.xmin ?? 0);
}

/**
 * This transaction's own number: none that is greater had begun. (A snapshot's `xmax` does not say so; it is one past
 * the last that has ended.) And which cluster counts them, and its clock.
 */
export async function readOwnNumber(transaction: Transaction): Promise<{ xmax: bigint; systemId: string; now: Date }> {
  const rows = await transaction.$queryRaw<{ xmax: string; systemId: string; now: Date }[]>`
    SELECT pg_current_xact_id()::text AS xmax, clock_timestamp()::timestamptz(3) AS now,
      (SELECT system_identifier::text FROM pg_control_system()) AS "systemId"`;
  const [row] = rows;
  if (!row) throw new Error('The database does not say who it is.');
  return { ...row, xmax: BigInt(row.xmax) };
}

export interface SealingCursor {
  readonly systemId: string;
  readonly txid: bigint;
  readonly run: number;
}

export function findCursor(transaction: Transaction): Promise<SealingCursor | null> {
  return transaction.auditCursor.findFirst({ where: { id: 1 } });
}

export async function keepCursor(transaction: Transaction, cursor: SealingCursor): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO audit_cursor (id, system_id, txid, run) VALUES (1, ${cursor.systemId}, ${cursor.txid}, ${cursor.run})
    ON CONFLICT (id) DO UPDATE SET system_id = EXCLUDED.system_id, txid = EXCLUDED.txid, run = EXCLUDED.run`;
}

/** From which transaction on events are to be sealed, and before which. */
export interface SealingRange {
  readonly from: bigint;
  readonly before: bigint;
  /** After a restore: whatever carries an id that this cluster has not given yet was written by the one before. */
  readonly restoredFrom: bigint | null;
}

function inRange({ from, before, restoredFrom }: SealingRange): Prisma.Sql {
  const range = Prisma.sql`e.txid >= ${String(from)}::xid8 AND e.txid < ${String(before)}::xid8`;
  return restoredFrom === null ? range : Prisma.sql`(${range} OR e.txid >= ${String(restoredFrom)}::xid8)`;
}

const IS_UNSEALED = Prisma.sql`NOT EXISTS (
  SELECT FROM audit_seals s WHERE s.chain = ${CHAIN} AND s.last_id >= e.id AND s.first_id <= e.id AND e.id = ANY (s.event_ids))`;

/** The transaction of the `count`-th event that is to be sealed; null when there are fewer. */
export async function transactionAfter(
  transaction: Transaction,
  range: SealingRange,
  count: number,
): Promise<bigint | null> {
  const rows = await transaction.$queryRaw<{ txid: string }[]>`
    SELECT e.txid::text FROM events e WHERE ${inRange(range)} ORDER BY e.txid OFFSET ${count} LIMIT 1`;
  return rows[0] ? BigInt(rows[0].txid) : null;
}

export async function listUnsealedChains(transaction: Transaction, range: SealingRange): Promise<string[]> {
  const rows = await transaction.$queryRaw<{ chain: string }[]>`
    SELECT DISTINCT ${CHAIN} AS chain FROM events e WHERE ${inRange(range)} AND ${IS_UNSEALED} ORDER BY 1`;
  return rows.map(({ chain }) => chain);
}

/** The next events of a chain by id, as texts. */
export function listUnsealed(
  transaction: Transaction,
  range: SealingRange,
  { chain, after, limit }: { chain: string; after: bigint; limit: number },
): Promise<EventTexts[]> {
  return transaction.$queryRaw<EventTexts[]>`
    SELECT ${EVENT_TEXTS} FROM events e
    WHERE ${inRange(range)} AND ${CHAIN} = ${chain} AND e.id > ${after} AND ${IS_UNSEALED}
    ORDER BY e.id LIMIT ${limit}`;
}

export async function addSeal(transaction: Transaction, seal: Omit<StoredSeal, 'prunedAt'>): Promise<void> {
  const { eventIds, leafHashes, ...facts } = seal;
  await transaction.auditSeal.createMany({
    data: [{ ...facts, eventIds: [...eventIds], leafHashes: new Uint8Array(leafHashes) }],
  });
}

export async function findLastSeal(
  client: Client,
  chain: string,
): Promise<{ number: number; headHash: string } | null> {
  return client.auditSeal.findFirst({
    where: { chain },
    orderBy: { number: 'desc' },
    select: { number: true, headHash: true },
  });
}

export interface Head {
  readonly chain: string;
  readonly number: number;
  readonly headHash: string;
  readonly sealedAt: Date;
}

export function findHead(client: Client, { chain, number }: Pick<Head, 'chain' | 'number'>): Promise<Head | null> {
  return client.auditSeal.findFirst({
    where: { chain, number },
    select: { chain: true, number: true, headHash: true, sealedAt: true },
  });
}

/** Seals of a chain behind a number, oldest first. */
export function listHeadsAfter(client: Client, chain: string, number: number): Promise<Head[]> {
  return client.auditSeal.findMany({
    where: { chain, number: { gt: number } },
    orderBy: { number: 'asc' },
    take: 1_000,
    select: { chain: true, number: true, headHash: true, sealedAt: true },
  });
}

export async function listChains(client: Client): Promise<string[]> {
  const rows = await client.auditSeal.findMany({
    distinct: ['chain'],
    orderBy: { chain: 'asc' },
    select: { chain: true },
  });
  return rows.map(({ chain }) => chain);
}

export function listSeals(client: Client, chain: string, after: number, limit: number): Promise<StoredSeal[]> {
  return client.auditSeal.findMany({
    where: { chain, number: { gt: after } },
    orderBy: { number: 'asc' },
    take: limit,
  });
}

/** Events by their ids, wherever they belong now. */
export function listEventTexts(client: Client, ids: readonly bigint[]): Promise<EventTexts[]> {
  return client.$queryRaw<EventTexts[]>`
    SELECT ${EVENT_TEXTS} FROM events e WHERE e.id = ANY (${ids.map(String)}::bigint[])`;
}

export interface EventPlace {
  readonly id: bigint;
  readonly txid: bigint;
  readonly chain: string;
  readonly at: Date;
}

/** All events in scope by id, only where they stand. */
export async function listEventPlaces(client: Client, after: bigint, limit: number): Promise<EventPlace[]> {
  const rows = await client.$queryRaw<{ id: bigint; txid: string; chain: string; at: Date }[]>`
    SELECT e.id, e.txid::text, ${CHAIN} AS chain, e.at FROM events e WHERE e.id > ${after} ORDER BY e.id LIMIT ${limit}`;
  return rows.map((row) => ({ ...row, txid: BigInt(row.txid) }));
}

/** Up to which seal of a chain retention removed events, as its own events say; 0 when it never did. */
export async function listPrunedUpTo(client: Client, chain: string): Promise<number> {
  const rows = await client.$queryRaw<{ upTo: number | null }[]>`
    SELECT max((e.changes -> 'upTo' ->> 1)::int) AS "upTo" FROM events e
    WHERE e.action = 'audit.prune' AND ${CHAIN} = ${chain}`;
  return rows[0]?.upTo ?? 0;
}

export async function wasPruned(
  client: Client,
  { chain, number }: { chain: string; number: number },
): Promise<boolean> {
  return (await client.auditSeal.count({ where: { chain, number, prunedAt: { not: null } } })) > 0;
}
