import type { OwnData } from '@linli/domain/residents/own-data.contract.ts';
import type { Platform } from '../shared/platform.ts';
import { openNote } from './visit-note.ts';
import { listVisits } from './visits.store.ts';

/** More than anybody has; it bounds one answer. */
const MOST = 1_000;

/** Every visit to somebody, with what was noted down, for the person it is about. */
export async function visitsInClear({ cipher, database }: Platform, residentId: string): Promise<OwnData['visits']> {
  const rows = await listVisits(database.scoped, residentId, { after: undefined, limit: MOST });
  return rows.map((visit) => {
    const { day, way, outcome, subjects, voidedAt } = visit;
    return { day, way, outcome, subjects, note: openNote(cipher, visit), isVoided: voidedAt !== null };
  });
}
