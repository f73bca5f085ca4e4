import type { Platform } from '../shared/platform.ts';
import type { ScopedClient } from '../shared/database.ts';
import { findColleagueRow } from './appointments.store.ts';
import { listPersonIds } from './people.store.ts';

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

/** People with exactly this name or username. */
export function findPersonIds(client: ScopedClient, text: string): Promise<string[]> {
  return listPersonIds(client, text);
}

export { getPersonToCareFor } from './account-holders.ts';
export { hasAdministratorBesides } from './administrators.store.ts';
export { addPersonWithLink } from './people.service.ts';
export { endLinks } from './sign-in-links.store.ts';
