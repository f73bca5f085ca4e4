import { v7 as uuid } from 'uuid';
import type { ScopedClient, Transaction } from '../shared/database.ts';
import { bigramsOf } from '@linli/domain/shared/bigrams.ts';
import { insertRows, type Writer } from '../shared/insert-rows.ts';

/** A community with the units above it. */
export interface CommunityPath {
  readonly districtId: string;
  readonly streetId: string;
  readonly communityId: string;
}

/** The compound of a name in a community; made when there is none. Two who make it at once get the same. */
export async function findOrAddCompound(transaction: Transaction, path: CommunityPath, name: string): Promise<string> {
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    INSERT INTO compounds (id, district_id, street_id, community_id, name, search_bigrams)
    VALUES (${uuid()}::uuid, ${path.districtId}::uuid, ${path.streetId}::uuid, ${path.communityId}::uuid, ${name}, ${bigramsOf(name)})
    ON CONFLICT (community_id, name) DO UPDATE SET name = excluded.name RETURNING id`;
  return idOf(rows);
}

export async function findOrAddBuilding(
  transaction: Transaction,
  path: CommunityPath,
  building: { compoundId: string; name: string },
): Promise<string> {
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    INSERT INTO buildings (id, district_id, street_id, community_id, compound_id, name)
    VALUES (${uuid()}::uuid, ${path.districtId}::uuid, ${path.streetId}::uuid, ${path.communityId}::uuid,
      ${building.compoundId}::uuid, ${building.name})
    ON CONFLICT (compound_id, name) DO UPDATE SET name = excluded.name RETURNING id`;
  return idOf(rows);
}

export async function findOrAddDwelling(
  transaction: Transaction,
  path: CommunityPath,
  dwelling: { buildingId: string; entrance: string; room: string },
): Promise<string> {
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    INSERT INTO dwellings (id, district_id, street_id, community_id, building_id, entrance, room)
    VALUES (${uuid()}::uuid, ${path.districtId}::uuid, ${path.streetId}::uuid, ${path.communityId}::uuid,
      ${dwelling.buildingId}::uuid, ${dwelling.entrance}, ${dwelling.room})
    ON CONFLICT (building_id, entrance, room) DO UPDATE SET room = excluded.room RETURNING id`;
  return idOf(rows);
}

/** Where a building stands; null when there is none within the caller's scope. */
export async function findBuildingPath(client: ScopedClient | Transaction, id: string): Promise<CommunityPath | null> {
  const select = { districtId: true, streetId: true, communityId: true };
  return client.building.findFirst({ where: { id }, select });
}

function idOf(rows: { id: string }[]): string {
  const [row] = rows;
  if (!row) throw new Error('A place was neither found nor made.');
  return row.id;
}

/** Places of one community that are all new. */
export interface NewPlaces {
  readonly compounds: readonly { readonly id: string; readonly name: string }[];
  readonly buildings: readonly { readonly id: string; readonly compoundId: string; readonly name: string }[];
  readonly dwellings: readonly {
    readonly id: string;
    readonly buildingId: string;
    readonly entrance: string;
    readonly room: string;
  }[];
}

export async function insertPlaces(
  write: Writer,
  { districtId, streetId, communityId }: CommunityPath,
  { compounds, buildings, dwellings }: NewPlaces,
): Promise<void> {
  const path = { district_id: districtId, street_id: streetId, community_id: communityId };
  const houses = compounds.map(({ id, name }) => ({ id, ...path, name, search_bigrams: bigramsOf(name) }));
  await insertRows(write, 'compounds', houses);
  const built = buildings.map(({ id, compoundId, name }) => ({ id, ...path, compound_id: compoundId, name }));
  await insertRows(write, 'buildings', built);
  const rooms = dwellings.map(({ buildingId, ...dwelling }) => ({ ...dwelling, ...path, building_id: buildingId }));
  await insertRows(write, 'dwellings', rooms);
}
