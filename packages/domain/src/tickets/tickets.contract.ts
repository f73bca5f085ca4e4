import { z } from 'zod';
import { OFFICE_ROLES } from '../shared/actor.ts';
import { defineContract } from '../shared/contract.ts';
import { PHOTO_UPLOAD } from '../shared/photo-upload.ts';
import { FileQuery } from '../shared/file-address.contract.ts';
import { Id, PageQuery, Text, Version, pageOf } from '../shared/page.contract.ts';
import { ORG_UNIT_KINDS } from '../shared/scope.ts';
import { toldTo } from '../shared/told-to.contract.ts';
import { PROOF_LENGTH } from './report-proof.ts';
import { TICKET_CATEGORY_CODES, TICKET_LIMITS, TICKET_STATUSES } from './ticket.ts';
import {
  ClaimableTicket,
  PublicTicketView,
  TicketNumber,
  TicketPhoto,
  TicketReceipt,
  TicketSummary,
  TicketView,
} from './ticket-views.contract.ts';

const limits = TICKET_LIMITS;

const TicketParams = z.strictObject({ ticketId: Id });
const PhotoParams = z.strictObject({ ticketId: Id, photoId: Id });
const NumberParams = z.strictObject({ number: TicketNumber });
/** Mainland mobile or landline with area code, spaces and dashes allowed. */
const Phone = z
  .string()
  .trim()
  .transform((phone) => phone.replaceAll(/[\s-]/g, ''))
  .pipe(z.string().regex(/^(\+?86)?1\d{10}$|^0\d{9,11}$|^\d{7,8}$/));

const Report = {
  communityId: Id,
  category: z.enum(TICKET_CATEGORY_CODES),
  title: Text(limits.titleLength),
  description: z.string().trim().max(limits.descriptionLength).default(''),
  /** Where it is, as anybody may read it: compound and building. */
  place: Text(limits.placeLength),
  /** Door number and the like; shown to the office and to whoever does the work. */
  placeDetail: z.string().trim().max(limits.placeDetailLength).default(''),
  reporterName: z.string().trim().max(limits.nameLength).default(''),
  reporterPhone: z.union([z.literal(''), Phone]).default(''),
};

const WORKER = ['community_worker'] as const;
const VOLUNTEER = ['volunteer'] as const;
const TICKET_READERS = [...OFFICE_ROLES, 'volunteer'] as const;

const ListQuery = z.strictObject({
  ...PageQuery,
  /**
   * One status; `unfinished` still waits for somebody, `overdue` past its promise too, `climbed` told to
   * one’s own level because of it (a warning is, to the office itself), `supervised` watched over by an
   * official; absent is all.
   */
  status: z.enum([...TICKET_STATUSES, 'unfinished', 'overdue', 'climbed', 'supervised']).optional(),
  category: z.enum(TICKET_CATEGORY_CODES).optional(),
  /** `me`: given to the person who asks. */
  assignee: z.literal('me').optional(),
  /** A unit inside one's scope, to look at only a part of it. */
  unitId: Id.optional(),
  /** Part of the number, the title or the place; two characters at least are worth typing. */
  q: z.string().trim().max(60).optional(),
  /** `due`: what is promised soonest first, among unfinished ones; `newest`: latest report first. */
  sort: z.enum(['newest', 'due']).default('newest'),
});
export type TicketListQuery = z.output<typeof ListQuery>;

const Unchanged = { version: Version };

export const ticketsContract = defineContract({
  reportPublicly: {
    method: 'POST',
    path: '/public/tickets',
    access: 'public',
    limit: 'report',
    status: 201,
    body: z.strictObject({
      ...Report,
      /** The challenge of an earlier refusal and its solution, as JSON; needed while reports come in a flood. */
      proof: z.string().max(PROOF_LENGTH).optional(),
    }),
    response: TicketReceipt,
    summary: 'Report a problem without an account',
  },
  follow: {
    method: 'GET',
    path: '/public/tickets/:number',
    access: 'secret_holder',
    status: 200,
    params: NumberParams,
    response: PublicTicketView,
    summary: 'Follow a report by its number and secret',
  },
  rate: {
    method: 'POST',
    path: '/public/tickets/:number/rate',
    access: 'secret_holder',
    status: 200,
    params: NumberParams,
    body: z.strictObject({
      ...Unchanged,
      stars: z.number().int().min(1).max(5),
      comment: z.string().trim().max(limits.noteLength).default(''),
    }),
    response: PublicTicketView,
    summary: 'Rate the solution, which closes the ticket',
  },
  addReportPhoto: {
    method: 'POST',
    path: '/public/tickets/:number/photos',
    access: 'secret_holder',
    status: 201,
    params: NumberParams,
    upload: PHOTO_UPLOAD,
    response: TicketPhoto,
    summary: 'Add a photo to a report while nobody has finished it',
  },
  viewReportPhoto: {
    method: 'GET',
    path: '/public/tickets/:number/photos/:photoId',
    access: 'secret_holder',
    status: 200,
    params: z.strictObject({ number: TicketNumber, photoId: Id }),
    query: FileQuery,
    response: 'image',
    summary: 'A photo of a report that one follows',
  },
  report: {
    method: 'POST',
    path: '/tickets',
    access: WORKER,
    status: 201,
    body: z.strictObject({ ...Report, source: z.enum(['counter', 'phone']) }),
    response: TicketReceipt,
    summary: 'Report on behalf of a resident at the counter or on the phone',
  },
  list: {
    method: 'GET',
    path: '/tickets',
    access: OFFICE_ROLES,
    status: 200,
    query: ListQuery,
    response: pageOf(TicketSummary),
    summary: 'Tickets of the units one acts for',
  },
  counts: {
    method: 'GET',
    path: '/tickets/counts',
    access: OFFICE_ROLES,
    status: 200,
    query: z.strictObject({ unitId: Id.optional() }),
    /** Unfinished tickets by status, each counted up to 1,000; `overdue` and `mine` likewise. */
    response: z.strictObject({
      reported: z.number(),
      accepted: z.number(),
      open: z.number(),
      in_progress: z.number(),
      suspended: z.number(),
      resolved: z.number(),
      overdue: z.number(),
      climbed: z.number(),
      supervised: z.number(),
      mine: z.number(),
    }),
    summary: 'How many tickets wait, by status',
  },
  countsByUnit: {
    method: 'GET',
    path: '/tickets/counts-by-unit',
    access: OFFICE_ROLES,
    status: 200,
    /** The units right below this one, or below one's own; a community shows itself. */
    query: z.strictObject({ unitId: Id.optional() }),
    response: z.strictObject({
      items: z.array(
        z.strictObject({
          unit: z.strictObject({ id: Id, name: z.string(), kind: z.enum(ORG_UNIT_KINDS) }),
          reported: z.number().int(),
          unfinished: z.number().int(),
          overdue: z.number().int(),
        }),
      ),
    }),
    summary: 'Unfinished tickets of each unit right below, what is most behind first',
  },
  claimable: {
    method: 'GET',
    path: '/tickets/claimable',
    access: VOLUNTEER,
    status: 200,
    query: z.strictObject(PageQuery),
    response: pageOf(ClaimableTicket),
    summary: 'Open tickets of the communities a volunteer joined, due soonest first',
  },
  claimed: {
    method: 'GET',
    path: '/tickets/claimed',
    access: VOLUNTEER,
    status: 200,
    query: z.strictObject({ ...PageQuery, live: z.enum(['true', 'false']).default('true') }),
    response: pageOf(TicketSummary),
    summary: "A volunteer's own tickets: live ones, or those done",
  },
  get: {
    method: 'GET',
    path: '/tickets/:ticketId',
    access: TICKET_READERS,
    reach: { volunteer: { open: 'yes', own: 'yes' } },
    status: 200,
    params: TicketParams,
    response: TicketView,
    summary: 'One ticket as the caller may see it',
  },
  accept: {
    method: 'POST',
    path: '/tickets/:ticketId/accept',
    access: WORKER,
    status: 200,
    params: TicketParams,
    body: z.strictObject(Unchanged),
    response: TicketView,
    summary: 'Accept a report (受理)',
  },
  reject: {
    method: 'POST',
    path: '/tickets/:ticketId/reject',
    access: WORKER,
    status: 200,
    params: TicketParams,
    body: z.strictObject({ ...Unchanged, reason: Text(limits.reasonLength) }),
    response: TicketView,
    summary: 'Reject a report with a reason that the reporter reads (不予受理)',
  },
  open: {
    method: 'POST',
    path: '/tickets/:ticketId/open',
    access: WORKER,
    status: 200,
    params: TicketParams,
    body: z.strictObject({ ...Unchanged, volunteerBrief: Text(limits.noteLength) }),
    response: TicketView,
    summary: 'Open to the volunteers of the community, with what they may know beforehand',
  },
  assign: {
    method: 'POST',
    path: '/tickets/:ticketId/assign',
    access: WORKER,
    status: 200,
    params: TicketParams,
    body: z.strictObject({ ...Unchanged, assigneeId: Id }),
    response: TicketView,
    summary: 'Give to a colleague of the same community or take it oneself (派单)',
  },
  claim: {
    method: 'POST',
    path: '/tickets/:ticketId/claim',
    access: VOLUNTEER,
    /** What a volunteer pressed a moment too late stood open on their screen: "does not exist" would read as a fault. */
    reach: { volunteer: { open: 'yes', taken: 'ticket.already_claimed', own: 'ticket.not_now' } },
    becomes: 'own',
    status: 200,
    params: TicketParams,
    response: TicketView,
    summary: 'Claim an open ticket; exactly one volunteer wins (认领)',
  },
  release: {
    method: 'POST',
    path: '/tickets/:ticketId/release',
    access: VOLUNTEER,
    reach: { volunteer: { own: 'yes', open: 'ticket.not_allowed' } },
    status: 200,
    params: TicketParams,
    body: z.strictObject({ ...Unchanged, reason: Text(limits.reasonLength) }),
    response: TicketSummary,
    summary: 'Give a claimed ticket back to the other volunteers',
  },
  resolve: {
    method: 'POST',
    path: '/tickets/:ticketId/resolve',
    access: ['community_worker', 'volunteer'],
    reach: { volunteer: { own: 'yes', open: 'ticket.not_allowed' } },
    status: 200,
    params: TicketParams,
    body: z.strictObject({ ...Unchanged, solution: Text(limits.noteLength) }),
    response: TicketView,
    summary: 'Resolve with a note that the reporter reads (办结)',
  },
  addSolutionPhoto: {
    method: 'POST',
    path: '/tickets/:ticketId/photos',
    access: ['community_worker', 'volunteer'],
    reach: { volunteer: { own: 'yes', open: 'ticket.not_now' } },
    status: 201,
    params: TicketParams,
    upload: PHOTO_UPLOAD,
    response: TicketPhoto,
    summary: 'Add a photo of the solution, before resolving',
  },
  viewPhoto: {
    method: 'GET',
    path: '/tickets/:ticketId/photos/:photoId',
    access: TICKET_READERS,
    /** Photos of a report may show a home: before a claim a volunteer does not see them. */
    reach: { volunteer: { own: 'yes', open: 'ticket.photo_not_found' } },
    status: 200,
    params: PhotoParams,
    query: FileQuery,
    response: 'image',
    summary: 'A photo of a ticket one can see',
  },
  revealContact: {
    method: 'POST',
    path: '/tickets/:ticketId/reveal-contact',
    access: OFFICE_ROLES,
    limit: 'reveal',
    status: 200,
    params: TicketParams,
    body: z.strictObject({ reason: Text(limits.reasonLength) }),
    response: z.strictObject({
      reporterName: toldTo('contact_revealed', { offices: 'whole' }, z.string()),
      reporterPhone: toldTo('contact_revealed', { offices: 'whole' }, z.string()),
    }),
    summary: "The reporter's name and phone unmasked, for a reason that is kept",
  },
});
