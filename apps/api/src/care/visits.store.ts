import type { VisitOutcome, VisitSubject, VisitWay } from '@linli/domain/care/visit.ts';
import type { Prisma, Visit as Row } from '../generated/prisma/client.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';

type Client = ScopedClient | Transaction;

/** The note is encrypted. */
export interface StoredVisit extends Omit<Row, 'way' | 'outcome' | 'subjects'> {
  readonly way: VisitWay;
  readonly outcome: VisitOutcome;
  readonly subjects: VisitSubject[];
}

/** Codes are written only by this product's own rules. */
const stored = (row: Row): StoredVisit => ({
  ...row,
  way: row.way as VisitWay,
  outcome: row.outcome as VisitOutcome,
  subjects: row.subjects as VisitSubject[],
});

/** The latest day first, behind the visit `after`; one more than `limit`. */
export async function listVisits(
  client: Client,
  residentId: string,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<StoredVisit[]> {
  const last = after === undefined ? null : await client.visit.findFirst({ where: { id: after, residentId } });
  if (after !== undefined && last === null) return [];
  const rows = await client.visit.findMany({
    where: {
      residentId,
      ...(last && { day: { lte: last.day }, NOT: { day: last.day, id: { gte: last.id } } }),
    },
    orderBy: [{ day: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  return rows.map(stored);
}

export async function findVisit(client: Client, residentId: string, id: string): Promise<StoredVisit | null> {
  const row = await client.visit.findFirst({ where: { id, residentId } });
  return row && stored(row);
}

export async function createVisit(transaction: Transaction, row: Prisma.VisitCreateManyInput): Promise<void> {
  await transaction.visit.createMany({ data: [row] });
}

/** Changes a visit only if it is still as it was read. */
export async function updateVisit(
  transaction: Transaction,
  read: { id: string; version: number },
  data: Prisma.VisitUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await transaction.visit.updateMany({
    where: read,
    data: { ...data, version: { increment: 1 } },
  });
  return count === 1;
}
