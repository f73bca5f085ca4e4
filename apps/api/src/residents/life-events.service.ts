import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { decideResident, STATUS_AFTER, type LifeEvent } from '@linli/domain/residents/resident-file.ts';
import type { residentsContract } from '@linli/domain/residents/residents.contract.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { v7 as uuid } from 'uuid';
import { placeAddress, type PlacedAddress } from '../buildings/public.ts';
import type { Transaction } from '../shared/database.ts';
import { change, recordEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { findHouseholdAt, findOrFoundHousehold } from './households.store.ts';
import { subjectOf } from './resident-access.ts';
import { getResident, refuseChanged } from './residents.service.ts';
import {
  createResidency,
  endResidency,
  findResidentForUpdate,
  listHousemates,
  updateResident,
  type StoredResident,
} from './residents.store.ts';

type Contract = typeof residentsContract;
type Sent = { version: number; day: string };

/** A move within the community: the old dwelling is left on the day and the new one lived in from then on. */
export async function moveWithin(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  { address, wholeHousehold, ...sent }: BodyOf<Contract['move']>,
): Promise<ResidentView> {
  return live(platform, actor, { event: 'move', residentId, ...sent }, async (transaction, file) => {
    const home = await homeAt(transaction, file, address, platform.clock());
    const mates = wholeHousehold ? await listHousemates(transaction, file) : [];
    for (const mate of mates) {
      await settle(transaction, mate, home, sent.day);
      if (!(await updateResident(transaction, mate, home))) await refuseChanged(transaction, mate.id, mate.version);
      await tellOf(platform, transaction, actor, mate, 'move', undefined);
    }
    await settle(transaction, file, home, sent.day);
    return home;
  });
}

export async function moveOut(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  { reason, ...sent }: BodyOf<Contract['moveOut']>,
): Promise<ResidentView> {
  return live(platform, actor, { event: 'move_out', residentId, note: reason, ...sent }, async (transaction, file) => {
    await endResidency(transaction, file.id, sent.day);
    return {};
  });
}

export async function moveBack(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  { address, ...sent }: BodyOf<Contract['moveBack']>,
): Promise<ResidentView> {
  return live(platform, actor, { event: 'move_back', residentId, ...sent }, async (transaction, file) => {
    const home = await homeAt(transaction, file, address, platform.clock());
    await settle(transaction, file, home, sent.day);
    return home;
  });
}

export async function reportDeath(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  { note, ...sent }: BodyOf<Contract['reportDeath']>,
): Promise<ResidentView> {
  return live(platform, actor, { event: 'report_death', residentId, note, ...sent }, async (transaction, file) => {
    await endResidency(transaction, file.id, sent.day);
    return {};
  });
}

type Home = PlacedAddress & { readonly householdId: string | null };

/** Load, decide, carry out, save if unchanged, tell: the same for every life event. */
async function live(
  platform: Platform,
  actor: PersonActor,
  { event, residentId, version, day, note }: Sent & { event: LifeEvent; residentId: string; note?: string },
  carryOut: (transaction: Transaction, file: StoredResident) => Promise<Partial<Home>>,
): Promise<ResidentView> {
  await change(platform, async (transaction) => {
    const file = (await findResidentForUpdate(transaction, residentId)) ?? refuse('resident.not_found');
    decideResident(event, actor, file);
    if (file.version !== version) await refuseChanged(transaction, file.id, version);
    if (day > shanghaiDate(platform.clock()) || (file.birthDate !== '' && day < file.birthDate))
      refuse('request.invalid', { errors: [{ path: ['day'], code: 'invalid' }] });
    const set = await carryOut(transaction, file);
    const status = STATUS_AFTER[event];
    if (!(await updateResident(transaction, { id: file.id, version }, { ...set, status })))
      await refuseChanged(transaction, file.id, version);
    await tellOf(platform, transaction, actor, file, event, note);
  });
  return getResident(platform, actor, residentId);
}

/** Other capabilities hear of it by this event: whom it is about, from which status to which. */
async function tellOf(
  platform: Platform,
  transaction: Transaction,
  actor: PersonActor,
  file: StoredResident,
  event: LifeEvent,
  note: string | undefined,
): Promise<void> {
  const changes = {
    version: [file.version, file.version + 1],
    status: [file.status, STATUS_AFTER[event]],
    fields: [null, event === 'move' || event === 'move_back' ? ['status', 'address'] : ['status']],
  } as const;
  const told = {
    actor,
    action: `residents.${event}`,
    subject: subjectOf(file),
    changes,
    ...(note && { note }),
  } as const;
  await recordEvent(transaction, told, platform.clock());
}

/** The dwelling and the household of an address in the community of a file; a household where there was none. */
async function homeAt(transaction: Transaction, file: StoredResident, address: string, now: Date): Promise<Home> {
  const { districtId, streetId, communityId } = file;
  const path = { districtId, streetId, communityId };
  const placed = await placeAddress(transaction, path, address);
  if (placed.dwellingId === null) return { ...placed, householdId: null };
  const there = await findHouseholdAt(transaction, placed.dwellingId);
  const founded = { id: uuid(), ...path, number: null, dwellingId: placed.dwellingId, createdAt: now };
  return { ...placed, householdId: there ?? (await findOrFoundHousehold(transaction, founded)) };
}

/** Ends the residency there was and begins the new one. */
async function settle(transaction: Transaction, file: StoredResident, home: Home, day: string): Promise<void> {
  await endResidency(transaction, file.id, day);
  const { districtId, streetId, communityId } = file;
  await createResidency(transaction, {
    id: uuid(),
    districtId,
    streetId,
    communityId,
    residentId: file.id,
    dwellingId: home.dwellingId,
    householdId: home.householdId,
    address: home.address,
    from: day,
  });
}
