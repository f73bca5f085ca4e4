import type { CareLabel } from '@linli/domain/residents/care-label.ts';
import type { Sex } from '@linli/domain/residents/id-number.ts';
import type { Consent, DocumentKind, ResidentSource } from '@linli/domain/residents/resident-file.ts';
import type { EmploymentStatus, HouseholdRole } from '@linli/domain/residents/resident.ts';
import type { PlacedAddress } from '../buildings/public.ts';
import type { FieldCipher } from '../shared/field-cipher.ts';
import { insertRows, type Writer } from '../shared/insert-rows.ts';
import type { NewHousehold } from './households.store.ts';
import { labelToken, seal, sealedNumbers, sealOfLabel } from './resident-fields.ts';
import { nameColumns } from './resident-names.ts';

/** A file to be written together with many others, read and checked before. */
export interface NewFile extends PlacedAddress {
  readonly id: string;
  readonly gridId: string | null;
  readonly householdId: string | null;
  readonly householdRole: HouseholdRole | null;
  readonly name: string;
  readonly documentKind: DocumentKind;
  readonly idNumber: string;
  readonly phone: string;
  readonly sex: Sex | null;
  readonly birthDate: string;
  readonly ethnicGroup: string | null;
  readonly employment: EmploymentStatus | null;
  readonly workplace: string;
  readonly registeredAddress: string;
  readonly consent: Consent;
  readonly notes: string;
  readonly source: ResidentSource;
  readonly registeredAt: Date;
  /** `YYYY-MM-DD`; null where nobody knows. */
  readonly livesHereSince: string | null;
  readonly residencyId: string;
  readonly labels: readonly NewLabel[];
}

export interface NewLabel {
  readonly id: string;
  readonly label: CareLabel;
  readonly from: string | null;
  readonly source: ResidentSource;
  readonly evidence: string;
  readonly detail: string;
}

interface CommunityPath {
  readonly districtId: string;
  readonly streetId: string;
  readonly communityId: string;
}

const pathColumns = ({ districtId, streetId, communityId }: CommunityPath) => ({
  district_id: districtId,
  street_id: streetId,
  community_id: communityId,
});

/** Writes households of one community. */
export async function insertHouseholds(write: Writer, households: readonly NewHousehold[]): Promise<void> {
  const rows = households.map((household) => ({
    id: household.id,
    ...pathColumns(household),
    number: household.number,
    dwelling_id: household.dwellingId,
    created_at: household.createdAt.toISOString(),
    version: 1,
  }));
  await insertRows(write, 'households', rows);
}

/** Files of one community, ready to be written: names put in order, numbers encrypted and indexed. */
export interface SealedFiles {
  readonly residents: readonly ReturnType<typeof residentRow>[];
  readonly labels: readonly ReturnType<typeof labelRow>[];
  readonly residencies: readonly ReturnType<typeof residencyRow>[];
}

/** The work of the processor, apart from that of the database, so that both can go on at once. */
export function sealFiles(cipher: FieldCipher, path: CommunityPath, files: readonly NewFile[]): SealedFiles {
  return {
    residents: files.map((file) => residentRow(cipher, path, file)),
    labels: files.flatMap((file) => file.labels.map((label) => labelRow(cipher, path, file.id, label))),
    residencies: files.map((file) => residencyRow(path, file)),
  };
}

export async function insertFiles(write: Writer, { residents, labels, residencies }: SealedFiles) {
  await insertRows(write, 'residents', residents);
  await insertRows(write, 'resident_labels', labels);
  await insertRows(write, 'residencies', residencies);
}

function residentRow(cipher: FieldCipher, path: CommunityPath, file: NewFile) {
  const { id } = file;
  const names = nameColumns(file.name);
  const numbers = sealedNumbers(cipher, id, file);
  return {
    id,
    ...pathColumns(path),
    grid_id: file.gridId,
    compound_id: file.compoundId,
    building_id: file.buildingId,
    dwelling_id: file.dwellingId,
    household_id: file.householdId,
    household_role: file.householdRole,
    status: 'living_here',
    name: names.name,
    given_name: names.givenName,
    name_order: names.nameOrder,
    pinyin: names.pinyin,
    initials: names.initials,
    search_terms: names.searchTerms,
    label_tokens: [...new Set(file.labels.map(({ label }) => labelToken(cipher, label)))],
    document_kind: file.documentKind,
    id_number: numbers.idNumber,
    id_number_index: numbers.idNumberIndex,
    id_number_tail: numbers.idNumberTail,
    phone: numbers.phone,
    phone_index: numbers.phoneIndex,
    phone_tail: numbers.phoneTail,
    sex: file.sex,
    birth_date: file.birthDate,
    ethnic_group: file.ethnicGroup,
    employment: file.employment,
    workplace: seal(cipher, id, 'workplace', file.workplace),
    address: file.address,
    address_key: file.addressKey,
    registered_address: seal(cipher, id, 'registeredAddress', file.registeredAddress),
    consent: file.consent,
    consent_at: file.consent === 'not_asked' ? null : file.registeredAt.toISOString(),
    notes: seal(cipher, id, 'notes', file.notes),
    source: file.source,
    registered_at: file.registeredAt.toISOString(),
    version: 1,
  };
}

function labelRow(cipher: FieldCipher, path: CommunityPath, residentId: string, label: NewLabel) {
  return {
    id: label.id,
    ...pathColumns(path),
    resident_id: residentId,
    label_token: labelToken(cipher, label.label),
    from_day: label.from,
    source: label.source,
    evidence: sealOfLabel(cipher, label.id, 'evidence', label.evidence),
    detail: sealOfLabel(cipher, label.id, 'detail', label.detail),
    version: 1,
  };
}

function residencyRow(path: CommunityPath, file: NewFile) {
  return {
    id: file.residencyId,
    ...pathColumns(path),
    resident_id: file.id,
    dwelling_id: file.dwellingId,
    household_id: file.householdId,
    address: file.address,
    from_day: file.livesHereSince,
  };
}
