import { readCareLabels, type CareLabel } from './care-label.ts';
import { ageOn, checkCharacter, isBirthDate, readIdNumber, type Sex } from './id-number.ts';
import { personNameDoubt, personNameFault, tidyPersonName } from './person-name.ts';
import { readPhoneNumber } from './phone-number.ts';
import {
  readEmploymentStatus,
  readEthnicGroup,
  readHouseholdRole,
  readSex,
  type EmploymentStatus,
  type HouseholdRole,
} from './resident.ts';
import type { RollField } from './roll-columns.ts';
import { readRollDate } from './roll-date.ts';

/** A cell as a spreadsheet gives it: its text, and whether it was held as a number. */
export interface RollCell {
  readonly text: string;
  readonly wasNumber: boolean;
}

/** What one row of a roll says of a person; null where it says nothing that can be read. */
export interface RollPerson {
  readonly name: string;
  readonly idNumber: string | null;
  readonly sex: Sex | null;
  /** `YYYY-MM-DD`, or no closer than `YYYY-MM` or `YYYY`. */
  readonly birthDate: string | null;
  readonly ethnicGroup: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly registeredAddress: string | null;
  readonly community: string | null;
  readonly grid: string | null;
  readonly householdNumber: string | null;
  readonly householdRole: HouseholdRole | null;
  readonly employment: EmploymentStatus | null;
  readonly workplace: string | null;
  readonly careLabels: readonly { readonly label: CareLabel; readonly detail: string | null }[];
  readonly notes: string | null;
}

/**
 * What somebody must look at before a row is taken. `wrong` keeps the row out until it is mended; `doubtful` lets it
 * in without the doubted value, once somebody agrees. `proposal` is what the value probably is.
 */
export interface RollIssue {
  readonly field: RollField;
  readonly severity: 'wrong' | 'doubtful';
  readonly code: RollIssueCode;
  readonly proposal?: string;
}

export const ROLL_ISSUE_CODES = [
  'name_empty',
  'name_too_long',
  'name_characters',
  'name_private_character',
  'id_damaged',
  'id_length',
  'id_characters',
  'id_region',
  'id_birth_date',
  'id_check_digit',
  'sex_unreadable',
  'sex_contradicts_id',
  'birth_date_unreadable',
  'birth_date_contradicts_id',
  'age_contradicts',
  'phone_unreadable',
  'ethnic_group_unknown',
  'household_role_unknown',
  'employment_unknown',
  'care_label_unknown',
  'too_long',
] as const;
export type RollIssueCode = (typeof ROLL_ISSUE_CODES)[number];

export interface RollRowRead {
  readonly person: RollPerson;
  readonly issues: readonly RollIssue[];
}

/** Free texts of a roll are kept to so many characters. */
export const ROLL_TEXT_LENGTH = 200;

/**
 * Reads one row of a roll: every cell in the styles offices write it, ID number, sex, birth date and age compared with
 * each other. An ID number that cannot be right is never kept; what it says of sex and birth is not believed either.
 * @param today `YYYY-MM-DD`
 */
export function readRollRow(cells: Partial<Record<RollField, RollCell>>, today: string): RollRowRead {
  const issues: RollIssue[] = [];
  const tell = (field: RollField, severity: RollIssue['severity'], code: RollIssueCode, proposal?: string) =>
    issues.push({ field, severity, code, ...(proposal !== undefined && { proposal }) });
  const textOf = (field: RollField) => {
    const text = (cells[field]?.text ?? '').replaceAll(/\p{Cc}+/gu, ' ').trim();
    if ([...text].length <= ROLL_TEXT_LENGTH) return text;
    tell(field, 'wrong', 'too_long');
    return [...text].slice(0, ROLL_TEXT_LENGTH).join('');
  };
  /** What a cell says; nothing when it is empty, a doubt when it says what nobody understands. */
  const read = <T>(field: RollField, reader: (text: string) => T | null, code: RollIssueCode): T | null => {
    const text = textOf(field);
    const value = text === '' ? null : reader(text);
    if (text !== '' && value === null) tell(field, 'doubtful', code);
    return value;
  };

  const name = readName(cells.name?.text ?? '', tell);
  const id = readId(cells, today, tell);
  const sex = readPersonSex(textOf('sex'), id?.sex ?? null, tell);
  const birthDate = readBirthDate(cells, id?.birthDate ?? null, today, tell);
  const labels = readCareLabels(textOf('careLabels'));
  if (labels.unknown.length > 0) tell('careLabels', 'doubtful', 'care_label_unknown');
  const party = /党员/.test(textOf('politicalStatus')) ? [{ label: 'party_member' as const, detail: null }] : [];
  const careLabels = [
    ...labels.labels,
    ...party.filter(() => !labels.labels.some(({ label }) => label === 'party_member')),
  ];
  return {
    person: {
      name,
      idNumber: id?.number ?? null,
      sex,
      birthDate,
      ethnicGroup: read('ethnicGroup', readEthnicGroup, 'ethnic_group_unknown'),
      phone: read('phone', firstPhone, 'phone_unreadable'),
      address: textOf('address') || null,
      registeredAddress: textOf('registeredAddress') || null,
      community: textOf('community') || null,
      grid: textOf('grid') || null,
      householdNumber: textOf('householdNumber') || null,
      householdRole: read('householdRole', readHouseholdRole, 'household_role_unknown'),
      employment: read('employment', readEmploymentStatus, 'employment_unknown'),
      workplace: textOf('workplace') || null,
      careLabels,
      // What nobody understood is kept in words rather than lost.
      notes: [textOf('notes'), ...labels.unknown].filter((text) => text !== '').join('；') || null,
    },
    issues,
  };
}

type Tell = (field: RollField, severity: RollIssue['severity'], code: RollIssueCode, proposal?: string) => void;

function readName(cell: string, tell: Tell): string {
  const name = tidyPersonName(cell);
  const fault = personNameFault(name);
  if (fault) tell('name', 'wrong', `name_${fault}`);
  const doubt = fault ? null : personNameDoubt(name);
  if (doubt) tell('name', 'doubtful', `name_${doubt}`);
  return name;
}

function readId(cells: Partial<Record<RollField, RollCell>>, today: string, tell: Tell) {
  const cell = cells.idNumber;
  if (!cell || /^[\s无暂缺/—-]*$/.test(cell.text)) return null;
  const read = readIdNumber(cell.text, today, cell);
  if (read.isSound) return read.id;
  const isOneOff = read.fault === 'check_digit';
  const proposal = isOneOff ? read.text.slice(0, 17) + checkCharacter(read.text) : undefined;
  // A damaged number is nobody's mistake and cannot be mended here: the person is found by name, birth and phone.
  tell('idNumber', read.fault === 'damaged' ? 'doubtful' : 'wrong', `id_${read.fault}`, proposal);
  return null;
}

function readPersonSex(text: string, ofId: Sex | null, tell: Tell): Sex | null {
  if (text === '') return ofId;
  const sex = readSex(text);
  if (sex === null) tell('sex', ofId === null ? 'wrong' : 'doubtful', 'sex_unreadable', ofId ?? undefined);
  else if (ofId !== null && sex !== ofId) tell('sex', 'wrong', 'sex_contradicts_id', ofId);
  return ofId ?? sex;
}

/** A roll may be a year or two old, and people count years differently. */
const AGE_TOLERANCE_YEARS = 2;

function readBirthDate(
  cells: Partial<Record<RollField, RollCell>>,
  ofId: string | null,
  today: string,
  tell: Tell,
): string | null {
  const text = cells.birthDate?.text.trim() ?? '';
  const read = readRollDate(text);
  const isPossible =
    read !== null &&
    (read.precision === 'day' ? isBirthDate(read.date, today) : read.date <= today && read.date >= '1850');
  if (text !== '' && !isPossible)
    tell('birthDate', ofId === null ? 'wrong' : 'doubtful', 'birth_date_unreadable', ofId ?? undefined);
  else if (read && ofId !== null && !ofId.startsWith(read.date))
    tell('birthDate', 'wrong', 'birth_date_contradicts_id', ofId);
  const birthDate = ofId ?? (isPossible ? read.date : null);
  const age = /^\d{1,3}(?=岁|周岁|$)/.exec(cells.age?.text.normalize('NFKC').trim() ?? '')?.[0];
  if (age !== undefined && birthDate?.length === 10) {
    const difference = Math.abs(ageOn(birthDate, today) - Number(age));
    if (difference > AGE_TOLERANCE_YEARS) tell('age', 'doubtful', 'age_contradicts', String(ageOn(birthDate, today)));
  }
  return birthDate;
}

/** Cells hold `13800138000/024-23456789` too: the first that can be called. */
function firstPhone(text: string): string | null {
  for (const part of [text, ...text.split(/[/,，、;；\s]+/)]) {
    const read = readPhoneNumber(part);
    if (read.isSound) return read.number;
  }
  return null;
}
