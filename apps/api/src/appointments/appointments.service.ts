import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { Platform } from '../shared/platform.ts';
import { listColleagueRows } from './appointments.store.ts';

/** Whom a worker can give a ticket of their community to, themselves included. */
export async function listColleagues(platform: Platform, actor: PersonActor) {
  return { items: await listColleagueRows(platform.database.scoped, actor.scope, platform.clock()) };
}
