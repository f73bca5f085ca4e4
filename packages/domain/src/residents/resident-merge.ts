import { RESIDENT_LIMITS } from './resident-file.ts';

/**
 * What is chosen between when two files become one; each is one thing to whoever compares. `document` is kind and
 * number together, `home` the address with household, role and grid.
 */
export const MERGE_FIELDS = [
  'name',
  'document',
  'phone',
  'sex',
  'birthDate',
  'ethnicGroup',
  'employment',
  'home',
  'workplace',
  'registeredAddress',
  'consent',
  'notes',
] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];

/** Of which of the two files; of notes both can stay, one below the other. */
export const MERGE_SIDES = ['resident', 'other'] as const;
export type MergeSide = (typeof MERGE_SIDES)[number];
export const MERGE_CHOICES = [...MERGE_SIDES, 'both'] as const;
export type MergeChoice = (typeof MERGE_CHOICES)[number];

/** A file as it is compared. */
export interface MergingFile {
  /** What stands in each field, in clear; empty where nothing does. */
  readonly values: Readonly<Record<MergeField, string>>;
  readonly registeredAt: Date;
}

export interface ComparedField {
  readonly field: MergeField;
  readonly differs: boolean;
  readonly proposed: MergeChoice;
}

/** What a document proves, so that of two files the documented one is believed. */
const PROVEN: readonly MergeField[] = ['name', 'document', 'sex', 'birthDate', 'ethnicGroup', 'registeredAddress'];

/** Field by field: whether they differ, and which value a careful person would keep. */
export function compareForMerge(resident: MergingFile, other: MergingFile): ComparedField[] {
  return MERGE_FIELDS.map((field) => {
    const [one, two] = [resident.values[field], other.values[field]];
    return { field, differs: one !== two, proposed: propose(field, resident, other) };
  });
}

/** Something over nothing, documented over undocumented, newer over older. */
function propose(field: MergeField, resident: MergingFile, other: MergingFile): MergeChoice {
  const [one, two] = [resident.values[field], other.values[field]];
  if (one === two || two === '') return 'resident';
  if (one === '') return 'other';
  if (field === 'notes' && joinNotes(one, two).length <= RESIDENT_LIMITS.notesLength) return 'both';
  const isDocumented = resident.values.document !== '';
  if (PROVEN.includes(field) && isDocumented !== (other.values.document !== ''))
    return isDocumented ? 'resident' : 'other';
  return other.registeredAt > resident.registeredAt ? 'other' : 'resident';
}

/** Which file goes on: the documented one, else the older, which more depends on. */
export function proposeToKeep(resident: MergingFile, other: MergingFile): MergeSide {
  const isDocumented = resident.values.document !== '';
  if (isDocumented !== (other.values.document !== '')) return isDocumented ? 'resident' : 'other';
  return other.registeredAt < resident.registeredAt ? 'other' : 'resident';
}

export function joinNotes(one: string, two: string): string {
  return `${one}\n${two}`;
}
