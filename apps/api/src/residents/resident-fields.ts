import { CARE_LABEL_CODES, type CareLabel } from '@linli/domain/residents/care-label.ts';
import type { MaritalStatus } from '@linli/domain/residents/kin.ts';
import type { LifeState } from '@linli/domain/residents/life-event.ts';
import type { FieldCipher } from '../shared/field-cipher.ts';

/** What of a file, and of a label, is kept encrypted. */
export type SealedField = 'idNumber' | 'phone' | 'workplace' | 'registeredAddress' | 'notes';
export type SealedLabelField = 'detail' | 'evidence';

/** Encrypts a field of one file; bound to it, so that values cannot be swapped about. */
export function seal(cipher: FieldCipher, id: string, field: SealedField, text: string): string {
  return cipher.encrypt(text, `residents.${field}.${id}`);
}

export function open(cipher: FieldCipher, id: string, field: SealedField, value: string): string {
  return cipher.decrypt(value, `residents.${field}.${id}`);
}

export function sealOfLabel(cipher: FieldCipher, id: string, field: SealedLabelField, text: string): string {
  return cipher.encrypt(text, `resident_labels.${field}.${id}`);
}

export function openOfLabel(cipher: FieldCipher, id: string, field: SealedLabelField, value: string): string {
  return cipher.decrypt(value, `resident_labels.${field}.${id}`);
}

export function sealOfKin(cipher: FieldCipher, id: string, name: string): string {
  return cipher.encrypt(name, `resident_kin.name.${id}`);
}

export function openOfKin(cipher: FieldCipher, { id, name }: { id: string; name: string }): string {
  return cipher.decrypt(name, `resident_kin.name.${id}`);
}

export function sealOfContact(cipher: FieldCipher, id: string, field: 'name' | 'phone', text: string): string {
  return cipher.encrypt(text, `resident_contacts.${field}.${id}`);
}

export function openOfContact(cipher: FieldCipher, id: string, field: 'name' | 'phone', value: string): string {
  return cipher.decrypt(value, `resident_contacts.${field}.${id}`);
}

/** A picture, kept as text like everything that is encrypted. */
export function sealOfPhoto(cipher: FieldCipher, id: string, jpeg: Buffer): string {
  return cipher.encrypt(jpeg.toString('base64'), `resident_photos.content.${id}`);
}

export function openOfPhoto(cipher: FieldCipher, { id, content }: { id: string; content: string }): Buffer {
  return Buffer.from(cipher.decrypt(content, `resident_photos.content.${id}`), 'base64');
}

/** The columns of an ID number or phone and of what finds it; null where there is none. */
export function sealedNumbers(cipher: FieldCipher, id: string, numbers: { idNumber: string; phone: string }) {
  const { idNumber, phone } = numbers;
  return {
    idNumber: seal(cipher, id, 'idNumber', idNumber),
    idNumberIndex: idNumber === '' ? null : cipher.blindIndex(idNumber, 'residents.idNumberIndex'),
    idNumberTail: idNumber === '' ? null : cipher.blindIndex(idNumber, 'residents.idNumberTail'),
    phone: seal(cipher, id, 'phone', phone),
    phoneIndex: phone === '' ? null : cipher.blindIndex(phone, 'residents.phoneIndex'),
    phoneTail: phone === '' ? null : cipher.blindIndex(phone, 'residents.phoneTail'),
  };
}

/** The keyed hash that stands for a label: what somebody suffers from is not written down, and can be counted all the same. */
export function labelToken(cipher: FieldCipher, label: CareLabel): string {
  let tokens = knownTokens.get(cipher);
  if (!tokens) {
    tokens = new Map(CARE_LABEL_CODES.map((code) => [code, cipher.hash(code, 'care-label')]));
    knownTokens.set(cipher, tokens);
  }
  return tokens.get(label) ?? cipher.hash(label, 'care-label');
}

export function tokensOfLabels(cipher: FieldCipher, labels: readonly CareLabel[]): string[] {
  return labels.map((label) => labelToken(cipher, label));
}

const knownTokens = new WeakMap<FieldCipher, ReadonlyMap<CareLabel, string>>();
const known = new WeakMap<FieldCipher, ReadonlyMap<string, CareLabel>>();

/** The labels that tokens stand for. */
export function labelsOf(cipher: FieldCipher, tokens: readonly string[]): CareLabel[] {
  let byToken = known.get(cipher);
  if (!byToken) {
    byToken = new Map(CARE_LABEL_CODES.map((label) => [labelToken(cipher, label), label]));
    known.set(cipher, byToken);
  }
  return tokens.flatMap((token) => byToken.get(token) ?? []);
}

/** What else than its status decides which life events a file can go through. */
export function lifeStateOf(
  cipher: FieldCipher,
  file: { maritalStatus: MaritalStatus | null; labelTokens: readonly string[] },
): LifeState {
  return {
    isMarried: file.maritalStatus === 'married',
    isInHospital: file.labelTokens.includes(labelToken(cipher, 'in_hospital')),
  };
}
