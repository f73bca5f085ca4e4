import type { DuplicateReason } from '@linli/domain/residents/duplicate.ts';
import type { DuplicateStatus } from '@linli/domain/residents/duplicate-pair.ts';
import type { LifeEvent } from '@linli/domain/residents/life-event.ts';
import type { ScopedClient } from '../../shared/database.ts';

/** More than anybody has; it bounds one answer. */
const MOST = 1_000;

export async function listLifeEvents(client: ScopedClient, residentId: string) {
  const rows = await client.lifeEvent.findMany({ where: { residentId }, orderBy: { id: 'desc' }, take: MOST });
  return rows.map((row) => ({ ...row, kind: row.kind as LifeEvent }));
}

/** Transfers that somebody was part of, those of a household too. */
export async function listTransferIds(client: ScopedClient, residentIds: readonly string[]): Promise<string[]> {
  const where = { residentId: { in: [...residentIds] } };
  const rows = await client.residentTransferPerson.findMany({ where, select: { transferId: true }, take: MOST });
  return [...new Set(rows.map(({ transferId }) => transferId))];
}

export async function listDuplicatesOf(client: ScopedClient, residentId: string) {
  const rows = await client.residentDuplicate.findMany({ where: { residentId }, orderBy: { id: 'desc' }, take: MOST });
  return rows.map(({ reason, status, foundAt }) => ({
    reason: reason as DuplicateReason,
    status: status as DuplicateStatus,
    foundAt,
  }));
}
