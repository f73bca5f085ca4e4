import { joinNotes, type MergeField } from '@linli/domain/residents/resident-merge.ts';
import { RESIDENT_LIMITS } from '@linli/domain/residents/resident-file.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { Prisma, Resident } from '../../generated/prisma/client.ts';
import type { FieldCipher } from '../../shared/field-cipher.ts';
import { open, seal, sealedNumbers, type SealedField } from '../resident-fields.ts';
import { nameColumns } from '../resident-names.ts';

/** The columns that one choice decides together. */
const COLUMNS = {
  name: ['name'],
  document: ['documentKind', 'idNumber'],
  phone: ['phone'],
  sex: ['sex'],
  birthDate: ['birthDate'],
  ethnicGroup: ['ethnicGroup'],
  maritalStatus: ['maritalStatus'],
  employment: ['employment'],
  home: ['address', 'addressKey', 'compoundId', 'buildingId', 'dwellingId', 'gridId', 'householdId', 'householdRole'],
  workplace: ['workplace'],
  registeredAddress: ['registeredAddress'],
  consent: ['consent', 'consentAt'],
  notes: ['notes'],
} as const satisfies Record<MergeField, readonly (keyof Resident)[]>;

type Column = (typeof COLUMNS)[MergeField][number];
/** What can be chosen of a file, in clear; moments as ISO 8601. */
export type Values = Readonly<Record<Column, string | null>>;

const SEALED: readonly string[] = [
  'idNumber',
  'phone',
  'workplace',
  'registeredAddress',
  'notes',
] satisfies SealedField[];

export function valuesOf(cipher: FieldCipher, row: Resident): Values {
  const columns = Object.values(COLUMNS).flat();
  return Object.fromEntries(
    columns.map((column) => {
      const value = row[column];
      if (value instanceof Date) return [column, value.toISOString()];
      return [column, SEALED.includes(column) ? open(cipher, row.id, column as SealedField, value ?? '') : value];
    }),
  ) as Values;
}

export type Choice = 'kept' | 'merged' | 'both';

/** What the file that stays will say. Of a document that tells sex and birth date, those come with it. */
export function chosenValues(kept: Values, merged: Values, choices: Readonly<Record<MergeField, Choice>>): Values {
  const documented = choices.document === 'merged' ? merged : kept;
  const proves =
    documented.idNumber !== '' && ['resident', 'permanent_residence'].includes(documented.documentKind ?? '');
  const sideOf = (field: MergeField) =>
    proves && (field === 'sex' || field === 'birthDate') ? choices.document : choices[field];
  const chosen = Object.entries(COLUMNS).flatMap(([field, columns]) =>
    columns.map((column) => [column, (sideOf(field as MergeField) === 'merged' ? merged : kept)[column]]),
  );
  const notes = choices.notes === 'both' ? joinNotes(kept.notes ?? '', merged.notes ?? '') : null;
  if (notes !== null && notes.length > RESIDENT_LIMITS.notesLength)
    refuse('request.invalid', { errors: [{ path: ['choices', 'notes'], code: 'too_long' }] });
  return { ...(Object.fromEntries(chosen) as Values), ...(notes !== null && { notes }) };
}

/** Fields of a file that two sets of values say differently. */
export function differingFields(one: Values, two: Values): MergeField[] {
  return (Object.keys(COLUMNS) as MergeField[]).filter((field) =>
    COLUMNS[field].some((column) => one[column] !== two[column]),
  );
}

/** What only makes sense together: half of it taken back would contradict the other half. */
const TOGETHER: readonly (readonly MergeField[])[] = [['document', 'sex', 'birthDate']];

/** What stood there before, except where somebody has written something else since. */
export function valuesRestored(now: Values, { before, after }: { before: Values; after: Values }): Values {
  const changed = new Set(differingFields(now, after));
  for (const fields of TOGETHER)
    if (fields.some((field) => changed.has(field))) for (const field of fields) changed.add(field);
  const restored = Object.entries(COLUMNS).flatMap(([field, columns]) =>
    columns.map((column) => [column, (changed.has(field as MergeField) ? now : before)[column]]),
  );
  return Object.fromEntries(restored) as Values;
}

/** The columns of a file that says this; encrypted anew, since a value is bound to its file. */
export function columnsOf(cipher: FieldCipher, id: string, values: Values): Prisma.ResidentUncheckedUpdateManyInput {
  const { name, idNumber, phone, workplace, registeredAddress, notes, consentAt, ...plain } = values;
  return {
    ...(plain as Prisma.ResidentUncheckedUpdateManyInput),
    ...nameColumns(name ?? ''),
    ...sealedNumbers(cipher, id, { idNumber: idNumber ?? '', phone: phone ?? '' }),
    workplace: seal(cipher, id, 'workplace', workplace ?? ''),
    registeredAddress: seal(cipher, id, 'registeredAddress', registeredAddress ?? ''),
    notes: seal(cipher, id, 'notes', notes ?? ''),
    consentAt: consentAt === null ? null : new Date(consentAt),
  };
}
