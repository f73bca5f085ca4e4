import { refuse, type FieldIssue } from '../shared/refusal.ts';
import { isBirthDate, readIdNumber, type IdNumberFault, type Sex } from './id-number.ts';
import { personNameFault, tidyPersonName } from './person-name.ts';
import { readPhoneNumber } from './phone-number.ts';
import type { DocumentKind } from './resident-file.ts';

/** What somebody gives of who a person is. */
export interface GivenIdentity {
  readonly name: string;
  readonly documentKind: DocumentKind;
  readonly idNumber: string;
  readonly phone: string;
  readonly sex: Sex | null;
  readonly birthDate: string | null;
}

/**
 * Reads who a person is, tidied and completed by what the ID number says, or refuses what cannot be: a number that is none by GB 11643, a sex or birth date that it
 * contradicts, a phone that nobody can call.
 * @param today `YYYY-MM-DD`
 */
export function readIdentity(given: GivenIdentity, today: string): GivenIdentity {
  const name = tidyPersonName(given.name);
  const issues: FieldIssue[] = [];
  const fault = personNameFault(name);
  if (fault) issues.push({ path: ['name'], code: fault === 'empty' ? 'required' : 'invalid' });
  const phone = given.phone.trim() === '' ? null : readPhoneNumber(given.phone);
  if (phone && !phone.isSound) issues.push({ path: ['phone'], code: 'invalid_format' });
  const { birthDate } = given;
  if (birthDate !== null && !isPossible(birthDate, today)) issues.push({ path: ['birthDate'], code: 'invalid' });
  if (given.documentKind === 'none' && given.idNumber !== '')
    issues.push({ path: ['documentKind'], code: 'invalid_choice' });
  if (issues.length > 0) refuse('request.invalid', { errors: issues });
  const read = readDocument(given, today);
  return { ...given, ...read, name, phone: phone?.isSound ? phone.number : '' };
}

function readDocument(given: GivenIdentity, today: string): Pick<GivenIdentity, 'idNumber' | 'sex' | 'birthDate'> {
  const { documentKind, sex, birthDate } = given;
  const isChinese = documentKind === 'resident' || documentKind === 'permanent_residence';
  if (!isChinese || given.idNumber === '')
    return { idNumber: given.idNumber.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase(), sex, birthDate };
  const read = readIdNumber(given.idNumber, today);
  if (!read.isSound) return refuseNumber(read.fault);
  if (read.id.kind !== documentKind) return refuseNumber('kind');
  const issues: FieldIssue[] = [];
  if (sex !== null && sex !== read.id.sex) issues.push({ path: ['sex'], code: 'invalid' });
  if (birthDate !== null && !read.id.birthDate.startsWith(birthDate))
    issues.push({ path: ['birthDate'], code: 'invalid' });
  if (issues.length > 0) refuse('resident.contradicts_id_number', { errors: issues });
  return { idNumber: read.id.number, sex: read.id.sex, birthDate: read.id.birthDate };
}

function refuseNumber(fault: IdNumberFault | 'kind'): never {
  const errors = [{ path: ['idNumber'], code: 'invalid_format' }] as const;
  refuse('resident.id_number_wrong', { params: { fault }, errors });
}

function isPossible(date: string, today: string): boolean {
  return date.length === 10 ? isBirthDate(date, today) : date <= today;
}
