import type { ApiKey as Row } from '../generated/prisma/client.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';

type Client = ScopedClient | Transaction;
export type StoredKey = Row;

/** More than a district issues in its life. */
const MOST_KEYS = 500;

export async function createKey(transaction: Transaction, row: Omit<Row, 'revokedAt'>): Promise<void> {
  await transaction.apiKey.createMany({ data: [row] });
}

/** Newest first, those that still work before those that do not. */
export async function listKeys(client: Client, districtId: string): Promise<StoredKey[]> {
  const orderBy = [{ revokedAt: { sort: 'desc', nulls: 'first' } }, { id: 'desc' }] as const;
  return client.apiKey.findMany({ where: { districtId }, orderBy: [...orderBy], take: MOST_KEYS });
}

export async function findKey(client: Client, id: string): Promise<StoredKey | null> {
  return client.apiKey.findFirst({ where: { id } });
}

/** False when somebody revoked it before. */
export async function revokeKeyRow(transaction: Transaction, id: string, at: Date): Promise<boolean> {
  const { count } = await transaction.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: at } });
  return count === 1;
}

export interface KeyUse {
  readonly requests: number;
  readonly turnedAway: number;
  readonly today: number;
  readonly lastUsedAt: Date | null;
}

const NEVER: KeyUse = { requests: 0, turnedAway: 0, today: 0, lastUsedAt: null };

/** What keys were used for since a day, both days as `YYYYMMDD`. */
export async function useOfKeys(
  client: Client,
  keyIds: readonly string[],
  days: { since: string; today: string },
): Promise<(keyId: string) => KeyUse> {
  const rows = await client.apiKeyDay.findMany({ where: { keyId: { in: [...keyIds] }, day: { gte: days.since } } });
  const last = await client.apiKeyDay.groupBy({
    by: ['keyId'],
    where: { keyId: { in: [...keyIds] } },
    _max: { lastUsedAt: true },
  });
  const used = new Map<string, KeyUse>(
    last.map(({ keyId, _max }) => [keyId, { ...NEVER, lastUsedAt: _max.lastUsedAt }]),
  );
  for (const { keyId, day, requests, turnedAway } of rows) {
    const known = used.get(keyId) ?? NEVER;
    used.set(keyId, {
      ...known,
      requests: known.requests + requests,
      turnedAway: known.turnedAway + turnedAway,
      today: known.today + (day === days.today ? requests : 0),
    });
  }
  return (keyId) => used.get(keyId) ?? NEVER;
}

/** How many requests each key has filed in all. */
export async function filedByKeys(client: Client, keyIds: readonly string[]): Promise<Map<string, number>> {
  const where = { keyId: { in: [...keyIds] } };
  const rows = await client.open311Request.groupBy({ by: ['keyId'], where, _count: true });
  return new Map(rows.map(({ keyId, _count }) => [keyId, _count]));
}
