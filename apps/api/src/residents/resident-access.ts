import type { Actor, PersonActor } from '@linli/domain/shared/actor.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { canSeeResident, mayKeepResidents } from '@linli/domain/residents/resident-file.ts';
import { findCommunity, type Community } from '../org-units/public.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';
import type { NewEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { findResident, type StoredResident } from './residents.store.ts';

/** The file as this person may see it: outside of their units, or hidden by the rules, it does not exist. */
export async function getVisible(
  client: ScopedClient | Transaction,
  actor: Actor,
  residentId: string,
): Promise<StoredResident> {
  const file = await findResident(client, residentId);
  return file && canSeeResident(actor, file) ? file : refuse('resident.not_found');
}

export function subjectOf({ id, name, districtId, streetId, communityId }: StoredResident): NewEvent['subject'] {
  return { type: 'resident', id, path: { districtId, streetId, communityId }, names: [name] };
}

/** The community that the actor keeps files of; the one named, if they act for several. */
export async function getOwnCommunity(
  platform: Platform,
  actor: PersonActor,
  communityId: string | undefined,
): Promise<Community> {
  const id = communityId ?? actor.unit?.id ?? '';
  const community = await findCommunity(platform.database.scoped, id);
  if (!community || !mayKeepResidents(actor, community.path))
    refuse('org_unit.not_found', { errors: [{ path: ['communityId'], code: 'not_found' }] });
  return community;
}
