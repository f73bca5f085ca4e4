import { readIdNumber } from '@linli/domain/residents/id-number.ts';
import { tidyPersonName } from '@linli/domain/residents/person-name.ts';
import { readPhoneNumber } from '@linli/domain/residents/phone-number.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { PersonDraft } from './resident-draft.ts';
import { duplicatesQuery, type SoughtPerson } from './residents.queries.ts';

const PAUSE_MS = 350;

type Typed = Pick<PersonDraft, 'name' | 'idNumber' | 'phone' | 'birthDate'>;

/** What of a draft is enough to look for files of the same person; null while it is not. */
function soughtOf({ name, idNumber, phone, birthDate }: Typed, today: string): SoughtPerson | null {
  const isNumber = readIdNumber(idNumber, today).isSound;
  const isPhone = readPhoneNumber(phone).isSound;
  const isDay = /^\d{4}-\d\d-\d\d$/.test(birthDate.trim());
  if (tidyPersonName(name) === '' || !(isNumber || isPhone || isDay)) return null;
  return {
    name,
    ...(isNumber && { idNumber }),
    ...(isPhone && { phone }),
    ...(isDay && { birthDate: birthDate.trim() }),
  };
}

/** Files of probably the same person, asked for after a pause in typing. */
export function useDuplicates(draft: Typed, today: string) {
  const wanted = JSON.stringify(soughtOf(draft, today));
  const [asked, setAsked] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const sought = JSON.parse(asked) as SoughtPerson | null;
  const { data } = useQuery({ ...duplicatesQuery(sought), placeholderData: keepPreviousData });
  return sought === null ? [] : (data?.items ?? []);
}
