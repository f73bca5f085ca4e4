import type { Transaction } from '../shared/database.ts';

/** Disables an account, or restores it; false when that has been done already. */
export async function setDisabled(
  transaction: Transaction,
  personId: string,
  disabledAt: Date | null,
): Promise<boolean> {
  const { count } = await transaction.person.updateMany({
    where: { id: personId, disabledAt: disabledAt === null ? { not: null } : null },
    data: { disabledAt },
  });
  return count === 1;
}

/**
 * Whether an account is open, and stays so until this transaction ends: whoever disables it waits, and then finds the
 * session that was just begun.
 */
export async function holdOpen(transaction: Transaction, personId: string): Promise<boolean> {
  const rows = await transaction.$queryRaw<unknown[]>`
    SELECT id FROM people WHERE id = ${personId}::uuid AND disabled_at IS NULL FOR SHARE`;
  return rows.length === 1;
}
