import { tidyPersonName } from '@linli/domain/residents/person-name.ts';
import type { Sex } from '@linli/domain/residents/id-number.ts';
import { LIFE_EVENTS, type LifeEvent, type LifeEventField } from '@linli/domain/residents/life-event.ts';
import type { HouseholdRole } from '@linli/domain/residents/resident.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { NOBODY, type PickedPerson } from '../person-picker.tsx';

export interface LifeDraft {
  day: string;
  address: string;
  wholeHousehold: boolean;
  householdRole: HouseholdRole | '';
  reason: string;
  note: string;
  /** Whoever it is about besides: who is married, the other parent. */
  other: PickedPerson;
  together: 'stay' | 'spouse_comes' | 'goes_to_spouse';
  hospital: string;
  childName: string;
  childSex: Sex | '';
  childIdNumber: string;
  livesWith: 'this_parent' | 'other_parent';
  /** Files that somebody looked at: of other children. */
  notSame: readonly string[];
}

/** Fields of the forms beyond those that the table asks for by one name. */
export type LifeIssue = LifeEventField | 'childName' | 'childSex';

export type LifeFault = 'required' | 'future' | 'day';

/** What is missing or cannot be, by field; the API holds the rest. */
export function lifeFaults(event: LifeEvent, draft: LifeDraft, today: string): Partial<Record<LifeIssue, LifeFault>> {
  const asks: readonly LifeEventField[] = LIFE_EVENTS[event].asks;
  const isMissing = (field: 'address' | 'reason' | 'hospital') => asks.includes(field) && draft[field].trim() === '';
  return {
    ...(isMissing('address') && { address: 'required' as const }),
    ...(isMissing('reason') && { reason: 'required' as const }),
    ...(isMissing('hospital') && { hospital: 'required' as const }),
    ...(asks.includes('child') && tidyPersonName(draft.childName) === '' && { childName: 'required' as const }),
    ...(asks.includes('child') && draft.childSex === '' && { childSex: 'required' as const }),
    ...(draft.day === '' && { day: 'required' as const }),
    ...(draft.day > today && { day: 'future' as const }),
  };
}

function spouseOf(kin: ResidentView['kin']): PickedPerson {
  const spouse = kin.find(({ kind, to }) => kind === 'spouse' && to === null);
  return spouse ? { id: spouse.residentId, name: spouse.name } : NOBODY;
}

/** What was typed for one event of one file, kept while the page is open: in memory only, since it says where somebody goes. */
export function useLifeDraft({ id: residentId, kin }: ResidentView, event: LifeEvent, today: string) {
  const client = useQueryClient();
  const key = ['residents-typed', event, residentId];
  const [draft, setDraft] = useState<LifeDraft>(
    () =>
      client.getQueryData<LifeDraft>(key) ?? {
        day: today,
        address: '',
        wholeHousehold: false,
        householdRole: '',
        reason: '',
        note: '',
        // Whoever somebody is married to is the other parent, as a rule.
        other: event === 'register_birth' ? spouseOf(kin) : NOBODY,
        together: 'stay',
        hospital: '',
        childName: '',
        childSex: '',
        childIdNumber: '',
        livesWith: 'this_parent',
        notSame: [],
      },
  );
  return {
    draft,
    change: (changed: Partial<LifeDraft>) => {
      const next = { ...draft, ...changed };
      client.setQueryDefaults(['residents-typed'], { gcTime: Infinity });
      client.setQueryData(key, next);
      setDraft(next);
    },
    forget: () => client.removeQueries({ queryKey: key }),
  };
}
