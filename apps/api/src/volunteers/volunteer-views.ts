import { ageOn } from '@linli/domain/residents/id-number.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import { maskPhone } from '@linli/domain/shared/masking.ts';
import { availableVolunteerActions } from '@linli/domain/volunteers/volunteer.ts';
import type { VolunteerView } from '@linli/domain/volunteers/volunteers.contract.ts';
import type { Platform } from '../shared/platform.ts';
import type { StoredVolunteer } from './volunteers.store.ts';

type Sealed = 'name' | 'phone' | 'birthDate' | 'guardianName' | 'guardianPhone' | 'declineReason';

/** What is kept encrypted of a volunteer, opened. */
export function openVolunteer({ cipher }: Platform, row: StoredVolunteer): Record<Sealed, string> {
  const open = (field: Sealed) => cipher.decrypt(row[field], `volunteers.${field}.${row.id}`);
  return {
    name: open('name'),
    phone: open('phone'),
    birthDate: open('birthDate'),
    guardianName: open('guardianName'),
    guardianPhone: open('guardianPhone'),
    declineReason: open('declineReason'),
  };
}

export function viewOfVolunteer(platform: Platform, row: StoredVolunteer): VolunteerView {
  const { name, phone, birthDate, guardianName, guardianPhone, declineReason } = openVolunteer(platform, row);
  return {
    id: row.id,
    status: row.status,
    name,
    maskedPhone: maskPhone(phone),
    age: ageOn(birthDate, shanghaiDate(platform.clock())),
    guardian: guardianName === '' ? null : { name: guardianName, maskedPhone: maskPhone(guardianPhone) },
    // Only what the contract allows was ever written.
    skills: row.skills as VolunteerView['skills'],
    languages: row.languages as VolunteerView['languages'],
    freeTimes: row.freeTimes as VolunteerView['freeTimes'],
    askedAt: row.askedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    declineReason: declineReason === '' ? null : declineReason,
    version: row.version,
    availableActions: availableVolunteerActions(row),
  };
}
