import { nextHeadOf, roleUnderNewHead } from '@linli/domain/residents/household-head.ts';
import type { HouseholdRole } from '@linli/domain/residents/resident.ts';
import { v7 as uuid } from 'uuid';
import { placeAddress, type PlacedAddress } from '../buildings/public.ts';
import type { Transaction } from '../shared/database.ts';
import { findHouseholdAt, findOrFoundHousehold } from './households.store.ts';
import { countLiving } from './life-events.store.ts';
import { ageOf } from './resident-views.ts';
import { createResidency, endResidency, listHousemates, type StoredResident } from './residents.store.ts';

export interface CommunityPath {
  readonly districtId: string;
  readonly streetId: string;
  readonly communityId: string;
}

/** Where somebody goes: a door, the household behind it, and whether anybody lives there already. */
export interface Home {
  readonly door: PlacedAddress & { readonly householdId: string | null };
  readonly isEmpty: boolean;
}

/** The dwelling and the household of an address in a community; a household where there was none. */
export async function homeAt(transaction: Transaction, path: CommunityPath, address: string, now: Date): Promise<Home> {
  const { districtId, streetId, communityId } = path;
  const community = { districtId, streetId, communityId };
  const placed = await placeAddress(transaction, community, address);
  if (placed.dwellingId === null) return { door: { ...placed, householdId: null }, isEmpty: true };
  const there = await findHouseholdAt(transaction, placed.dwellingId);
  const founded = { id: uuid(), ...community, number: null, dwellingId: placed.dwellingId, createdAt: now };
  const householdId = there ?? (await findOrFoundHousehold(transaction, founded));
  const isEmpty = there === null || (await countLiving(transaction, there)) === 0;
  return { door: { ...placed, householdId }, isEmpty };
}

/** Ends the residency there was and begins the new one. */
export async function settle(transaction: Transaction, file: CommunityPath & { id: string }, home: Home, day: string) {
  const ended = await endResidency(transaction, file.id, day);
  const { districtId, streetId, communityId } = file;
  const { dwellingId, householdId, address } = home.door;
  const begun = uuid();
  await createResidency(transaction, {
    id: begun,
    districtId,
    streetId,
    communityId,
    residentId: file.id,
    dwellingId,
    householdId,
    address,
    from: day,
  });
  return { ended, begun };
}

/** Somebody whose standing to the head of the household is another one from now on. */
export interface RoleChange {
  readonly file: StoredResident;
  readonly householdRole: HouseholdRole | null;
}

/**
 * Who is head when this head is gone, and who everybody is to them then, the one who goes too (`own`). Null where
 * nobody is left, or where there is another head.
 */
export async function rolesWithout(
  transaction: Transaction,
  head: StoredResident,
  today: string,
): Promise<{ others: RoleChange[]; own: HouseholdRole | null } | null> {
  if (head.householdRole !== 'head' || head.status !== 'living_here') return null;
  const files = await listHousemates(transaction, head);
  const mates = files.map((file) => ({ ...file, age: ageOf(file.birthDate, today), file }));
  const next = nextHeadOf(mates);
  if (next === null || mates.some(({ householdRole }) => householdRole === 'head')) return null;
  const others = mates
    .map((mate) => ({ file: mate.file, householdRole: roleUnderNewHead(mate, next) }))
    .filter(({ file, householdRole }) => file.householdRole !== householdRole);
  return { others, own: roleUnderNewHead({ ...head, age: null }, next) };
}
