import { Prisma } from '../generated/prisma/client.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';

type Client = ScopedClient | Transaction;

export interface StoredHousehold {
  readonly id: string;
  readonly districtId: string;
  readonly streetId: string;
  readonly communityId: string;
  readonly number: string | null;
  readonly dwellingId: string | null;
  readonly version: number;
}

export async function findHousehold(client: Client, id: string): Promise<StoredHousehold | null> {
  return client.household.findFirst({ where: { id } });
}

/** The latest household behind a door. */
export async function findHouseholdAt(client: Client, dwellingId: string): Promise<string | null> {
  const row = await client.household.findFirst({
    where: { dwellingId },
    orderBy: { id: 'desc' },
    select: { id: true },
  });
  return row?.id ?? null;
}

export interface NewHousehold {
  readonly id: string;
  readonly districtId: string;
  readonly streetId: string;
  readonly communityId: string;
  readonly number: string | null;
  readonly dwellingId: string | null;
  readonly createdAt: Date;
}

/** The household of its number in the community, or a new one. Two who found it at once found one. */
export async function findOrFoundHousehold(transaction: Transaction, household: NewHousehold): Promise<string> {
  const { id, districtId, streetId, communityId, number, dwellingId, createdAt } = household;
  const rows = await transaction.$queryRaw<{ id: string }[]>(Prisma.sql`
    INSERT INTO households (id, district_id, street_id, community_id, number, dwelling_id, created_at)
    VALUES (${id}::uuid, ${districtId}::uuid, ${streetId}::uuid, ${communityId}::uuid, ${number}, ${dwellingId}::uuid, ${createdAt})
    ON CONFLICT (community_id, number) DO UPDATE SET number = excluded.number RETURNING id`);
  return rows[0]?.id ?? id;
}
