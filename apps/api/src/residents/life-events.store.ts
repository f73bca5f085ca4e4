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
  'maritalStatus',
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
  /** Of a child: the file that was opened. */
  readonly openedFiles: string[];
  readonly begunLabels: string[];
  readonly begunKin: string[];
  readonly endedKin: string[];
  readonly endedLabels: string[];
  readonly endedResidencies: string[];
  readonly begunResidencies: string[];
}

/**
 * The file as it stands, locked until the transaction ends, its household before it: whoever changes a household does
 * it one after another, and nobody waits in a circle.
 */
export async function findResidentAtHome(transaction: Transaction, id: string): Promise<StoredResident | null> {
  await lockAtHome(transaction, [id]);
  return findResidentForUpdate(transaction, id);
}

/** Several files at once, in one order whoever asks: households first. */
export async function lockAtHome(transaction: Transaction, ids: readonly string[]): Promise<void> {
  await transaction.$queryRaw`
    SELECT id FROM households WHERE id IN (SELECT household_id FROM residents WHERE id = ANY (${[...ids]}::uuid[]))
    ORDER BY id FOR UPDATE`;
  await transaction.$queryRaw`SELECT id FROM residents WHERE id = ANY (${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`;
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

/** Labels that a life event ended hold again, and those that it gave were never there. */
export async function putBackLabels(transaction: Transaction, { endedLabels, begunLabels }: Undoable): Promise<void> {
  await transaction.residentLabel.deleteMany({ where: { id: { in: begunLabels } } });
  const data = { to: null, version: { increment: 1 } };
  await transaction.residentLabel.updateMany({ where: { id: { in: endedLabels } }, data });
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
    maritalStatus: true,
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

/** What rows leave out that were written before there was such a thing to change. */
const NOTHING: Undoable = {
  files: [],
  openedFiles: [],
  endedLabels: [],
  begunLabels: [],
  endedResidencies: [],
  begunResidencies: [],
  begunKin: [],
  endedKin: [],
};

/** The life event that left the file as it is, unless it was taken back or the file has changed since. */
export async function findUndoable(client: Client, { id, version }: { id: string; version: number }) {
  const where = { residentId: id, versionAfter: version, undoneAt: null };
  const row = await client.lifeEvent.findFirst({ where, orderBy: { id: 'desc' } });
  if (!row) return null;
  return { id: row.id, kind: row.kind as LifeEvent, before: { ...NOTHING, ...(row.before as Partial<Undoable>) } };
}

export async function markUndone(transaction: Transaction, id: string, undoneAt: Date): Promise<void> {
  await transaction.lifeEvent.updateMany({ where: { id }, data: { undoneAt } });
}
