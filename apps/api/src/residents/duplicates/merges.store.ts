import { Prisma, type Resident, type ResidentMerge } from '../../generated/prisma/client.ts';
import type { ScopedClient, Transaction } from '../../shared/database.ts';
import { FOLLOWING } from './resident-references.ts';

type Client = ScopedClient | Transaction;

export type StoredMerge = ResidentMerge;

/** All columns of a file. */
export async function findRow(client: Client, id: string): Promise<Resident | null> {
  return client.resident.findFirst({ where: { id } });
}

/** A file goes, if nobody changed it, and leads to another from now on. */
export async function leadTo(
  transaction: Transaction,
  { id, version }: Pick<Resident, 'id' | 'version'>,
  mergedIntoId: string,
): Promise<boolean> {
  const data = { status: 'merged', mergedIntoId, labelTokens: [], version: { increment: 1 } };
  return (await transaction.resident.updateMany({ where: { id, version, mergedIntoId: null }, data })).count === 1;
}

/** The files that went into one, also by way of another. */
export async function listFilesMergedInto(client: Client, residentId: string): Promise<string[]> {
  const found: string[] = [];
  let into = [residentId];
  while (into.length > 0) {
    const rows = await client.resident.findMany({ where: { mergedIntoId: { in: into } }, select: { id: true } });
    into = rows.map(({ id }) => id);
    found.push(...into);
  }
  return found;
}

/** Where a file lies. */
export interface Place {
  readonly districtId: string;
  readonly streetId: string;
  readonly communityId: string;
}

/** Where a file lay before it went into another, whatever has become of that one since. */
export function homeOfMerged(merged: Pick<Resident, 'districtId'>, merge: StoredMerge): Place {
  const { mergedStreetId: streetId, mergedCommunityId: communityId } = merge;
  return { districtId: merged.districtId, streetId, communityId };
}

/** A file that went is itself again where it lay, once its labels are back; so are those that had gone into it. */
export async function leadBack(transaction: Transaction, id: string, status: string, home: Place): Promise<void> {
  await transaction.resident.updateMany({ where: { mergedIntoId: id }, data: home });
  await transaction.residentMerge.updateMany({ where: { residentId: id }, data: home });
  const data = {
    ...home,
    status,
    mergedIntoId: null,
    labelTokens: await heldTokens(transaction, id),
    version: { increment: 1 },
  };
  await transaction.resident.updateMany({ where: { id }, data });
}

/** Rows by table and column that went over from one file to the other. */
export type Moved = Readonly<Record<string, readonly string[]>>;

/** Everything that points at a file points at another from now on, except rows that are left. */
export async function moveReferences(
  transaction: Transaction,
  from: Pick<Resident, 'id'>,
  to: Pick<Resident, 'id' | 'districtId' | 'streetId' | 'communityId'>,
  { left }: { left: readonly string[] },
): Promise<Moved> {
  const moved: Record<string, string[]> = {};
  for (const reference of FOLLOWING) {
    const rows = await transaction.$queryRaw<{ id: string }[]>`
      UPDATE ${Prisma.raw(reference.table)} SET ${pointTo(reference, to)}
      WHERE ${Prisma.raw(reference.column)} = ${from.id}::uuid AND id <> ALL (${[...left]}::uuid[]) RETURNING id`;
    moved[reference.name] = rows.map(({ id }) => id);
  }
  return moved;
}

/** What went over goes back, where it still is. */
export async function moveBack(
  transaction: Transaction,
  from: Pick<Resident, 'id'>,
  to: Pick<Resident, 'id' | 'districtId' | 'streetId' | 'communityId'>,
  moved: Moved,
): Promise<void> {
  for (const reference of FOLLOWING) {
    const ids = [...(moved[reference.name] ?? [])];
    await transaction.$executeRaw`
      UPDATE ${Prisma.raw(reference.table)} SET ${pointTo(reference, to)}
      WHERE id = ANY (${ids}::uuid[]) AND ${Prisma.raw(reference.column)} = ${from.id}::uuid`;
  }
}

function pointTo(
  { column, takesPath }: (typeof FOLLOWING)[number],
  { id, districtId, streetId, communityId }: Pick<Resident, 'id' | 'districtId' | 'streetId' | 'communityId'>,
): Prisma.Sql {
  const points = Prisma.sql`${Prisma.raw(column)} = ${id}::uuid`;
  if (!takesPath) return points;
  return Prisma.sql`${points}, district_id = ${districtId}::uuid, street_id = ${streetId}::uuid, community_id = ${communityId}::uuid`;
}

/** Where one file says what the other says, too: the same place over the same time. Told once. */
export async function listSameResidencies(transaction: Transaction, kept: string, merged: string): Promise<string[]> {
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT m.id FROM residencies AS m JOIN residencies AS k ON k.resident_id = ${kept}::uuid
      AND (k.address = m.address OR k.dwelling_id = m.dwelling_id) AND k.to_day IS NOT DISTINCT FROM m.to_day
    WHERE m.resident_id = ${merged}::uuid`;
  return rows.map(({ id }) => id);
}

/** Nobody lives in two places: what the file does not say any more ended on the day. */
export async function endOtherResidencies(
  transaction: Transaction,
  { residentId, address, dwellingId }: { residentId: string; address: string; dwellingId: string | null },
  day: string,
): Promise<string[]> {
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    UPDATE residencies SET to_day = ${day} WHERE resident_id = ${residentId}::uuid AND to_day IS NULL
      AND address <> ${address} AND (dwelling_id IS NULL OR dwelling_id IS DISTINCT FROM ${dwellingId}::uuid) RETURNING id`;
  return rows.map(({ id }) => id);
}

/** A label that both held is held once: of those that came over the second one ended on the day. */
export async function endDoubleLabels(
  transaction: Transaction,
  residentId: string,
  cameOver: readonly string[],
  day: string,
): Promise<string[]> {
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    UPDATE resident_labels AS l SET to_day = ${day}, version = version + 1
    WHERE l.id = ANY (${[...cameOver]}::uuid[]) AND l.to_day IS NULL AND EXISTS (
      SELECT 1 FROM resident_labels AS own WHERE own.resident_id = ${residentId}::uuid AND own.to_day IS NULL
        AND own.label_token = l.label_token AND own.id <> ALL (${[...cameOver]}::uuid[])) RETURNING l.id`;
  return rows.map(({ id }) => id);
}

/** What ended by merging, and nothing else since, goes on. */
export async function goOn(
  transaction: Transaction,
  ended: { labels: readonly string[]; residencies: readonly string[] },
  day: string,
): Promise<void> {
  await transaction.residentLabel.updateMany({
    where: { id: { in: [...ended.labels] }, to: day },
    data: { to: null, version: { increment: 1 } },
  });
  await transaction.residency.updateMany({
    where: { id: { in: [...ended.residencies] }, to: day },
    data: { to: null },
  });
}

/** The labels that a file holds, anew from its rows. */
export async function heldTokens(transaction: Transaction, residentId: string): Promise<string[]> {
  const rows = await transaction.residentLabel.findMany({
    where: { residentId, to: null },
    select: { labelToken: true },
    orderBy: { id: 'asc' },
  });
  return [...new Set(rows.map(({ labelToken }) => labelToken))];
}

export async function createMerge(transaction: Transaction, row: Prisma.ResidentMergeCreateManyInput): Promise<void> {
  await transaction.residentMerge.createMany({ data: [row] });
}

export async function findMerge(client: Client, id: string): Promise<StoredMerge | null> {
  return client.residentMerge.findFirst({ where: { id } });
}

/** What went into a file, latest first. */
export async function listMerges(client: Client, residentId: string): Promise<StoredMerge[]> {
  return client.residentMerge.findMany({ where: { residentId }, orderBy: { id: 'desc' }, take: 50 });
}

/** True for the one who undid it. */
export async function markUndone(transaction: Transaction, id: string, undoneAt: Date): Promise<boolean> {
  return (
    (await transaction.residentMerge.updateMany({ where: { id, undoneAt: null }, data: { undoneAt } })).count === 1
  );
}
