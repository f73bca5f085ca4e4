import type { Platform } from '../shared/platform.ts';
import { findColleagueRow } from './appointments.store.ts';

/** A person who is a community worker of this community now; null when they are not. */
export function findColleague(
  platform: Platform,
  communityId: string,
  personId: string,
): Promise<{ id: string; name: string } | null> {
  return findColleagueRow(platform.database.scoped, {
    communityId,
    personId,
    now: platform.clock(),
    shows: { demo: platform.isDemo },
  });
}
