import { isBirthDate, readIdNumber, type IdNumber, type IdNumberFault } from '@linli/domain/residents/id-number.ts';
import { personNameDoubt, tidyPersonName, type PersonNameDoubt } from '@linli/domain/residents/person-name.ts';
import { readPhoneNumber } from '@linli/domain/residents/phone-number.ts';
import type { PersonDraft, PersonField } from './resident-draft.ts';

/** What is wrong with a field, before the API is asked. */
export type FieldFault = 'required' | 'phone' | 'birth_date' | IdNumberFault;

const hasChineseNumber = ({ documentKind }: PersonDraft) =>
  documentKind === 'resident' || documentKind === 'permanent_residence';

/** What the number in a draft says of the person; null while it is none. */
export function idNumberOf(draft: PersonDraft, today: string): IdNumber | null {
  if (!hasChineseNumber(draft) || draft.idNumber.trim() === '') return null;
  const read = readIdNumber(draft.idNumber, today);
  return read.isSound ? read.id : null;
}

/** Takes sex, birth date and kind of document over from the number as soon as it is whole. */
export function withIdNumber(draft: PersonDraft, idNumber: string, today: string): Partial<PersonDraft> {
  const id = idNumberOf({ ...draft, idNumber }, today);
  return { idNumber, ...(id && { sex: id.sex, birthDate: id.birthDate, documentKind: id.kind }) };
}

export function faultsOf(draft: PersonDraft, today: string): Partial<Record<PersonField, FieldFault>> {
  const faults: Partial<Record<PersonField, FieldFault>> = {};
  const { idNumber, phone } = draft;
  const birthDate = draft.birthDate.trim();
  if (tidyPersonName(draft.name) === '') faults.name = 'required';
  if (hasChineseNumber(draft) && idNumber.trim() !== '') {
    const read = readIdNumber(idNumber, today);
    if (!read.isSound) faults.idNumber = read.fault;
  }
  if (phone.trim() !== '' && !readPhoneNumber(phone).isSound) faults.phone = 'phone';
  const isDate = /^(18|19|20)\d{2}(-(0[1-9]|1[0-2]))?$/.test(birthDate)
    ? birthDate <= today
    : isBirthDate(birthDate, today);
  if (birthDate !== '' && !isDate) faults.birthDate = 'birth_date';
  return faults;
}

/** What somebody should look at once more, though it may be right. */
export function nameDoubtOf({ name }: PersonDraft): PersonNameDoubt | null {
  const tidy = tidyPersonName(name);
  return tidy === '' ? null : personNameDoubt(tidy);
}
