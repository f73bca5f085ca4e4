import type { OrgPath } from '@linli/domain/shared/scope.ts';
import { calendarOf, type WorkingCalendar } from '@linli/domain/working-time/working-calendar.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';
import { listHours } from './working-time.store.ts';

/** When the office at `path` is open: what it says itself, else its street, else its district, else the usual week. */
export async function workingCalendarAt(
  client: ScopedClient | Transaction,
  { communityId, streetId, districtId }: OrgPath,
): Promise<WorkingCalendar> {
  const nearestFirst = [communityId, streetId, districtId].filter((id) => id !== null);
  const hours = await listHours(client, nearestFirst);
  return calendarOf(nearestFirst.flatMap((id) => hours.get(id) ?? []));
}
