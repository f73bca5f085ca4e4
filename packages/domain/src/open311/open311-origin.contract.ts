import { z } from 'zod';
import { OFFICE_ROLES } from '../shared/actor.ts';
import { defineContract } from '../shared/contract.ts';
import { Id } from '../shared/page.contract.ts';

export const open311OriginContract = defineContract({
  get: {
    method: 'GET',
    path: '/tickets/:ticketId/open311',
    access: OFFICE_ROLES,
    status: 200,
    params: z.strictObject({ ticketId: Id }),
    response: z.strictObject({
      /** As the key is called that filed it; null where the ticket came in another way. */
      sender: z.string().nullable(),
      lat: z.number().nullable(),
      long: z.number().nullable(),
      /** What the sender linked to; nobody here has opened it. */
      mediaUrl: z.string().nullable(),
    }),
    summary: 'What another system sent with a ticket besides: the point and a link, as they came',
  },
});
export type Open311Origin = z.output<typeof open311OriginContract.get.response>;
