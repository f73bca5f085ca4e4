import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { HideableField } from '@linli/domain/residents/resident-privacy.ts';
import type { residentsContract } from '@linli/domain/residents/residents.contract.ts';
import type { ResidentLabelView } from '@linli/domain/residents/resident-views.contract.ts';
import { change, recordEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { labelsOf, open, type SealedField } from './resident-fields.ts';
import { labelFor } from './resident-views.ts';
import { listLabels, type StoredResident } from './residents.store.ts';
import { getVisible, subjectOf } from './resident-access.ts';

type Contract = typeof residentsContract;

/** Where the value of each hidden field is kept. */
const SEALED: Partial<Record<HideableField, SealedField>> = {
  id_number: 'idNumber',
  phone: 'phone',
  workplace: 'workplace',
  registered_address: 'registeredAddress',
  notes: 'notes',
};

/** One field in clear. That it was looked at, by whom and why stays in the trail; what it says does not. */
export async function revealField(
  platform: Platform,
  actor: PersonActor,
  residentId: string,
  { field, reason }: BodyOf<Contract['reveal']>,
) {
  const file = await getVisible(platform.database.scoped, actor, residentId);
  await tellSupervisor(platform, actor, file, field, reason);
  const labels = field === 'sensitive_labels' ? labelsOf(platform.cipher, file.labelTokens) : [];
  return { value: valueOf(platform, file, field), labels };
}

function valueOf({ cipher }: Platform, file: StoredResident, field: HideableField): string {
  const sealed = SEALED[field];
  if (sealed) return open(cipher, file.id, sealed, file[sealed]);
  if (field === 'name') return file.name;
  if (field === 'address') return file.address;
  return field === 'birth_date' ? file.birthDate : '';
}

export async function revealLabel(
  platform: Platform,
  actor: PersonActor,
  { residentId, labelId }: { residentId: string; labelId: string },
  { reason }: BodyOf<Contract['revealLabel']>,
): Promise<ResidentLabelView> {
  const { scoped } = platform.database;
  const file = await getVisible(scoped, actor, residentId);
  const stored = (await listLabels(scoped, residentId)).find(({ id }) => id === labelId);
  if (!stored) refuse('resident.label_not_found');
  await tellSupervisor(platform, actor, file, 'label', reason);
  const reader = { actor, cipher: platform.cipher, today: shanghaiDate(platform.clock()) };
  return labelFor(reader, stored, { isRevealed: true }) ?? refuse('resident.label_not_found');
}

async function tellSupervisor(
  platform: Platform,
  actor: PersonActor,
  file: StoredResident,
  field: HideableField | 'label',
  reason: string,
): Promise<void> {
  const event = {
    actor,
    action: 'residents.reveal',
    subject: subjectOf(file),
    changes: { fields: [null, [field]] },
    note: reason,
  } as const;
  await change(platform, (transaction) => recordEvent(transaction, event, platform.clock()));
}
