import { z } from 'zod';
import { defineContract } from '../shared/contract.ts';
import { Id } from '../shared/page.contract.ts';
import { SIMILARITY_REASONS, SIMILAR_SHOWN } from './similar-tickets.ts';
import { TICKET_CATEGORY_CODES, TICKET_LIMITS } from './ticket.ts';
import { TicketSummary } from './ticket-views.contract.ts';

export const similarTicketsContract = defineContract({
  find: {
    method: 'POST',
    path: '/tickets/similar',
    access: ['community_worker'],
    isRead: true,
    leavesNoEvent: 'It only looks.',
    status: 200,
    body: z.strictObject({
      communityId: Id,
      category: z.enum(TICKET_CATEGORY_CODES).nullable(),
      title: z.string().trim().max(TICKET_LIMITS.titleLength),
      place: z.string().trim().max(TICKET_LIMITS.placeLength),
    }),
    response: z.strictObject({
      items: z.array(z.strictObject({ ticket: TicketSummary, reason: z.enum(SIMILARITY_REASONS) })).max(SIMILAR_SHOWN),
    }),
    summary:
      'Tickets that may be of the same matter, while a report is typed; by POST, so that its words stand in no address',
  },
});
