/** 男、女 as the 17th digit of an ID number says it. */
export const SEXES = ['male', 'female'] as const;
export type Sex = (typeof SEXES)[number];

/**
 * Documents whose number is built by GB 11643: 居民身份证 (with 港澳台居民居住证, which begin with 81 to 83) and the
 * 外国人永久居留身份证 issued since December 2023, which begins with 9.
 */
export type IdNumberKind = 'resident' | 'permanent_residence';

/** What a sound ID number says by itself. */
export interface IdNumber {
  /** 18 characters, the last one `X` in upper case. */
  readonly number: string;
  readonly kind: IdNumberKind;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  readonly sex: Sex;
}

/**
 * Why a text is no ID number.
 * - `damaged`: a spreadsheet turned it into a number and its last digits are lost for good.
 * - `length`, `characters`, `region`, `birth_date`, `check_digit`: what does not hold of GB 11643.
 */
export type IdNumberFault = 'damaged' | 'length' | 'characters' | 'region' | 'birth_date' | 'check_digit';

export type IdNumberRead =
  | { readonly isSound: true; readonly id: IdNumber }
  | { readonly isSound: false; readonly fault: IdNumberFault; readonly text: string };

/** GB/T 2260: the first two digits of provinces, and 81–83 of residence permits for Hong Kong, Macao and Taiwan. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

/** The 18th character of an ID number by GB 11643-1999 (ISO 7064 MOD 11-2), from its first 17 digits. */
export function checkCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return CHECK_CHARACTERS[sum % 11] ?? '';
}

/**
 * An ID number as people and spreadsheets write it: with spaces, dashes, tabs, apostrophes, full-width digits and a
 * small `x`. Returns bare characters in upper case.
 */
export function tidyIdNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s'’`\u200B-\u200F\uFEFF-]/g, '')
    .toUpperCase();
}

/**
 * Reads an ID number. First-generation numbers of 15 digits, invalid as documents since 2013 but still standing in
 * old rolls, are completed to 18 (年 19xx). What a spreadsheet holds as a number of more than 15 digits is damaged
 * whatever it looks like: say so by `wasNumber`.
 * @param today `YYYY-MM-DD`; nobody is born after it
 */
export function readIdNumber(
  text: string,
  today: string,
  { wasNumber = false }: { wasNumber?: boolean } = {},
): IdNumberRead {
  const number = tidyIdNumber(text);
  const wrong = (fault: IdNumberFault): IdNumberRead => ({ isSound: false, fault, text: number });
  if (isDamagedNumber(number) || (wasNumber && number.length > 15)) return wrong('damaged');
  if (/^\d{15}$/.test(number)) {
    const first17 = `${number.slice(0, 6)}19${number.slice(6)}`;
    return readIdNumber(first17 + checkCharacter(first17), today);
  }
  if (!/^[0-9X]*$/.test(number)) return wrong('characters');
  if (number.length !== 18) return wrong('length');
  if (!/^\d{17}[\dX]$/.test(number)) return wrong('characters');
  const kind = number.startsWith('9') ? 'permanent_residence' : 'resident';
  const province = kind === 'resident' ? number.slice(0, 2) : number.slice(1, 3);
  if (!PROVINCES.has(province)) return wrong('region');
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isBirthDate(birthDate, today)) return wrong('birth_date');
  // Spreadsheets keep 15 digits: what was saved as text after that ends in zeros.
  if (checkCharacter(number) !== number[17]) return wrong(number.endsWith('000') ? 'damaged' : 'check_digit');
  const sex = Number(number[16]) % 2 === 1 ? 'male' : 'female';
  return { isSound: true, id: { number, kind, birthDate, sex } };
}

/** A day that exists, not after `today` and not before 1850: nobody lives longer, whatever a roll says. */
export function isBirthDate(date: string, today: string): boolean {
  const moment = new Date(`${date}T00:00:00Z`);
  const exists = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date);
  return exists && date >= '1850-01-01' && date <= today;
}

/** Whole years on `today`; both `YYYY-MM-DD`. Somebody born on 29 February is a year older on 1 March. */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) >= birthDate.slice(5) ? years : years - 1;
}

/** `1.10101E+17` and the like: what a spreadsheet shows of a long number; `210102196207122400.0`: what programs make of it. */
function isDamagedNumber(text: string): boolean {
  return /^\d(\.\d+)?E\+?\d{1,2}$/.test(text) || /^\d{16,}\.\d+$/.test(text);
}
