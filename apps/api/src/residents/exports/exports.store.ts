import type { ExportStatus } from '@linli/domain/residents/resident-export.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { Prisma, ResidentExport as ExportRow } from '../../generated/prisma/client.ts';
import type { ScopedClient, Transaction } from '../../shared/database.ts';

type Client = ScopedClient | Transaction;

/** An export in the words of the domain; what was asked for is still encrypted. */
export interface StoredExport extends Omit<ExportRow, 'status' | 'requester'> {
  readonly status: ExportStatus;
  readonly requester: PersonActor;
}

/** Status and requester are written only by this product itself. */
const stored = (row: ExportRow): StoredExport => ({
  ...row,
  status: row.status as ExportStatus,
  requester: row.requester as unknown as PersonActor,
});

export async function findExport(client: Client, id: string): Promise<StoredExport | null> {
  const row = await client.residentExport.findFirst({ where: { id } });
  return row && stored(row);
}

interface Owner {
  readonly personId: string;
  readonly appointmentId: string;
}

/** One's own that can still be fetched, or will be; the latest first. */
export async function listExports(client: Client, { personId, appointmentId }: Owner, now: Date) {
  const rows = await client.residentExport.findMany({
    where: { personId, appointmentId, expiresAt: { gt: now } },
    orderBy: { id: 'desc' },
    take: 50,
  });
  return rows.map(stored);
}

export async function countWaiting(client: Client, { personId }: Owner, now: Date): Promise<number> {
  return client.residentExport.count({ where: { personId, status: 'making', expiresAt: { gt: now } } });
}

export async function createExport(transaction: Transaction, row: Prisma.ResidentExportUncheckedCreateInput) {
  await transaction.residentExport.createMany({ data: [row] });
}

type PartPath = Pick<ExportRow, 'districtId' | 'streetId' | 'communityId'>;

export interface NewPart {
  readonly id: string;
  readonly number: number;
  readonly content: string;
}

export async function createPart(
  client: Client,
  of: { exportId: string; runId: string } & PartPath,
  part: NewPart,
): Promise<void> {
  const { exportId, runId, districtId, streetId, communityId } = of;
  await client.residentExportPart.createMany({
    data: [{ ...part, exportId, runId, districtId, streetId, communityId }],
  });
}

/** Tells how far a run is, or how it ended, unless the export is finished already. */
export async function updateMaking(client: Client, id: string, data: Prisma.ResidentExportUncheckedUpdateManyInput) {
  const { count } = await client.residentExport.updateMany({ where: { id, status: 'making' }, data });
  return count === 1;
}

export async function reopenFailed(client: Client, id: string): Promise<void> {
  await client.residentExport.updateMany({ where: { id, status: 'failed' }, data: { status: 'making' } });
}

/** What runs have left that were killed, or came second. */
export async function deletePartsOfOthers(transaction: Transaction, exportId: string, runId: string): Promise<void> {
  await transaction.residentExportPart.deleteMany({ where: { exportId, NOT: { runId } } });
}

export async function deletePartsOf(client: Client, exportId: string, runId: string): Promise<void> {
  await client.residentExportPart.deleteMany({ where: { exportId, runId } });
}

/** What runs have left that all came to nothing. */
export async function deleteParts(transaction: Transaction, exportId: string): Promise<void> {
  await transaction.residentExportPart.deleteMany({ where: { exportId } });
}

export async function findPart(client: Client, exportId: string, runId: string, number: number) {
  return client.residentExportPart.findFirst({
    where: { exportId, runId, number },
    select: { id: true, content: true },
  });
}

export async function deleteExport(transaction: Transaction, id: string): Promise<boolean> {
  const { count } = await transaction.residentExport.deleteMany({ where: { id } });
  return count === 1;
}

/** Those whose time is over, a few at a time: a large one is tens of megabytes. */
export async function deleteExpired(client: Client, now: Date): Promise<number> {
  return client.$executeRaw`DELETE FROM resident_exports WHERE id IN (
    SELECT id FROM resident_exports WHERE expires_at < ${now} LIMIT 5)`;
}
