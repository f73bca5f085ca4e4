import { describe, expect, it } from 'vitest';
import { RESIDENT_LIMITS } from './resident-file.ts';
import {
  compareForMerge,
  mergeHindrance,
  MERGE_FIELDS,
  proposeToKeep,
  type MergeField,
  type MergingFile,
} from './resident-merge.ts';

const EMPTY = Object.fromEntries(MERGE_FIELDS.map((field) => [field, ''])) as Record<MergeField, string>;
const [older, newer] = [new Date('2024-01-01'), new Date('2026-01-01')];

function file(values: Partial<Record<MergeField, string>>, registeredAt = older): MergingFile {
  return { values: { ...EMPTY, ...values }, registeredAt };
}

const ID = 'resident 210102195709119595';

describe('which value stays unless somebody chooses', () => {
  it.each<[string, MergeField, MergingFile, MergingFile, string, boolean]>([
    ['the same on both', 'phone', file({ phone: '1' }), file({ phone: '1' }, newer), 'resident', false],
    ['something over nothing', 'phone', file({}), file({ phone: '1' }), 'other', true],
    ['something over nothing, though older', 'phone', file({ phone: '1' }), file({}, newer), 'resident', true],
    ['the newer of two', 'phone', file({ phone: '1' }), file({ phone: '2' }, newer), 'other', true],
    [
      'the newer of two, the other way round',
      'phone',
      file({ phone: '1' }, newer),
      file({ phone: '2' }),
      'resident',
      true,
    ],
    [
      'a documented name over a newer one',
      'name',
      file({ name: '王小明', document: ID }),
      file({ name: '王晓明' }, newer),
      'resident',
      true,
    ],
    [
      'a documented birth date',
      'birthDate',
      file({ birthDate: '1956' }, newer),
      file({ birthDate: '1957-09-11', document: ID }),
      'other',
      true,
    ],
    [
      'the newer phone, though undocumented',
      'phone',
      file({ phone: '1', document: ID }),
      file({ phone: '2' }, newer),
      'other',
      true,
    ],
    [
      'the newer name where both are documented',
      'name',
      file({ name: 'A', document: ID }),
      file({ name: 'B', document: `${ID}x` }, newer),
      'other',
      true,
    ],
    [
      'the day over the year alone',
      'birthDate',
      file({ birthDate: '1956' }, newer),
      file({ birthDate: '1956-03-01' }),
      'other',
      true,
    ],
    ['both notes', 'notes', file({ notes: '听力不好' }), file({ notes: '养狗' }, newer), 'both', true],
    [
      'the newer notes where both are too long',
      'notes',
      file({ notes: 'x'.repeat(RESIDENT_LIMITS.notesLength) }),
      file({ notes: '养狗' }, newer),
      'other',
      true,
    ],
  ])('%s', (_what, field, resident, other, proposed, differs) => {
    expect(compareForMerge(resident, other).find((each) => each.field === field)).toEqual({ field, differs, proposed });
  });

  it.each([
    ['the documented file goes on', file({}), file({ document: ID }, newer), 'other'],
    ['the documented file, the other way round', file({ document: ID }, newer), file({}), 'resident'],
    ['the older of two', file({}, newer), file({}), 'other'],
    ['the first of two alike', file({}), file({}), 'resident'],
  ] as const)('%s', (_what, resident, other, keep) => {
    expect(proposeToKeep(resident, other, { isAcross: false })).toBe(keep);
  });

  it('of two communities the newer file goes on, where somebody lives by now', () => {
    const [old, recent] = [file({ document: ID }), file({}, newer)];
    expect(proposeToKeep(old, recent, { isAcross: true })).toBe('other');
    expect(proposeToKeep(recent, old, { isAcross: true })).toBe('resident');
  });
});

describe('a merge can be undone', () => {
  const kept = { id: 'k', mergedIntoId: null };
  const done = { kept, merged: { mergedIntoId: 'k' }, isNumberTaken: false };
  it.each([
    ['while nothing stands in its way', done, null],
    [
      'not while the file that stayed went into a third',
      { ...done, kept: { ...kept, mergedIntoId: 'x' } },
      'merged_on',
    ],
    ['not while the other leads elsewhere', { ...done, merged: { mergedIntoId: 'x' } }, 'merged_on'],
    ['not while another has its number', { ...done, isNumberTaken: true }, 'number_taken'],
  ] as const)('%s', (_what, merge, hindrance) => {
    expect(mergeHindrance(merge)).toBe(hindrance);
  });
});
