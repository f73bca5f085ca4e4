import type { duplicatesContract } from '@linli/domain/residents/duplicates.contract.ts';
import {
  compareForMerge,
  type MergeChoice,
  type MergeField,
  type MergeSide,
} from '@linli/domain/residents/resident-merge.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { v7 as uuid } from 'uuid';
import type { Transaction } from '../../shared/database.ts';
import { change, recordEvent } from '../../shared/events.ts';
import type { Platform } from '../../shared/platform.ts';
import { subjectOf } from '../resident-access.ts';
import { getResident, refuseChanged } from '../residents.service.ts';
import { findByNumber, updateResident, type StoredResident } from '../residents.store.ts';
import { loadForDecision } from './duplicates.service.ts';
import { carryNotSame, decidePair, forgetOpenPairs } from './duplicates.store.ts';
import { sealEffects } from './merge-effects.ts';
import { chosenValues, columnsOf, differingFields, valuesOf, type Choice, type Values } from './merge-values.store.ts';
import {
  createMerge,
  endDoubleLabels,
  endOtherResidencies,
  findRow,
  heldTokens,
  leadTo,
  moveReferences,
} from './merges.store.ts';
import { mergingFile } from './merging-file.ts';
import { listToldTwice } from './told-twice.ts';

type Body = BodyOf<(typeof duplicatesContract)['merge']>;

/** Two files become one, all of it or nothing: values as chosen, everything that hangs on them, and the way back. */
export async function mergeDuplicate(
  platform: Platform,
  actor: PersonActor,
  duplicateId: string,
  { keep, choices, versions }: Body,
) {
  const { cipher } = platform;
  const now = platform.clock();
  const day = shanghaiDate(now);
  const mergeId = uuid();
  const residentId = await change(platform, async (transaction) => {
    const { pair, own, other } = await loadForDecision(transaction, actor, duplicateId, 'merge');
    if (own.version !== versions.resident) await refuseChanged(transaction, own.id, versions.resident);
    if (other.version !== versions.other) await refuseChanged(transaction, other.id, versions.other);
    const [kept, merged] = keep === 'resident' ? [own, other] : [other, own];
    const before = await rowValues(platform, transaction, kept);
    const after = chosenValues(
      before,
      await rowValues(platform, transaction, merged),
      choicesOf(platform, { own, other, keep, choices }),
    );
    if (!(await leadTo(transaction, merged, kept.id))) refuse('resident.duplicate_decided');
    await insistOnFreeNumber(platform, transaction, kept, after);
    const left = await listToldTwice(cipher, transaction, kept.id, merged.id);
    const moved = await moveReferences(transaction, merged, kept, { left });
    const ended = {
      labels: await endDoubleLabels(transaction, kept.id, moved['resident_labels.resident_id'] ?? [], day),
      residencies: await endOtherResidencies(
        transaction,
        { residentId: kept.id, address: after.address ?? '', dwellingId: after.dwellingId },
        day,
      ),
    };
    const data = { ...columnsOf(cipher, kept.id, after), labelTokens: await heldTokens(transaction, kept.id) };
    if (!(await updateResident(transaction, kept, data))) await refuseChanged(transaction, kept.id, kept.version);
    if (!(await decidePair(transaction, pair, { status: 'merged', decidedAt: now })))
      refuse('resident.duplicate_decided');
    await forgetOpenPairs(transaction, merged.id);
    const carried = await carryNotSame(transaction, merged, kept);
    const { districtId, streetId, communityId } = kept;
    await createMerge(transaction, {
      id: mergeId,
      districtId,
      streetId,
      communityId,
      residentId: kept.id,
      mergedId: merged.id,
      mergedStreetId: merged.streetId,
      mergedCommunityId: merged.communityId,
      mergerName: actor.name,
      effects: sealEffects(cipher, mergeId, { before, after, status: merged.status, moved, ended, day, carried }),
      mergedAt: now,
    });
    await tell(transaction, actor, { kept, merged, fields: differingFields(before, after) }, now);
    return kept.id;
  });
  return { mergeId, resident: await getResident(platform, actor, residentId) };
}

async function rowValues({ cipher }: Platform, transaction: Transaction, { id }: StoredResident): Promise<Values> {
  return valuesOf(cipher, (await findRow(transaction, id)) ?? refuse('resident.duplicate_not_found'));
}

interface Chosen {
  readonly own: StoredResident;
  readonly other: StoredResident;
  readonly keep: MergeSide;
  readonly choices: Partial<Record<MergeField, MergeChoice>>;
}

/** Every field's choice, proposals filled in. An address belongs to its community, so between two it stays. */
function choicesOf({ cipher }: Platform, { own, other, keep, choices }: Chosen): Record<MergeField, Choice> {
  const proposals = compareForMerge(mergingFile(cipher, own), mergingFile(cipher, other));
  const isAcross = own.communityId !== other.communityId;
  const chosen = proposals.map(({ field, proposed }): [MergeField, Choice] => {
    const choice = field === 'home' && isAcross ? keep : (choices[field] ?? proposed);
    if (choice === 'both' && field !== 'notes')
      refuse('request.invalid', { errors: [{ path: ['choices', field], code: 'invalid_choice' }] });
    return [field, choice === 'both' ? 'both' : choice === keep ? 'kept' : 'merged'];
  });
  return Object.fromEntries(chosen) as Record<MergeField, Choice>;
}

/** In the community of the file that stays a third one may have the number that comes over. */
async function insistOnFreeNumber(
  { cipher }: Platform,
  transaction: Transaction,
  { id, communityId }: StoredResident,
  { idNumber }: Values,
): Promise<void> {
  if (!idNumber) return;
  const indexes = cipher.blindIndexes(idNumber, 'residents.idNumberIndex');
  const known = await findByNumber(transaction, { indexes, communityId, except: id });
  if (known !== null) refuse('resident.id_number_known', { params: { residentId: known } });
}

/** What a field of the comparison is called in the trail. */
const NAMES: Partial<Record<MergeField, string>> = { document: 'idNumber', home: 'address' };

async function tell(
  transaction: Transaction,
  actor: PersonActor,
  { kept, merged, fields }: { kept: StoredResident; merged: StoredResident; fields: readonly MergeField[] },
  now: Date,
): Promise<void> {
  const changes = {
    version: [kept.version, kept.version + 1],
    fields: [null, fields.map((field) => NAMES[field] ?? field)],
  } as const;
  await recordEvent(transaction, { actor, action: 'residents.merge', subject: subjectOf(kept), changes }, now);
  const gone = { version: [merged.version, merged.version + 1], status: [merged.status, 'merged'] } as const;
  const event = { actor, action: 'residents.merged_away', subject: subjectOf(merged), changes: gone } as const;
  await recordEvent(transaction, event, now);
}
