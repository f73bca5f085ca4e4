import type { Prisma, SavedView as Row } from '../../generated/prisma/client.ts';
import type { ScopedClient, Transaction } from '../../shared/database.ts';

type Client = ScopedClient | Transaction;
export type StoredView = Row;

interface Owner {
  readonly ownerId: string;
  readonly unitId: string;
}

/** One's own and those that colleagues of the same office share. */
export async function listViews(client: Client, { ownerId, unitId }: Owner, limit: number): Promise<StoredView[]> {
  return client.savedView.findMany({
    where: { unitId, deletedAt: null, OR: [{ ownerId }, { isShared: true }] },
    orderBy: [{ isFirst: 'desc' }, { id: 'asc' }],
    take: limit,
  });
}

export async function findView(client: Client, id: string): Promise<StoredView | null> {
  return client.savedView.findFirst({ where: { id } });
}

export async function countOwnViews(client: Client, owner: Owner): Promise<number> {
  return client.savedView.count({ where: { ...owner, deletedAt: null } });
}

/** `titleIndexes`: of the title under every key there is. */
export async function isTitleTaken(
  client: Client,
  owner: Owner,
  titleIndexes: readonly string[],
  except?: string,
): Promise<boolean> {
  const where = { ...owner, deletedAt: null, titleIndex: { in: [...titleIndexes] } };
  const found = await client.savedView.findFirst({
    where: { ...where, ...(except !== undefined && { NOT: { id: except } }) },
    select: { id: true },
  });
  return found !== null;
}

export async function createView(transaction: Transaction, row: Prisma.SavedViewUncheckedCreateInput): Promise<void> {
  await transaction.savedView.createMany({ data: [row] });
}

/** Changes a view only if it is still as it was read. */
export async function updateView(
  transaction: Transaction,
  { id, version }: { id: string; version: number },
  data: Prisma.SavedViewUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await transaction.savedView.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  return count === 1;
}

/** Those of one person that nobody can bring back any more. */
export async function forgetDeleted(transaction: Transaction, owner: Owner, before: Date): Promise<void> {
  await transaction.savedView.deleteMany({ where: { ...owner, deletedAt: { lt: before } } });
}
