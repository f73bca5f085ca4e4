import type { KinKind } from '@linli/domain/residents/kin.ts';
import type { Sex } from '@linli/domain/residents/id-number.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';

type Client = ScopedClient | Transaction;

export interface StoredKin {
  readonly id: string;
  readonly kind: KinKind;
  /** Encrypted. */
  readonly name: string;
  readonly sex: Sex | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly otherId: string | null;
  /** Their file as far as it lies in the caller's scope. */
  readonly other: {
    readonly id: string;
    readonly name: string;
    readonly sex: string | null;
    readonly districtId: string;
    readonly streetId: string;
    readonly communityId: string;
  } | null;
}

const OTHER = { id: true, name: true, sex: true, districtId: true, streetId: true, communityId: true } as const;

/** Those that hold first, then from the latest. */
export async function listKin(client: Client, residentId: string): Promise<StoredKin[]> {
  const rows = await client.residentKin.findMany({
    where: { residentId },
    include: { other: { select: OTHER } },
    orderBy: [{ to: { sort: 'desc', nulls: 'first' } }, { id: 'asc' }],
    take: 100,
  });
  return rows.map((row) => ({ ...row, kind: row.kind as KinKind, sex: row.sex as Sex | null }));
}

/** The file of whoever somebody is married to, if they have one. */
export async function findSpouseId(client: Client, residentId: string): Promise<string | null> {
  const where = { residentId, kind: 'spouse', to: null, otherId: { not: null } };
  const row = await client.residentKin.findFirst({ where, orderBy: { id: 'desc' }, select: { otherId: true } });
  return row?.otherId ?? null;
}

export async function createKin(transaction: Transaction, row: Prisma.ResidentKinCreateManyInput): Promise<void> {
  await transaction.residentKin.createMany({ data: [row] });
}

/** A marriage is over on a day, not before it began; which rows said so. */
export async function endMarriage(transaction: Transaction, residentId: string, to: string): Promise<string[]> {
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    UPDATE resident_kin SET to_day = greatest(${to}, from_day)
    WHERE resident_id = ${residentId}::uuid AND kind = 'spouse' AND to_day IS NULL RETURNING id`;
  return rows.map(({ id }) => id);
}

/** Ties that a life event ended hold again, and those that it made known were never there. */
export async function putBackKin(
  transaction: Transaction,
  { begunKin, endedKin }: { begunKin: readonly string[]; endedKin: readonly string[] },
): Promise<void> {
  await transaction.residentKin.deleteMany({ where: { id: { in: [...begunKin] } } });
  await transaction.residentKin.updateMany({ where: { id: { in: [...endedKin] } }, data: { to: null } });
}
