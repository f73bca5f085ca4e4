import { CARE_LABELS } from '@linli/domain/residents/care-label.ts';
import { EMPLOYMENT_STATUSES, HOUSEHOLD_ROLES } from '@linli/domain/residents/resident.ts';
import type { RollField } from '@linli/domain/residents/roll-columns.ts';

const SEXES = { male: ['男'], female: ['女'] };
const LABELS = Object.fromEntries(Object.entries(CARE_LABELS).map(([code, { words }]) => [code, words]));
const WORDS: Partial<Record<RollField, Record<string, readonly string[]>>> = {
  sex: SEXES,
  householdRole: HOUSEHOLD_ROLES,
  employment: EMPLOYMENT_STATUSES,
  careLabels: LABELS,
};

/** What the API tells as a code, in the words in which a roll writes it, in any language: it goes into the cell so. */
export function rollWord(field: RollField, text: string): string {
  const words = WORDS[field];
  if (!words) return text;
  const codes = field === 'careLabels' ? text.split(' ') : [text];
  return codes.map((code) => words[code]?.[0] ?? code).join('、');
}

/** Who did not import the roll sees others' data masked; a masked text must not be written back. */
export const isMasked = (text: string): boolean => text.includes('*');
