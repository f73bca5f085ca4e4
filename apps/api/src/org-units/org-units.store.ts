import type { OrgPath, OrgUnitKind } from '@linli/domain/shared/scope.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';

type Client = ScopedClient | Transaction;

export async function findCommunityRow(client: Client, id: string) {
  const row = await client.orgUnit.findFirst({ where: { id, kind: 'community' } });
  if (!row?.streetId) return null;
  const district = await client.orgUnit.findFirst({ where: { id: row.districtId }, select: { ticketPrefix: true } });
  const path = { districtId: row.districtId, streetId: row.streetId, communityId: row.id };
  return { id: row.id, name: row.name, path, ticketPrefix: district?.ticketPrefix ?? 'LL' };
}

export async function findUnitPath(client: Client, id: string): Promise<{ name: string; kind: OrgUnitKind; path: OrgPath } | null> {
  const row = await client.orgUnit.findFirst({ where: { id } });
  if (!row) return null;
  const { districtId, streetId, communityId } = row;
  return { name: row.name, kind: row.kind as OrgUnitKind, path: { districtId, streetId, communityId } };
}

/** Units right below one, by code. A district has dozens of streets, a street dozens of communities; 500 bounds a mistake. */
export async function listUnitsBelow(client: Client, parentId: string): Promise<{ id: string; name: string; kind: OrgUnitKind }[]> {
  const rows = await client.orgUnit.findMany({
    where: { parentId, kind: { not: 'grid' } },
    select: { id: true, name: true, kind: true },
    orderBy: { code: 'asc' },
    take: 500,
  });
  return rows.map((row) => ({ ...row, kind: row.kind as OrgUnitKind }));
}
