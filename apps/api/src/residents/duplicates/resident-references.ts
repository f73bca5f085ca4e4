/**
 * Every column that points at a resident, and what becomes of it when two files are made one:
 * - `follows`: the row goes over to the file that stays. `takesPath`: into its units, too; what says where somebody
 *   lived stays where that was.
 * - `stays`: the row speaks of the very file it points at, or merging sees to it by itself; the reason stands beside it.
 * A test compares this table with the database: a capability whose rows point at residents cannot be forgotten.
 */
export const RESIDENT_REFERENCES = {
  'resident_labels.resident_id': { becomes: 'follows', takesPath: true },
  'resident_kin.resident_id': { becomes: 'follows', takesPath: true },
  'resident_kin.other_id': { becomes: 'follows', takesPath: false },
  'resident_contacts.resident_id': { becomes: 'follows', takesPath: true },
  'resident_contacts.other_id': { becomes: 'follows', takesPath: false },
  'residencies.resident_id': { becomes: 'follows', takesPath: false },
  /** Files that went into this one before lead on to where it goes. */
  'residents.merged_into_id': { becomes: 'follows', takesPath: false },
  'life_events.resident_id': { becomes: 'stays', why: 'It says how this file can go back by one step.' },
  'resident_transfer_people.resident_id': {
    becomes: 'stays',
    why: 'It says who was asked for; a file that went is not handed over.',
  },
  'resident_duplicates.resident_id': { becomes: 'stays', why: 'What is known of two files is carried over by itself.' },
  'resident_duplicates.other_id': { becomes: 'stays', why: 'As its other side.' },
  'resident_merges.resident_id': { becomes: 'stays', why: 'It says which file stayed then.' },
  'resident_merges.merged_id': { becomes: 'stays', why: 'It says which file went.' },
} as const satisfies Record<string, Reference>;

type Reference =
  | { readonly becomes: 'follows'; readonly takesPath: boolean }
  | { readonly becomes: 'stays'; readonly why: string };

/** What goes over, as table and column. */
export const FOLLOWING = Object.entries(RESIDENT_REFERENCES).flatMap(([name, reference]) => {
  const [table = '', column = ''] = name.split('.');
  return reference.becomes === 'follows' ? [{ name, table, column, takesPath: reference.takesPath }] : [];
});
