import { Prisma } from '../generated/prisma/client.ts';
import type { Transaction } from '../shared/database.ts';
import { RESIDENT_REFERENCES } from './duplicates/resident-references.ts';

/** What is there only because the file is, and goes with it. */
const GOES_ALONG: readonly string[] = [
  'residencies.resident_id',
  'resident_kin.resident_id',
  'resident_kin.other_id',
  'resident_duplicates.resident_id',
  'resident_duplicates.other_id',
] satisfies (keyof typeof RESIDENT_REFERENCES)[];

/** True while a file is as it was opened and nothing has been hung on it since; locked until the transaction ends. */
export async function isUntouched(transaction: Transaction, id: string): Promise<boolean> {
  const [file] = await transaction.$queryRaw<{ version: number }[]>`
    SELECT version FROM residents WHERE id = ${id}::uuid FOR UPDATE`;
  if (file?.version !== 1) return false;
  for (const name of Object.keys(RESIDENT_REFERENCES).filter((each) => !GOES_ALONG.includes(each))) {
    const [table = '', column = ''] = name.split('.');
    const rows = await transaction.$queryRaw<unknown[]>`
      SELECT 1 FROM ${Prisma.raw(table)} WHERE ${Prisma.raw(column)} = ${id}::uuid LIMIT 1`;
    if (rows.length > 0) return false;
  }
  return true;
}

/** A file that should never have been opened is gone, and with it who it was said to belong to. */
export async function takeBackFile(transaction: Transaction, id: string): Promise<void> {
  await transaction.residentKin.deleteMany({ where: { OR: [{ residentId: id }, { otherId: id }] } });
  await transaction.residency.deleteMany({ where: { residentId: id } });
  await transaction.resident.deleteMany({ where: { id } });
}
