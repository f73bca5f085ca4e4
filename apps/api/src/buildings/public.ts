import { addressKey, readAddress } from '@linli/domain/buildings/address.ts';
import type { Transaction } from '../shared/database.ts';
import { findOrAddBuilding, findOrAddCompound, findOrAddDwelling, type CommunityPath } from './buildings.store.ts';

export { findBuildingPath, insertPlaces, type NewPlaces } from './buildings.store.ts';

/** Where an address leads, as far as it says it. */
export interface PlacedAddress {
  readonly address: string;
  readonly addressKey: string;
  readonly compoundId: string | null;
  readonly buildingId: string | null;
  readonly dwellingId: string | null;
}

/**
 * Reads an address and finds the compound, building and dwelling that it names; what is new of them is added. A house
 * without buildings is a compound of one building without a name.
 */
export async function placeAddress(
  transaction: Transaction,
  path: CommunityPath,
  address: string,
): Promise<PlacedAddress> {
  const read = readAddress(address);
  const nowhere = { address, addressKey: addressKey(read), compoundId: null, buildingId: null, dwellingId: null };
  if (read.place === '') return nowhere;
  const compoundId = await findOrAddCompound(transaction, path, read.place);
  if (read.building === null && read.room === null) return { ...nowhere, compoundId };
  const buildingId = await findOrAddBuilding(transaction, path, { compoundId, name: read.building ?? '' });
  if (read.room === null) return { ...nowhere, compoundId, buildingId };
  const dwelling = { buildingId, entrance: read.entrance ?? '', room: read.room };
  return { ...nowhere, compoundId, buildingId, dwellingId: await findOrAddDwelling(transaction, path, dwelling) };
}
