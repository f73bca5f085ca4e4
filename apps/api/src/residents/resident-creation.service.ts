import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { readIdentity, type GivenIdentity } from '@linli/domain/residents/resident-identity.ts';
import type { residentsContract } from '@linli/domain/residents/residents.contract.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { v7 as uuid } from 'uuid';
import { placeAddress, type PlacedAddress } from '../buildings/public.ts';
import type { Community } from '../org-units/public.ts';
import type { Transaction } from '../shared/database.ts';
import { change, recordEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { keepNotSame } from './duplicates/duplicates.store.ts';
import { findHousehold, findHouseholdAt, findOrFoundHousehold } from './households.store.ts';
import { getOwnCommunity } from './resident-access.ts';
import { findDuplicates } from './resident-duplicates.service.ts';
import { labelToken, seal, sealedNumbers, sealOfLabel } from './resident-fields.ts';
import type { CommunityPath } from './resident-homes.ts';
import { nameColumns } from './resident-names.ts';
import { getResident, insistOnGrid, NUMBER_KNOWN } from './residents.service.ts';
import { createLabels, createResidency, createResident } from './residents.store.ts';

export type NewResident = BodyOf<(typeof residentsContract)['create']>;
type Candidates = Awaited<ReturnType<typeof findDuplicates>>;

/** Opens a file; a person who seems to have one already is refused until somebody has looked. */
export async function createFile(platform: Platform, actor: PersonActor, given: NewResident): Promise<ResidentView> {
  const now = platform.clock();
  const today = shanghaiDate(now);
  const identity = readIdentity(given, today);
  const id = uuid();
  const community = await getOwnCommunity(platform, actor, given.communityId);
  const candidates = await lookForSame(platform, community.id, identity, given.notDuplicateOf);
  await change(platform, async (transaction) => {
    await insistOnGrid(transaction, given.gridId, community.id);
    const placed = await placeAddress(transaction, community.path, given.address);
    const householdId = await householdFor(transaction, community, given, placed.dwellingId, now);
    const home = { ...placed, householdId };
    await openFile(platform, transaction, actor, { id, path: community.path, given, identity, candidates, home });
  });
  return getResident(platform, actor, id);
}

/** Files of a community that may be of the same person and were looked at; refuses where one was not. */
export async function lookForSame(
  platform: Platform,
  communityId: string,
  identity: GivenIdentity,
  notDuplicateOf: readonly string[],
): Promise<Candidates> {
  const candidates = await findDuplicates(platform, communityId, identity);
  const same = candidates.find(({ reason }) => reason === 'same_id_number');
  if (same) refuse('resident.id_number_known', { params: { residentId: same.row.id }, errors: NUMBER_KNOWN });
  const doubtful = candidates.filter(({ row }) => !notDuplicateOf.includes(row.id));
  if (doubtful.length > 0)
    refuse('resident.probably_known', { params: { residentIds: doubtful.map(({ row }) => row.id) } });
  return candidates;
}

interface NewFile {
  readonly id: string;
  readonly path: CommunityPath;
  readonly given: NewResident;
  readonly identity: GivenIdentity;
  readonly candidates: Candidates;
  readonly home: PlacedAddress & { readonly householdId: string | null };
  /** Since when they live there; today, unless somebody knows. */
  readonly from?: string;
}

/** Writes the file with its labels, its residency, what it is not the same as, and its first event. */
export async function openFile(
  platform: Platform,
  transaction: Transaction,
  actor: PersonActor,
  { id, path, given, identity, candidates, home, from }: NewFile,
): Promise<void> {
  const { cipher } = platform;
  const now = platform.clock();
  const today = shanghaiDate(now);
  const outcome = await createResident(transaction, {
    id,
    ...path,
    ...home,
    ...nameColumns(identity.name),
    ...sealedNumbers(cipher, id, identity),
    gridId: given.gridId,
    householdRole: given.householdRole,
    labelTokens: [...new Set(given.labels.map(({ label }) => labelToken(cipher, label)))],
    documentKind: given.documentKind,
    sex: identity.sex,
    birthDate: identity.birthDate ?? '',
    ethnicGroup: given.ethnicGroup,
    maritalStatus: given.maritalStatus,
    employment: given.employment,
    workplace: seal(cipher, id, 'workplace', given.workplace),
    registeredAddress: seal(cipher, id, 'registeredAddress', given.registeredAddress),
    consent: given.consent,
    consentAt: given.consent === 'not_asked' ? null : now,
    notes: seal(cipher, id, 'notes', given.notes),
    source: given.source,
    registeredAt: now,
  });
  // Somebody was faster between the look and the insert.
  if (outcome === 'number_known') refuse('resident.id_number_known', { errors: NUMBER_KNOWN });
  await createLabels(
    transaction,
    given.labels.map(({ label, from: since, source, evidence, detail }) => {
      const labelId = uuid();
      return {
        id: labelId,
        ...path,
        residentId: id,
        labelToken: labelToken(cipher, label),
        from: since ?? today,
        source,
        evidence: sealOfLabel(cipher, labelId, 'evidence', evidence),
        detail: sealOfLabel(cipher, labelId, 'detail', detail),
      };
    }),
  );
  const { dwellingId, householdId } = home;
  await createResidency(transaction, {
    id: uuid(),
    ...path,
    residentId: id,
    dwellingId,
    householdId,
    address: given.address,
    from: from ?? today,
  });
  // Whoever looked and opened a file all the same is not asked again every night.
  for (const { row, reason } of candidates)
    await keepNotSame(
      transaction,
      [
        { id, ...path },
        { ...path, id: row.id },
      ],
      { reason, now },
    );
  const subject = { type: 'resident', id, path };
  const changes = { version: [null, 1], source: [null, given.source] } as const;
  await recordEvent(transaction, { actor, action: 'residents.create', subject, changes }, now);
}

/** The household that was named or numbered, otherwise the one behind the same door, otherwise a new one. */
async function householdFor(
  transaction: Transaction,
  community: Community,
  { householdId, householdNumber }: NewResident,
  dwellingId: string | null,
  now: Date,
): Promise<string | null> {
  if (householdId !== undefined) {
    const household = await findHousehold(transaction, householdId);
    if (household?.communityId !== community.id)
      refuse('resident.household_not_found', { errors: [{ path: ['householdId'], code: 'not_found' }] });
    return household.id;
  }
  if (householdNumber === undefined && dwellingId === null) return null;
  const there =
    householdNumber === undefined && dwellingId !== null ? await findHouseholdAt(transaction, dwellingId) : null;
  if (there !== null) return there;
  return findOrFoundHousehold(transaction, {
    id: uuid(),
    ...community.path,
    number: householdNumber ?? null,
    dwellingId,
    createdAt: now,
  });
}
