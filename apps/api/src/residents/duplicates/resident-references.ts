import type { OwnData } from '@linli/domain/residents/own-data.contract.ts';

/**
 * Every column that points at a resident, and what becomes of it when two files are made one:
 * - `follows`: the row goes over to the file that stays. `takesPath`: into its units, too; what says where somebody
 *   lived stays where that was.
 * - `stays`: the row speaks of the very file it points at, or merging sees to it by itself; the reason stands beside it.
 * `erased`: what becomes of it when the person has their data erased (docs/decisions/0023): `goes` with the file, or
 * who sees to it. `told`: the part of a person's own data that it is told in, or why in none.
 * A test compares this table with the database: a capability whose rows point at residents cannot be forgotten.
 */
export const RESIDENT_REFERENCES = {
  'resident_labels.resident_id': { becomes: 'follows', takesPath: true, erased: 'goes', told: 'labels' },
  'resident_kin.resident_id': { becomes: 'follows', takesPath: true, erased: 'goes', told: 'kin' },
  'resident_kin.other_id': {
    becomes: 'follows',
    takesPath: false,
    erased: 'goes',
    told: { not: 'It stands in the file of the other, who is told it; each has a row of their own.' },
  },
  'resident_contacts.resident_id': { becomes: 'follows', takesPath: true, erased: 'goes', told: 'contacts' },
  'resident_contacts.other_id': {
    becomes: 'follows',
    takesPath: false,
    erased: 'goes',
    told: { not: 'Whom others have called about themselves is theirs.' },
  },
  'resident_photos.resident_id': { becomes: 'follows', takesPath: true, erased: 'goes', told: 'photos' },
  'visits.resident_id': { becomes: 'follows', takesPath: true, erased: 'goes', told: 'visits' },
  'residencies.resident_id': { becomes: 'follows', takesPath: false, erased: 'goes', told: 'residencies' },
  /** Files that went into this one before lead on to where it goes. */
  'residents.merged_into_id': {
    becomes: 'follows',
    takesPath: false,
    erased: { by: 'They are files of the same person and go as one.' },
    told: 'merges',
  },
  'life_events.resident_id': {
    becomes: 'stays',
    why: 'It says how this file can go back by one step.',
    erased: 'goes',
    told: 'lifeEvents',
  },
  'resident_transfer_people.resident_id': {
    becomes: 'stays',
    why: 'It says who was asked for; a file that went is not handed over.',
    erased: { by: 'Name and year are taken out; two communities and a day stay.' },
    told: 'transfers',
  },
  'resident_duplicates.resident_id': {
    becomes: 'stays',
    why: 'What is known of two files is carried over by itself.',
    erased: 'goes',
    told: 'duplicates',
  },
  'resident_duplicates.other_id': {
    becomes: 'stays',
    why: 'As its other side.',
    erased: 'goes',
    told: { not: 'The side of this file tells it; the other file is another person’s until somebody decides.' },
  },
  'resident_merges.resident_id': {
    becomes: 'stays',
    why: 'It says which file stayed then.',
    erased: 'goes',
    told: 'merges',
  },
  'resident_merges.merged_id': {
    becomes: 'stays',
    why: 'It says which file went.',
    erased: 'goes',
    told: { not: 'The file that stayed tells it.' },
  },
} as const satisfies Record<string, Reference>;

type Reference = (
  | { readonly becomes: 'follows'; readonly takesPath: boolean }
  | { readonly becomes: 'stays'; readonly why: string }
) & {
  readonly erased: 'goes' | { readonly by: string };
  readonly told: keyof OwnData | { readonly not: string };
};

const REFERENCES = Object.entries(RESIDENT_REFERENCES as Record<string, Reference>).map(([name, reference]) => {
  const [table = '', column = ''] = name.split('.');
  return { name, table, column, reference };
});

/** What goes over, as table and column. */
export const FOLLOWING = REFERENCES.flatMap(({ name, table, column, reference }) =>
  reference.becomes === 'follows' ? [{ name, table, column, takesPath: reference.takesPath }] : [],
);

/** What goes with a file that is erased. */
export const ERASED_REFERENCES = REFERENCES.filter(({ reference }) => reference.erased === 'goes');
