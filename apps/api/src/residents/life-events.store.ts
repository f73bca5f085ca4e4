import type { LifeEvent } from '@linli/domain/residents/life-event.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';
import { findResidentForUpdate, type StoredResident } from './residents.store.ts';

type Client = ScopedClient | Transaction;

/** What a life event changes of a file, as it was before. */
export const CHANGED = [
  'status',
  'householdId',
  'householdRole',
  'address',
  'addressKey',
  'compoundId',
  'buildingId',
  'dwellingId',
] as const satisfies readonly (keyof Prisma.ResidentUncheckedUpdateManyInput)[];

/** Everything that one life event changed. */
export interface Undoable {
  /** `version` is the one that it left. */
  readonly files: { id: string; version: number; before: Record<(typeof CHANGED)[number], string | null> }[];
  readonly endedLabels: string[];
  readonly endedResidencies: string[];
  readonly begunResidencies: string[];
}

/**
 * The file as it stands, locked until the transaction ends, its household before it: whoever changes a household does
 * it one after another, and nobody waits in a circle.
 */
export async function findResidentAtHome(transaction: Transaction, id: string): Promise<StoredResident | null> {
  await transaction.$queryRaw`
    SELECT h.id FROM households AS h JOIN residents AS r ON r.household_id = h.id WHERE r.id = ${id}::uuid FOR UPDATE OF h`;
  return findResidentForUpdate(transaction, id);
}

/** How many live in a household now. */
export async function countLiving(transaction: Transaction, householdId: string): Promise<number> {
  return transaction.resident.count({ where: { householdId, status: 'living_here' } });
}

/** Ends every label that holds, on a day; none before it began. */
export async function endLabels(transaction: Transaction, residentId: string, to: string): Promise<string[]> {
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    UPDATE resident_labels SET to_day = greatest(${to}, from_day), version = version + 1
    WHERE resident_id = ${residentId}::uuid AND to_day IS NULL RETURNING id`;
  return rows.map(({ id }) => id);
}

export async function reopenLabels(transaction: Transaction, ids: readonly string[]): Promise<void> {
  const data = { to: null, version: { increment: 1 } };
  await transaction.residentLabel.updateMany({ where: { id: { in: [...ids] } }, data });
}

/** Residencies that a life event ended are open again, and those that it began were never there. */
export async function putBackResidencies(transaction: Transaction, undoable: Undoable): Promise<void> {
  const { endedResidencies, begunResidencies } = undoable;
  await transaction.residency.deleteMany({ where: { id: { in: begunResidencies } } });
  await transaction.residency.updateMany({ where: { id: { in: endedResidencies } }, data: { to: null } });
}

/** The columns of `CHANGED` as they stand. */
export async function readChanged(transaction: Transaction, id: string): Promise<Undoable['files'][number]['before']> {
  const select = {
    status: true,
    householdId: true,
    householdRole: true,
    address: true,
    addressKey: true,
    compoundId: true,
    buildingId: true,
    dwellingId: true,
  } as const;
  return transaction.resident.findFirstOrThrow({ where: { id }, select });
}

export async function createLifeEvent(
  transaction: Transaction,
  row: Omit<Prisma.LifeEventUncheckedCreateInput, 'before' | 'kind'> & { kind: LifeEvent; before: Undoable },
): Promise<void> {
  await transaction.lifeEvent.createMany({ data: [{ ...row, before: row.before as object }] });
}

/** The life event that left the file as it is, unless it was taken back or the file has changed since. */
export async function findUndoable(client: Client, { id, version }: { id: string; version: number }) {
  const where = { residentId: id, versionAfter: version, undoneAt: null };
  const row = await client.lifeEvent.findFirst({ where, orderBy: { id: 'desc' } });
  return row && { id: row.id, kind: row.kind as LifeEvent, before: row.before as unknown as Undoable };
}

export async function markUndone(transaction: Transaction, id: string, undoneAt: Date): Promise<void> {
  await transaction.lifeEvent.updateMany({ where: { id }, data: { undoneAt } });
}
