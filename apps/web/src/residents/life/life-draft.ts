import { LIFE_EVENTS, type LifeEvent, type LifeEventField } from '@linli/domain/residents/life-event.ts';
import type { HouseholdRole } from '@linli/domain/residents/resident.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

export interface LifeDraft {
  day: string;
  address: string;
  wholeHousehold: boolean;
  householdRole: HouseholdRole | '';
  reason: string;
  note: string;
}

export type LifeFault = 'required' | 'future' | 'day';

/** What is missing or cannot be, by field; the API holds the rest. */
export function lifeFaults(
  event: LifeEvent,
  draft: LifeDraft,
  today: string,
): Partial<Record<LifeEventField, LifeFault>> {
  const asks: readonly LifeEventField[] = LIFE_EVENTS[event].asks;
  const isMissing = (field: 'address' | 'reason') => asks.includes(field) && draft[field].trim() === '';
  return {
    ...(isMissing('address') && { address: 'required' as const }),
    ...(isMissing('reason') && { reason: 'required' as const }),
    ...(draft.day === '' && { day: 'required' as const }),
    ...(draft.day > today && { day: 'future' as const }),
  };
}

/** What was typed for one event of one file, kept while the page is open: in memory only, since it says where somebody goes. */
export function useLifeDraft(residentId: string, event: LifeEvent, today: string) {
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
