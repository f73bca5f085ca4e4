import { readIdNumber, tidyIdNumber } from './id-number.ts';
import { readPhoneNumber } from './phone-number.ts';
import { readEthnicGroup, readHouseholdRole, readSex } from './resident.ts';
import type { RollField } from './roll-columns.ts';
import { readRollDate } from './roll-date.ts';

/** How many filled cells are looked at, and how large a part of them must agree. */
const SAMPLE = 60;
const ENOUGH = 0.7;

/** What a cell looks like by itself. Ordered: an ID number is looked for before a phone, a role before a name. */
const LOOKS: readonly (readonly [RollField, (text: string) => boolean])[] = [
  ['idNumber', (text) => looksLikeIdNumber(text)],
  ['phone', (text) => /^\D*(?:86\D*)?1[3-9]/.test(text) && readPhoneNumber(text).isSound],
  ['sex', (text) => /^[男女]/.test(text) && readSex(text) !== null],
  ['ethnicGroup', (text) => text.endsWith('族') && readEthnicGroup(text) !== null],
  ['householdRole', (text) => readHouseholdRole(text) !== null],
  ['birthDate', (text) => !/^\d{1,5}$/.test(text) && readRollDate(text)?.precision === 'day'],
  ['address', (text) => /[路街巷里村院区].*\d.*[号栋楼幢座室]/.test(text)],
  ['name', (text) => /^\p{Script=Han}{2,4}$/u.test(text.replaceAll(/\s/g, ''))],
];

/**
 * What a column holds by what stands in it: for columns that nobody headed. Null where fewer than three cells are
 * filled or they do not agree. Always a guess that somebody should look at.
 */
export function guessByValues(cells: Iterable<string>): RollField | null {
  const sample: string[] = [];
  for (const cell of cells) {
    const text = cell.trim();
    if (text !== '') sample.push(text);
    if (sample.length === SAMPLE) break;
  }
  if (sample.length < 3) return null;
  const [found] = LOOKS.find(([, looks]) => sample.filter(looks).length >= ENOUGH * sample.length) ?? [];
  return found ?? null;
}

function looksLikeIdNumber(text: string): boolean {
  const read = readIdNumber(text, '9999-12-31');
  // One that is wrong in a digit, or damaged, still looks like nothing else.
  return read.isSound || read.fault === 'damaged' || /^\d{17}[\dX]$/.test(tidyIdNumber(text));
}
