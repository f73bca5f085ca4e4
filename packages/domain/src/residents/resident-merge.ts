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
  'maritalStatus',
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

/** The fuller of two that agree (anything over nothing), documented over undocumented, newer over older. */
function propose(field: MergeField, resident: MergingFile, other: MergingFile): MergeChoice {
  const [one, two] = [resident.values[field], other.values[field]];
  if (one.startsWith(two)) return 'resident';
  if (two.startsWith(one)) return 'other';
  if (field === 'notes' && joinNotes(one, two).length <= RESIDENT_LIMITS.notesLength) return 'both';
  const isDocumented = resident.values.document !== '';
  if (PROVEN.includes(field) && isDocumented !== (other.values.document !== ''))
    return isDocumented ? 'resident' : 'other';
  return other.registeredAt > resident.registeredAt ? 'other' : 'resident';
}

/**
 * Which file goes on: the documented one, else the older, which more depends on. Of two communities the newer one: that
 * is where somebody lives by now.
 */
export function proposeToKeep(
  resident: MergingFile,
  other: MergingFile,
  { isAcross }: { isAcross: boolean },
): MergeSide {
  if (isAcross) return other.registeredAt > resident.registeredAt ? 'other' : 'resident';
  const isDocumented = resident.values.document !== '';
  if (isDocumented !== (other.values.document !== '')) return isDocumented ? 'resident' : 'other';
  return other.registeredAt < resident.registeredAt ? 'other' : 'resident';
}

/** One below the other. */
export function joinNotes(one: string, two: string): string {
  return `${one}\n${two}`;
}

/** Why a merge cannot be undone any more, or not by whoever asks; null while it can. */
export const MERGE_HINDRANCES = ['merged_on', 'elsewhere', 'number_taken'] as const;
export type MergeHindrance = (typeof MERGE_HINDRANCES)[number];

/** What the rules need to know of a merge that somebody wants to undo. */
export interface DoneMerge {
  /** The file that stayed, as it is now. */
  readonly kept: { readonly id: string; readonly mergedIntoId: string | null };
  readonly merged: { readonly mergedIntoId: string | null };
  /** Whether another file, where the merged one goes back to, has its number by now. */
  readonly isNumberTaken: boolean;
}

/**
 * Neither may have gone on into a third file, and no other may stand in the place of the one that comes back. That the
 * file that stayed has moved to another community is no hindrance: whoever was taken for the same person never moved.
 */
export function mergeHindrance({ kept, merged, isNumberTaken }: DoneMerge): MergeHindrance | null {
  if (kept.mergedIntoId !== null || merged.mergedIntoId !== kept.id) return 'merged_on';
  return isNumberTaken ? 'number_taken' : null;
}
