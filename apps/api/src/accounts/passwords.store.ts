import { PASSWORDS_REMEMBERED } from '@linli/domain/accounts/password.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';

/** Who chose a password: somebody else's choice has to be changed at the first sign-in. */
export type ChosenBy = 'owner' | 'somebody_else';

/** Gives a person a password, or another one, and remembers it among their last. */
export async function setPassword(
  transaction: Transaction,
  personId: string,
  { hash, at, chosenBy }: { hash: string; at: Date; chosenBy: ChosenBy },
): Promise<void> {
  const { count } = await transaction.account.updateMany({
    where: { personId, providerId: 'credential' },
    data: { password: hash },
  });
  if (count === 0) {
    await transaction.account.createMany({
      data: [{ accountId: personId, providerId: 'credential', personId, password: hash, createdAt: at }],
    });
  }
  await transaction.person.updateMany({
    where: { id: personId },
    data: { passwordSetAt: chosenBy === 'owner' ? at : null },
  });
  await transaction.passwordHistory.createMany({ data: [{ personId, hash, setAt: at }] });
  const beyond = await transaction.passwordHistory.findMany({
    where: { personId },
    orderBy: [{ setAt: 'desc' }, { id: 'desc' }],
    skip: PASSWORDS_REMEMBERED,
    select: { id: true },
  });
  await transaction.passwordHistory.deleteMany({ where: { id: { in: beyond.map(({ id }) => id) } } });
}

/** Hashes of the last passwords, the present one first. */
export async function listPasswordHashes(
  client: ScopedClient | Transaction,
  personId: string,
  most: number,
): Promise<string[]> {
  const rows = await client.passwordHistory.findMany({
    where: { personId },
    orderBy: [{ setAt: 'desc' }, { id: 'desc' }],
    take: most,
    select: { hash: true },
  });
  return rows.map(({ hash }) => hash);
}

/** Puts another hash of the same password in the place of one, also where it is remembered. */
export async function renewHash(
  transaction: Transaction,
  personId: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await transaction.account.updateMany({ where: { personId, password: from }, data: { password: to } });
  await transaction.passwordHistory.updateMany({ where: { personId, hash: from }, data: { hash: to } });
}
