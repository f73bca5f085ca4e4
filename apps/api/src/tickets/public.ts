import type { Platform } from '../shared/platform.ts';
import { findTicketIdByNumber, listTicketNumbers } from './ticket-numbers.store.ts';

export { hashTicketSecret } from './ticket-secret.ts';
/** How other systems' reports come in: through the same door as a resident's. */
export { reportTicket } from './ticket-report.service.ts';
/** One ticket, as far as it exists for this person; refuses otherwise. */
export { getVisible as getVisibleTicket } from './ticket-move.ts';
/** What belongs to one encrypted field of one ticket. */
export { contactContext } from './ticket-views.ts';

/** The id of the ticket with this number, whoever asks: it opens nothing. */
export async function findTicketId({ database }: Platform, number: string): Promise<string | null> {
  return findTicketIdByNumber(database, number);
}

/** What people call these tickets. For events that the caller may read although the tickets are not theirs to see. */
export function ticketNumbers({ database }: Platform, ids: readonly string[]): Promise<Map<string, string>> {
  return listTicketNumbers(database, ids);
}
