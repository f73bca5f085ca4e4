import type { Platform } from '../shared/platform.ts';
import { findTicketIdByNumber, listTicketNumbers } from './ticket-numbers.store.ts';

/** The keyed hash by which a reporter's secret finds its ticket. */
export function hashTicketSecret(platform: Platform, secret: string): string {
  return platform.cipher.hash(secret, 'ticket-secret');
}

/** The id of the ticket with this number, whoever asks: it opens nothing. */
export async function findTicketId({ database }: Platform, number: string): Promise<string | null> {
  return findTicketIdByNumber(database, number);
}

/** What people call these tickets. For events that the caller may read although the tickets are not theirs to see. */
export function ticketNumbers({ database }: Platform, ids: readonly string[]): Promise<Map<string, string>> {
  return listTicketNumbers(database, ids);
}
