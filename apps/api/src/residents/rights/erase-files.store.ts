import { Prisma } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../shared/database.ts';
import { ERASED_REFERENCES } from '../duplicates/resident-references.ts';

/**
 * What hangs on a file lies with other communities, too, where somebody lived or was asked for. So the scope is lifted
 * for this transaction, by a function that asks first whether the caller has just approved this very erasure; it goes
 * back to what it was before anything else is done.
 */
export async function withScopeLifted(
  transaction: Transaction,
  erasureId: string,
  work: () => Promise<void>,
): Promise<boolean> {
  const [lifted] = await transaction.$queryRaw<{ level: string | null }[]>`
    SELECT linli_begin_erasure(${erasureId}::uuid) AS level`;
  if (!lifted?.level) return false;
  await work();
  await transaction.$queryRaw`SELECT set_config('linli.level', ${lifted.level}, true)`;
  return true;
}

/** The file and all that went into it, however far back. */
export async function listFamily(transaction: Transaction, id: string): Promise<string[]> {
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE family AS (
      SELECT ${id}::uuid AS id UNION SELECT r.id FROM residents r JOIN family f ON r.merged_into_id = f.id)
    SELECT id FROM family`;
  return rows.map((row) => row.id);
}

/** Everything that the table of references says goes with the files, then the files. */
export async function deleteFiles(transaction: Transaction, ids: readonly string[]): Promise<void> {
  const files = [...ids];
  for (const { table, column } of ERASED_REFERENCES)
    await transaction.$executeRaw`DELETE FROM ${Prisma.raw(table)} WHERE ${Prisma.raw(column)} = ANY (${files}::uuid[])`;
  await transaction.$executeRaw`DELETE FROM residents WHERE id = ANY (${files}::uuid[])`;
}

/** Life events of others say where those who moved along lived; what can be taken back of the others stays so. */
export async function forgetInLifeEvents(transaction: Transaction, ids: readonly string[]): Promise<void> {
  for (const id of ids)
    await transaction.$executeRaw`
      UPDATE life_events SET before = jsonb_set(before, '{files}',
        (SELECT coalesce(jsonb_agg(f), '[]') FROM jsonb_array_elements(before -> 'files') AS f WHERE f ->> 'id' <> ${id}))
      WHERE before -> 'files' @> jsonb_build_array(jsonb_build_object('id', ${id}::text))`;
}

/** Of a transfer two communities and its days stay. Whose it was, why and whereto goes, of both sides. */
export async function blankTransfers(transaction: Transaction, ids: readonly string[]): Promise<void> {
  const files = [...ids];
  const nobody = '00000000-0000-0000-0000-000000000000';
  const rows = await transaction.$queryRaw<{ transfer_id: string }[]>`
    UPDATE resident_transfer_people SET masked_name = '', sex = NULL, birth_year = NULL, household_role = NULL,
      resident_id = ${nobody}::uuid WHERE resident_id = ANY (${files}::uuid[]) RETURNING transfer_id`;
  const where = { id: { in: rows.map((row) => row.transfer_id) } };
  await transaction.residentTransfer.updateMany({ where, data: { reason: '', newAddress: '', answer: '' } });
}

/** Lists that somebody took within the hour may hold them; they are taken anew. */
export async function deleteLists(
  transaction: Transaction,
  { districtId, streetId, communityId }: { districtId: string; streetId: string; communityId: string },
): Promise<void> {
  await transaction.residentExport.deleteMany({
    where: {
      districtId,
      AND: [{ OR: [{ streetId: null }, { streetId }] }, { OR: [{ communityId: null }, { communityId }] }],
    },
  });
}

/** Chunks of rolls of a district, a few at a time. */
export async function listChunks(transaction: Transaction, districtId: string, after: string | null) {
  return transaction.rollChunk.findMany({
    where: { districtId, ...(after !== null && { id: { gt: after } }) },
    orderBy: { id: 'asc' },
    take: 20,
    select: { id: true, outcomes: true, content: true, effects: true },
  });
}

export async function replaceChunk(
  transaction: Transaction,
  id: string,
  data: { outcomes: string; content: string; effects: string },
): Promise<void> {
  await transaction.rollChunk.updateMany({ where: { id }, data });
}
