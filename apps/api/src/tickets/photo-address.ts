import type { Actor } from '@linli/domain/shared/actor.ts';
import type { FileAddress } from '@linli/domain/shared/file-address.contract.ts';
import { ticketsContract as contract } from '@linli/domain/tickets/tickets.contract.ts';
import { fileAddress } from '../shared/file-address.ts';
import type { Platform } from '../shared/platform.ts';

/** Where this person, or whoever holds the secret, finds a photo of a ticket. */
export function photoAddress(
  platform: Platform,
  actor: Actor,
  { id, number }: { id: string; number: string },
  photoId: string,
): FileAddress {
  return actor.kind === 'person'
    ? fileAddress(platform, actor, contract.viewPhoto, { ticketId: id, photoId })
    : fileAddress(platform, actor, contract.viewReportPhoto, { number, photoId });
}
