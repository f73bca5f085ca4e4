import type { Sex } from '@linli/domain/residents/id-number.ts';
import type { MaritalStatus } from '@linli/domain/residents/kin.ts';
import type { EmploymentStatus, HouseholdRole } from '@linli/domain/residents/resident.ts';
import type { Consent, DocumentKind } from '@linli/domain/residents/resident-file.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '../shared/session.queries.ts';

/** A person as the form has them: nothing is the empty text. */
export interface PersonDraft {
  name: string;
  documentKind: DocumentKind;
  idNumber: string;
  phone: string;
  sex: Sex | '';
  birthDate: string;
  ethnicGroup: string;
  maritalStatus: MaritalStatus | '';
  employment: EmploymentStatus | '';
  workplace: string;
  address: string;
  registeredAddress: string;
  gridId: string;
  householdRole: HouseholdRole | '';
  consent: Consent;
  notes: string;
}
export type PersonField = keyof PersonDraft;

const EMPTY_PERSON: PersonDraft = {
  name: '',
  documentKind: 'resident',
  idNumber: '',
  phone: '',
  sex: '',
  birthDate: '',
  ethnicGroup: '汉族',
  maritalStatus: '',
  employment: '',
  workplace: '',
  address: '',
  registeredAddress: '',
  gridId: '',
  householdRole: '',
  consent: 'not_asked',
  notes: '',
};

/** A file as the form shows it. What is masked or hidden is left empty: empty means that it stays as it is. */
export function draftOf(resident: ResidentView): PersonDraft {
  return {
    name: resident.name,
    documentKind: resident.documentKind,
    idNumber: '',
    phone: '',
    sex: resident.sex ?? '',
    birthDate: resident.hidden.includes('birth_date') ? '' : (resident.birthDate ?? ''),
    ethnicGroup: resident.ethnicGroup ?? '',
    maritalStatus: resident.maritalStatus ?? '',
    employment: resident.employment ?? '',
    workplace: resident.workplace ?? '',
    address: resident.address,
    registeredAddress: resident.registeredAddress ?? '',
    gridId: resident.grid?.id ?? '',
    householdRole: resident.householdRole ?? '',
    consent: resident.consent,
    notes: resident.notes ?? '',
  };
}

const FIELDS = Object.keys(EMPTY_PERSON) as PersonField[];

export function changedFields(draft: PersonDraft, base: PersonDraft): PersonField[] {
  return FIELDS.filter((field) => draft[field].trim() !== base[field].trim());
}

/** What was typed on top of what others made of the file: they keep what nobody touched here. */
export function rebaseDraft(draft: PersonDraft, base: PersonDraft, theirs: PersonDraft): PersonDraft {
  const mine = Object.fromEntries(changedFields(draft, base).map((field) => [field, draft[field]]));
  return { ...theirs, ...mine };
}

/** The contract's words for a draft. */
export function personOf(draft: PersonDraft) {
  const orNull = <V extends string>(value: V) => (value === '' ? null : (value as Exclude<V, ''>));
  return {
    ...draft,
    sex: orNull(draft.sex),
    birthDate: orNull(draft.birthDate.trim()),
    ethnicGroup: orNull(draft.ethnicGroup),
    maritalStatus: orNull(draft.maritalStatus),
    employment: orNull(draft.employment),
    gridId: orNull(draft.gridId),
    householdRole: orNull(draft.householdRole),
  };
}

/** What an office computer may remember over a reload: no number, nothing of health or hardship. */
const KEPT_OVER_RELOAD = [
  'name',
  'documentKind',
  'sex',
  'ethnicGroup',
  'employment',
  'address',
  'gridId',
  'householdRole',
] as const;

function stored(key: string): Partial<PersonDraft> {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<PersonDraft>;
  } catch {
    return {};
  }
}

/**
 * What was typed of a new person. All of it survives leaving the form, in memory until one signs out; a part survives
 * a reload of this tab, for the appointment that typed it.
 */
export function useNewPersonDraft() {
  const client = useQueryClient();
  const { actingAppointmentId } = useMe();
  const key = `linli.new-resident.${actingAppointmentId}`;
  const typed = ['residents-typed', 'new'];
  const [draft, setDraft] = useState<PersonDraft>(
    () => client.getQueryData<PersonDraft>(typed) ?? { ...EMPTY_PERSON, ...stored(key) },
  );
  const keep = (next: PersonDraft) => {
    client.setQueryDefaults(['residents-typed'], { gcTime: Infinity });
    client.setQueryData(typed, next);
    sessionStorage.setItem(
      key,
      JSON.stringify(Object.fromEntries(KEPT_OVER_RELOAD.map((field) => [field, next[field]]))),
    );
    setDraft(next);
  };
  return {
    draft,
    isEmpty: changedFields(draft, EMPTY_PERSON).length === 0,
    change: (change: Partial<PersonDraft>) => keep({ ...draft, ...change }),
    clear: () => keep(EMPTY_PERSON),
  };
}
