import type { ErasureAsker, ErasureGround, ErasureHindrance, ErasureStatus } from '@linli/domain/residents/erasure.ts';
import type { OrgPath, Scope } from '@linli/domain/shared/scope.ts';
import type { Prisma, ResidentErasure as Row } from '../../generated/prisma/client.ts';
import type { ScopedClient, Transaction } from '../../shared/database.ts';
import { scopeFilter } from '../../shared/scope-filter.ts';

type Client = ScopedClient | Transaction;

export interface StoredErasure extends Omit<Row, 'status' | 'ground' | 'askedBy'> {
  readonly status: ErasureStatus;
  readonly ground: ErasureGround;
  readonly askedBy: ErasureAsker;
  readonly path: OrgPath;
}

/** Codes are written only by this product's own rules. */
function stored(row: Row): StoredErasure {
  const { districtId, streetId, communityId } = row;
  return {
    ...row,
    status: row.status as ErasureStatus,
    ground: row.ground as ErasureGround,
    askedBy: row.askedBy as ErasureAsker,
    path: { districtId, streetId, communityId },
  };
}

export async function findErasure(client: Client, id: string): Promise<StoredErasure | null> {
  const row = await client.residentErasure.findFirst({ where: { id } });
  return row && stored(row);
}

/** The request that waits, of a file. */
export async function findAsked(client: Client, fileId: string): Promise<StoredErasure | null> {
  const row = await client.residentErasure.findFirst({ where: { fileId, status: 'asked' } });
  return row && stored(row);
}

/** Latest first; one more than `limit`. */
export async function listErasures(
  client: Client,
  scope: Scope,
  { isOpen, after, limit }: { isOpen: boolean; after: string | undefined; limit: number },
): Promise<StoredErasure[]> {
  const rows = await client.residentErasure.findMany({
    where: {
      ...scopeFilter(scope),
      status: isOpen ? 'asked' : { not: 'asked' },
      ...(after !== undefined && { id: { lt: after } }),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  return rows.map(stored);
}

export async function countAsked(client: Client, scope: Scope): Promise<number> {
  return client.residentErasure.count({ where: { ...scopeFilter(scope), status: 'asked' } });
}

/** A file is asked for once at a time: a partial unique index. */
export async function createErasure(
  transaction: Transaction,
  row: Prisma.ResidentErasureCreateManyInput,
): Promise<'created' | 'already_asked'> {
  const { count } = await transaction.residentErasure.createMany({ data: [row], skipDuplicates: true });
  return count === 1 ? 'created' : 'already_asked';
}

/** Decides it if nobody has: of two at once, one. */
export async function decide(
  transaction: Transaction,
  read: { id: string; version: number },
  data: Prisma.ResidentErasureUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await transaction.residentErasure.updateMany({
    where: { id: read.id, version: read.version, status: 'asked' },
    data: { ...data, version: { increment: 1 } },
  });
  return count === 1;
}

/** What still depends on these files. */
export async function listHindrances(
  client: Client,
  { ids, districtId }: { ids: readonly string[]; districtId: string },
): Promise<ErasureHindrance[]> {
  const residentId = { in: [...ids] };
  const [transfers, labels, imports] = await Promise.all([
    client.residentTransferPerson.count({ where: { residentId, isPending: true } }),
    client.residentLabel.count({ where: { residentId, to: null } }),
    client.rollImport.count({ where: { districtId, status: 'importing' } }),
  ]);
  return [
    ...(transfers > 0 ? (['transfer_pending'] as const) : []),
    ...(labels > 0 ? (['label_holds'] as const) : []),
    ...(imports > 0 ? (['import_running'] as const) : []),
  ];
}
