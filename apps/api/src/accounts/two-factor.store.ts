import type { Transaction } from '../shared/database.ts';

/** As the system: inside `changeAccount`, or the system's own client. */
type Client = Pick<Transaction, 'twoFactor' | 'recoveryCode' | 'person'>;

export async function findTwoFactor(client: Client, personId: string) {
  return client.twoFactor.findFirst({ where: { personId } });
}

/** Keeps a secret that nothing asks for yet, instead of an earlier one of that kind. False when one is asked for. */
export async function beginTwoFactor(client: Client, personId: string, secret: string): Promise<boolean> {
  await client.twoFactor.deleteMany({ where: { personId, confirmedAt: null } });
  const { count } = await client.twoFactor.createMany({ data: [{ personId, secret }], skipDuplicates: true });
  return count === 1;
}

/** Uses a code up: true for one caller, and never for an earlier code. */
export async function takeStep(client: Client, personId: string, step: number): Promise<boolean> {
  const { count } = await client.twoFactor.updateMany({
    where: { personId, OR: [{ lastStep: null }, { lastStep: { lt: step } }] },
    data: { lastStep: step },
  });
  return count === 1;
}

/** From now on it is asked for. False when it was already. */
export async function turnTwoFactorOn(client: Client, personId: string, at: Date): Promise<boolean> {
  const where = { personId, confirmedAt: null };
  const { count } = await client.twoFactor.updateMany({ where, data: { confirmedAt: at } });
  if (count === 1) await client.person.updateMany({ where: { id: personId }, data: { twoFactorSince: at } });
  return count === 1;
}

/** Forgets it with its recovery codes. */
export async function removeTwoFactorRows(client: Client, personId: string): Promise<void> {
  await client.twoFactor.deleteMany({ where: { personId } });
  await client.recoveryCode.deleteMany({ where: { personId } });
  await client.person.updateMany({ where: { id: personId }, data: { twoFactorSince: null } });
}

/** Keeps other recovery codes instead of those there were. */
export async function replaceRecoveryCodes(client: Client, personId: string, hashes: readonly string[]): Promise<void> {
  await client.recoveryCode.deleteMany({ where: { personId } });
  await client.recoveryCode.createMany({ data: hashes.map((hash) => ({ personId, hash })) });
}

/** Uses a recovery code up: true for one caller only. */
export async function takeRecoveryCode(client: Client, personId: string, hash: string, at: Date): Promise<boolean> {
  const { count } = await client.recoveryCode.updateMany({
    where: { personId, hash, usedAt: null },
    data: { usedAt: at },
  });
  return count === 1;
}

export async function countRecoveryCodes(client: Client, personId: string): Promise<number> {
  return client.recoveryCode.count({ where: { personId, usedAt: null } });
}
