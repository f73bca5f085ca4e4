import { z } from 'zod';
import { OFFICE_ROLES } from '../shared/actor.ts';
import { defineContract } from '../shared/contract.ts';
import { Id, Text, Version } from '../shared/page.contract.ts';
import { CALL_BACK_RESULTS, TICKET_LIMITS } from './ticket.ts';
import { PublicTicketView, TicketNumber, TicketView } from './ticket-views.contract.ts';

const { reasonLength, noteLength } = TICKET_LIMITS;
const WORKER = ['community_worker'] as const;
const OFFICIALS = ['district_official', 'street_official'] as const;

const params = z.strictObject({ ticketId: Id });
const numberParams = z.strictObject({ number: TicketNumber });
const version = Version;
const reason = Text(reasonLength);
const note = z.string().trim().max(noteLength).default('');
/** A calendar day in Shanghai. */
const until = z.iso.date();

/** Steps of a ticket that hold it up, press for it, watch over it, or take it up again. */
export const ticketStepsContract = defineContract({
  return: {
    method: 'POST',
    path: '/tickets/:ticketId/return',
    access: WORKER,
    /** Whoever it was given to, and nobody else: the desk gives it to somebody else by assigning. */
    reach: {
      community_worker: {
        own: 'yes',
        taken: 'ticket.not_allowed',
        open: 'ticket.not_allowed',
        unopened: 'ticket.not_allowed',
      },
    },
    status: 200,
    params,
    body: z.strictObject({ version, reason }),
    response: TicketView,
    summary: 'Give a ticket that one was assigned back to the desk (退单)',
  },
  suspend: {
    method: 'POST',
    path: '/tickets/:ticketId/suspend',
    access: WORKER,
    status: 200,
    params,
    body: z.strictObject({ version, until, reason }),
    response: TicketView,
    summary: 'Put a ticket off until a day, for a reason that the reporter reads (挂账)',
  },
  resume: {
    method: 'POST',
    path: '/tickets/:ticketId/resume',
    access: WORKER,
    status: 200,
    params,
    body: z.strictObject({ version }),
    response: TicketView,
    summary: 'Go on with what was put off, before its day comes',
  },
  reopen: {
    method: 'POST',
    path: '/tickets/:ticketId/reopen',
    access: WORKER,
    status: 200,
    params,
    body: z.strictObject({ version, reason }),
    response: TicketView,
    summary: 'Take a finished matter up again, within some days (重办)',
  },
  reopenPublicly: {
    method: 'POST',
    path: '/public/tickets/:number/reopen',
    access: 'secret_holder',
    status: 200,
    params: numberParams,
    body: z.strictObject({ version, reason }),
    response: PublicTicketView,
    summary: 'Say that one’s matter is not settled, within some days of its end',
  },
  callBack: {
    method: 'POST',
    path: '/tickets/:ticketId/call-back',
    access: OFFICE_ROLES,
    status: 200,
    params,
    body: z.strictObject({ version, result: z.enum(CALL_BACK_RESULTS), note }),
    response: TicketView,
    summary: 'Record how the reporter answered when they were called back (回访)',
  },
  nudge: {
    method: 'POST',
    path: '/tickets/:ticketId/nudge',
    access: OFFICIALS,
    status: 200,
    params,
    body: z.strictObject({ version, note }),
    response: TicketView,
    summary: 'Press for a ticket from above (催办)',
  },
  nudgePublicly: {
    method: 'POST',
    path: '/public/tickets/:number/nudge',
    access: 'secret_holder',
    status: 200,
    params: numberParams,
    body: z.strictObject({ version, note }),
    response: PublicTicketView,
    summary: 'Press for one’s report, once a day',
  },
  supervise: {
    method: 'POST',
    path: '/tickets/:ticketId/supervise',
    access: OFFICIALS,
    status: 200,
    params,
    body: z.strictObject({ version, until, note: Text(noteLength) }),
    response: TicketView,
    summary: 'Watch over a ticket, with a day and what is expected (督办)',
  },
  endSupervision: {
    method: 'POST',
    path: '/tickets/:ticketId/end-supervision',
    access: OFFICIALS,
    status: 200,
    params,
    body: z.strictObject({ version, note: Text(noteLength) }),
    response: TicketView,
    summary: 'End the supervision, saying what came of it',
  },
});
