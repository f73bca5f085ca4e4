import type { ContactRelation } from '@linli/domain/residents/contact.ts';
import type { Prisma, ResidentContact } from '../generated/prisma/client.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';

type Client = ScopedClient | Transaction;

const OTHER = {
  id: true,
  name: true,
  phone: true,
  districtId: true,
  streetId: true,
  communityId: true,
} as const;

/** Name and phone are encrypted. */
export interface StoredContact extends Omit<ResidentContact, 'relation'> {
  readonly relation: ContactRelation;
  /** Their file as far as it lies in the caller's scope. */
  readonly other: {
    readonly id: string;
    readonly name: string;
    readonly phone: string;
    readonly districtId: string;
    readonly streetId: string;
    readonly communityId: string;
  } | null;
}

export async function listContacts(client: Client, residentId: string): Promise<StoredContact[]> {
  const rows = await client.residentContact.findMany({
    where: { residentId },
    include: { other: { select: OTHER } },
    orderBy: { id: 'asc' },
    take: 100,
  });
  return rows.map((row) => ({ ...row, relation: row.relation as ContactRelation }));
}

export async function createContact(
  transaction: Transaction,
  row: Prisma.ResidentContactCreateManyInput,
): Promise<void> {
  await transaction.residentContact.createMany({ data: [row] });
}

/** Changes a contact only if it is still as it was read. */
export async function updateContact(
  transaction: Transaction,
  read: { id: string; version: number },
  data: Prisma.ResidentContactUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await transaction.residentContact.updateMany({
    where: read,
    data: { ...data, version: { increment: 1 } },
  });
  return count === 1;
}

export async function deleteContact(transaction: Transaction, read: { id: string; version: number }): Promise<boolean> {
  return (await transaction.residentContact.deleteMany({ where: read })).count === 1;
}

export async function deleteContacts(transaction: Transaction, ids: readonly string[]): Promise<void> {
  await transaction.residentContact.deleteMany({ where: { id: { in: [...ids] } } });
}
