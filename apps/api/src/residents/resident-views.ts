import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { addressOfBuilding } from '@linli/domain/buildings/address.ts';
import { ageOn } from '@linli/domain/residents/id-number.ts';
import type { LifeEvent } from '@linli/domain/residents/life-event.ts';
import { availableResidentActions, canSeeResident, mayKeepResidents } from '@linli/domain/residents/resident-file.ts';
import {
  isShown,
  labelsShownTo,
  REVEALABLE_FIELDS,
  type HideableField,
} from '@linli/domain/residents/resident-privacy.ts';
import type {
  KinView,
  ResidentLabelView,
  ResidentSummary,
  ResidentView,
} from '@linli/domain/residents/resident-views.contract.ts';
import { CARE_LABELS } from '@linli/domain/residents/care-label.ts';
import { maskIdNumber, maskName, maskPhone } from '@linli/domain/shared/masking.ts';
import type { FieldCipher } from '../shared/field-cipher.ts';
import { inOrderOfCalling } from '@linli/domain/residents/contact.ts';
import { contactFor } from './contact-views.ts';
import type { StoredContact } from './contacts.store.ts';
import type { StoredKin } from './kin.store.ts';
import { labelsOf, lifeStateOf, open, openOfKin, openOfLabel, type SealedField } from './resident-fields.ts';
import type { ListedResident } from './resident-lists.store.ts';
import type { StoredLabel, StoredResidency, StoredResident } from './residents.store.ts';

/** Who reads, by what, and when it is today in Shanghai (`YYYY-MM-DD`). */
export interface Reader {
  readonly actor: PersonActor;
  readonly cipher: FieldCipher;
  readonly today: string;
}

export function summaryOf({ actor, cipher, today }: Reader, resident: ListedResident): ResidentSummary {
  const { id, communityId, communityName, gridId, gridName } = resident;
  return {
    id,
    name: isShown(actor, 'name') ? resident.name : maskName(resident.name),
    sex: resident.sex,
    age: ageOf(resident.birthDate, today),
    idNumber: maskIdNumber(open(cipher, id, 'idNumber', resident.idNumber)),
    phone: maskPhone(open(cipher, id, 'phone', resident.phone)),
    address: isShown(actor, 'address') ? resident.address : addressOfBuilding(resident.address),
    labels: labelsShownTo(actor, labelsOf(cipher, resident.labelTokens)),
    employment: resident.employment,
    householdRole: resident.householdRole,
    lastVisitedOn: resident.lastVisitedOn === '' ? null : resident.lastVisitedOn,
    status: resident.status,
    community: { id: communityId, name: communityName },
    grid: gridId === null ? null : { id: gridId, name: gridName ?? '' },
    version: resident.version,
  };
}

/** Of people whose birthday nobody knows the year decides. */
export function ageOf(birthDate: string, today: string): number | null {
  if (birthDate === '') return null;
  return Math.max(ageOn(birthDate.padEnd(10, '-01'), today), 0);
}

interface Parts {
  /** The last life event, while it can be taken back. */
  readonly undoable: LifeEvent | null;
  readonly labels: readonly StoredLabel[];
  readonly residencies: readonly StoredResidency[];
  readonly kin: readonly StoredKin[];
  readonly contacts: readonly StoredContact[];
}

export function viewOf(
  reader: Reader,
  resident: StoredResident,
  { labels, residencies, kin, contacts, undoable }: Parts,
): ResidentView {
  const { actor, cipher } = reader;
  const shown = (field: HideableField & SealedField) =>
    resident[field] === '' || isShown(actor, field) ? open(cipher, resident.id, field, resident[field]) : null;
  const isRegisteredShown = resident.registeredAddress === '' || isShown(actor, 'registered_address');
  return {
    ...summaryOf(reader, resident),
    birthDate: birthDateFor(actor, resident),
    documentKind: resident.documentKind,
    ethnicGroup: resident.ethnicGroup,
    workplace: shown('workplace'),
    registeredAddress: isRegisteredShown
      ? open(cipher, resident.id, 'registeredAddress', resident.registeredAddress)
      : null,
    notes: shown('notes'),
    household: resident.household,
    maritalStatus: resident.maritalStatus,
    kin: kin.map((each) => kinFor(reader, each)),
    contacts: inOrderOfCalling(contacts).map((each) => contactFor(cipher, actor, each)),
    consent: resident.consent,
    consentAt: resident.consentAt?.toISOString() ?? null,
    source: resident.source,
    registeredAt: resident.registeredAt.toISOString(),
    mergedIntoId: resident.mergedIntoId,
    labelHistory: labels.flatMap((label) => labelFor(reader, label) ?? []),
    residencies: residencies.map(({ id, address, from, to, community }) => ({
      id,
      address: isShown(actor, 'address') ? address : addressOfBuilding(address),
      community,
      from,
      to,
    })),
    hidden: hiddenFields(reader, resident, labels),
    availableActions: availableResidentActions(actor, resident, lifeStateOf(cipher, resident)),
    undoable: mayKeepResidents(actor, resident) ? undoable : null,
  };
}

/** Of a file that the reader does not see there is no more than the name that was told when it was registered. */
function kinFor({ actor, cipher }: Reader, kin: StoredKin): KinView {
  const { id, kind, sex, from, to } = kin;
  const other = kin.other !== null && canSeeResident(actor, kin.other) ? kin.other : null;
  const name = other?.name ?? openOfKin(cipher, kin);
  const shown = isShown(actor, 'name') ? name : maskName(name);
  return { id, kind, name: shown, sex, residentId: other?.id ?? null, from, to };
}

/** What the mask of the ID number leaves out must not stand beside it. */
function birthDateFor(actor: PersonActor, { birthDate, idNumber }: StoredResident): string | null {
  if (birthDate === '') return null;
  return idNumber === '' || isShown(actor, 'birth_date') ? birthDate : birthDate.slice(0, 4);
}

function hiddenFields(
  { actor, cipher }: Reader,
  resident: StoredResident,
  labels: readonly StoredLabel[],
): HideableField[] {
  const isKept: Record<HideableField, boolean> = {
    name: true,
    address: addressOfBuilding(resident.address) !== resident.address,
    sensitive_labels: labels.some((label) => isSensitive(cipher, label)),
    workplace: resident.workplace !== '',
    registered_address: resident.registeredAddress !== '',
    birth_date: resident.birthDate.length > 4 && resident.idNumber !== '',
    id_number: resident.idNumber !== '',
    phone: resident.phone !== '',
    notes: resident.notes !== '',
  };
  return REVEALABLE_FIELDS.filter((field) => isKept[field] && !isShown(actor, field));
}

function isSensitive(cipher: FieldCipher, { labelToken }: StoredLabel): boolean {
  return labelsOf(cipher, [labelToken]).some((label) => CARE_LABELS[label].isSensitive);
}

/** A label as this reader may see it; null when it does not exist for them. */
export function labelFor(
  { actor, cipher }: Reader,
  stored: StoredLabel,
  { isRevealed = false } = {},
): ResidentLabelView | null {
  const [label] = labelsOf(cipher, [stored.labelToken]);
  if (label === undefined || (!isRevealed && labelsShownTo(actor, [label]).length === 0)) return null;
  const isOpen = isRevealed || !CARE_LABELS[label].isSensitive;
  const text = (field: 'detail' | 'evidence') =>
    isOpen || stored[field] === '' ? openOfLabel(cipher, stored.id, field, stored[field]) : null;
  const { id, from, to, source, version } = stored;
  return { id, label, from, to, source, version, detail: text('detail'), evidence: text('evidence') };
}
