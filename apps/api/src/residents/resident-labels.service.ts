import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { isByEvent } from '@linli/domain/residents/care-label.ts';
import { decideResident } from '@linli/domain/residents/resident-file.ts';
import type { residentsContract } from '@linli/domain/residents/residents.contract.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { v7 as uuid } from 'uuid';
import { change, recordEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { labelsOf, labelToken, sealOfLabel } from './resident-fields.ts';
import { createLabels, endLabel, findResidentForUpdate, listLabels, updateResident } from './residents.store.ts';
import { subjectOf } from './resident-access.ts';
import { getResident, refuseChanged } from './residents.service.ts';

type Contract = typeof residentsContract;

/** Gives a label that the resident does not hold. */
export async function addCareLabel(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  { label, from, source, evidence, detail }: BodyOf<Contract['addLabel']>,
): Promise<ResidentView> {
  const now = platform.clock();
  const token = labelToken(platform.cipher, label);
  await change(platform, async (transaction) => {
    const file = (await findResidentForUpdate(transaction, residentId)) ?? refuse('resident.not_found');
    decideResident('add_label', actor, file);
    if (file.labelTokens.includes(token))
      refuse('resident.label_already_held', { errors: [{ path: ['label'], code: 'taken' }] });
    const id = uuid();
    const { districtId, streetId, communityId } = file;
    await createLabels(transaction, [
      {
        id,
        districtId,
        streetId,
        communityId,
        residentId,
        labelToken: token,
        from: from ?? shanghaiDate(now),
        source,
        evidence: sealOfLabel(platform.cipher, id, 'evidence', evidence),
        detail: sealOfLabel(platform.cipher, id, 'detail', detail),
      },
    ]);
    const labelTokens = [...file.labelTokens, token];
    await updateResident(transaction, file, { labelTokens });
    const changes = { version: [file.version, file.version + 1], fields: [null, ['labels']] } as const;
    await recordEvent(transaction, { actor, action: 'residents.add_label', subject: subjectOf(file), changes }, now);
  });
  return getResident(platform, actor, residentId);
}

/** Ends a label that still holds. It stays in the file's history. */
export async function endCareLabel(
  platform: Platform,
  actor: PersonActor,
  { residentId, labelId }: { residentId: string; labelId: string },
  { version, to, reason }: BodyOf<Contract['endLabel']>,
): Promise<ResidentView> {
  const now = platform.clock();
  await change(platform, async (transaction) => {
    const file = (await findResidentForUpdate(transaction, residentId)) ?? refuse('resident.not_found');
    decideResident('end_label', actor, file);
    const label =
      (await listLabels(transaction, residentId)).find(({ id }) => id === labelId) ??
      refuse('resident.label_not_found');
    if (labelsOf(platform.cipher, [label.labelToken]).some(isByEvent)) refuse('resident.label_by_event');
    if (to > shanghaiDate(now) || (label.from !== null && to < label.from))
      refuse('request.invalid', { errors: [{ path: ['to'], code: 'invalid' }] });
    if (!(await endLabel(transaction, { id: labelId, version }, to)))
      await refuseChanged(transaction, residentId, file.version);
    const labelTokens = file.labelTokens.filter((token) => token !== label.labelToken);
    await updateResident(transaction, file, { labelTokens });
    const changes = { version: [file.version, file.version + 1], fields: [null, ['labels']] } as const;
    const event = { actor, action: 'residents.end_label', subject: subjectOf(file), changes, note: reason } as const;
    await recordEvent(transaction, event, now);
  });
  return getResident(platform, actor, residentId);
}
