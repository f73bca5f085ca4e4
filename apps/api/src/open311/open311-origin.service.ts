import type { Open311Origin } from '@linli/domain/open311/open311-origin.contract.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { Platform } from '../shared/platform.ts';
import { getVisibleTicket } from '../tickets/public.ts';
import { mediaContext } from './open311-views.ts';
import { findKeyName, findOrigin } from './open311.store.ts';

/** What the sender of a ticket said besides, for the office that works on it. */
export async function getOrigin(platform: Platform, actor: PersonActor, ticketId: string): Promise<Open311Origin> {
  const { database, cipher } = platform;
  await getVisibleTicket(platform, actor, ticketId);
  const origin = await findOrigin(database.scoped, ticketId);
  if (!origin) return { sender: null, lat: null, long: null, mediaUrl: null };
  const { keyId, lat, long, mediaUrl } = origin;
  return {
    // The key may be the district's, above whoever reads here; its name is no secret to them.
    sender: await findKeyName(database, keyId),
    lat,
    long,
    mediaUrl: mediaUrl && cipher.decrypt(mediaUrl, mediaContext(ticketId)),
  };
}
