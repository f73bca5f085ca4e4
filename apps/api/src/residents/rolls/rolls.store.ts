import type { RollOutcome } from '@linli/domain/residents/roll-outcome.ts';
import type { RollField } from '@linli/domain/residents/roll-columns.ts';
import type { RollStatus } from '@linli/domain/residents/roll-import.ts';
import type { Scope } from '@linli/domain/shared/scope.ts';
import { v7 as uuid } from 'uuid';
import type { Prisma, RollImport as ImportRow } from '../../generated/prisma/client.ts';
import type { ScopedClient, Transaction } from '../../shared/database.ts';
import { scopeFilter } from '../../shared/scope-filter.ts';
import type { NewKeyPage } from './roll-keys.ts';

type Client = ScopedClient | Transaction;

export type RollCounts = Readonly<Record<RollOutcome, number>>;

/** An import in the words of the domain; what is encrypted is still so. */
export interface StoredRoll extends Omit<ImportRow, 'status' | 'counts'> {
  readonly status: RollStatus;
  readonly counts: RollCounts;
}

/** Status and counts are written only by this product's own rules. */
const stored = (row: ImportRow): StoredRoll => ({
  ...row,
  status: row.status as RollStatus,
  counts: row.counts as unknown as RollCounts,
});

export async function findRoll(client: Client, id: string): Promise<StoredRoll | null> {
  const row = await client.rollImport.findFirst({ where: { id } });
  return row && stored(row);
}

/** Latest first; one more than `limit`. */
export async function listRolls(
  client: Client,
  scope: Scope,
  { before, limit }: { before: string | null; limit: number },
) {
  const rows = await client.rollImport.findMany({
    where: { ...scopeFilter(scope), ...(before !== null && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  return rows.map(stored);
}

export interface NewChunk {
  readonly id: string;
  readonly number: number;
  readonly outcomes: string;
  readonly content: string;
}

export async function createRoll(transaction: Transaction, row: Prisma.RollImportUncheckedCreateInput): Promise<void> {
  await transaction.rollImport.createMany({ data: [row] });
}

type ChunkPath = Pick<ImportRow, 'districtId' | 'streetId' | 'communityId'>;

/** A few at a time: a large roll is tens of megabytes. */
export async function createChunks(
  transaction: Transaction,
  importId: string,
  { districtId, streetId, communityId }: ChunkPath,
  chunks: readonly NewChunk[],
): Promise<void> {
  for (let first = 0; first < chunks.length; first += 20) {
    const data = chunks
      .slice(first, first + 20)
      .map((chunk) => ({ ...chunk, importId, districtId, streetId, communityId }));
    await transaction.rollChunk.createMany({ data });
  }
}

export async function createKeyPages(
  transaction: Transaction,
  importId: string,
  { districtId, streetId, communityId }: ChunkPath,
  pages: readonly NewKeyPage[],
): Promise<void> {
  for (let first = 0; first < pages.length; first += 20) {
    const data = pages
      .slice(first, first + 20)
      .map((page) => ({ ...page, importId, districtId, streetId, communityId }));
    await transaction.rollKeyPage.createMany({ data });
  }
}

export async function listKeyPages(client: Client, importId: string, numbers: readonly number[]) {
  return client.rollKeyPage.findMany({
    where: { importId, number: { in: [...numbers] } },
    select: { id: true, number: true, content: true },
  });
}

export async function updateKeyPage(
  transaction: Transaction,
  { id, content }: { id: string; content: string },
): Promise<void> {
  await transaction.rollKeyPage.updateMany({ where: { id }, data: { content } });
}

export async function deleteKeyPages(transaction: Transaction, importId: string): Promise<void> {
  await transaction.rollKeyPage.deleteMany({ where: { importId } });
}

export async function updateChunk(
  transaction: Transaction,
  { id, outcomes, content }: Pick<NewChunk, 'id' | 'outcomes' | 'content'>,
): Promise<void> {
  await transaction.rollChunk.updateMany({ where: { id }, data: { outcomes, content } });
}

export async function deleteChunks(transaction: Transaction, importId: string): Promise<void> {
  await transaction.rollChunk.deleteMany({ where: { importId } });
}

/** Changes an import only if it is still as it was read. */
export async function updateRoll(
  transaction: Transaction,
  read: { id: string; version: number },
  data: Prisma.RollImportUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await transaction.rollImport.updateMany({
    where: { id: read.id, version: read.version },
    data: { ...data, version: { increment: 1 } },
  });
  return count === 1;
}

export async function deleteRoll(transaction: Transaction, read: { id: string; version: number }): Promise<boolean> {
  const { count } = await transaction.rollImport.deleteMany({ where: { id: read.id, version: read.version } });
  return count === 1;
}

/** The letters of all rows, chunk by chunk. */
export async function listOutcomes(client: Client, importId: string): Promise<{ number: number; outcomes: string }[]> {
  return client.rollChunk.findMany({
    where: { importId },
    orderBy: { number: 'asc' },
    select: { number: true, outcomes: true },
  });
}

export async function listChunks(client: Client, importId: string, numbers?: readonly number[]) {
  return client.rollChunk.findMany({
    where: { importId, ...(numbers && { number: { in: [...numbers] } }) },
    orderBy: { number: 'asc' },
    select: { id: true, number: true, content: true, outcomes: true },
  });
}

export async function findMappings(client: Client, unitId: string): Promise<Map<string, Record<number, RollField>>> {
  const rows = await client.rollMapping.findMany({ where: { unitId }, orderBy: { updatedAt: 'desc' }, take: 500 });
  return new Map(rows.map(({ signature, fields }) => [signature, fields as Record<number, RollField>]));
}

export async function rememberMapping(
  transaction: Transaction,
  mapping: ChunkPath & { unitId: string; signature: string; fields: Record<number, RollField>; now: Date },
): Promise<void> {
  const { districtId, streetId, communityId, unitId, signature, fields, now } = mapping;
  await transaction.$executeRaw`
    INSERT INTO roll_mappings (id, district_id, street_id, community_id, unit_id, signature, fields, updated_at)
    VALUES (${uuid()}::uuid, ${districtId}::uuid, ${streetId}::uuid, ${communityId}::uuid, ${unitId}::uuid, ${signature},
      ${JSON.stringify(fields)}::jsonb, ${now})
    ON CONFLICT (unit_id, signature) DO UPDATE SET fields = excluded.fields, updated_at = excluded.updated_at`;
}

/** Previews whose time is over; true while there may be more. */
export async function deleteExpiredRolls(client: Client, now: Date): Promise<number> {
  return client.$executeRaw`DELETE FROM roll_imports WHERE id IN (
    SELECT id FROM roll_imports WHERE status = 'preview' AND expires_at < ${now} LIMIT 20)`;
}

export async function listEffects(client: Client, importId: string): Promise<{ id: string; effects: string }[]> {
  return client.rollChunk.findMany({
    where: { importId, NOT: { effects: '' } },
    orderBy: { number: 'asc' },
    select: { id: true, effects: true },
  });
}
