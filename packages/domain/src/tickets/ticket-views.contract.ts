import { z } from 'zod';
import { ROLES } from '../shared/actor.ts';
import { FileAddress } from '../shared/file-address.contract.ts';
import { Id, Moment, Version } from '../shared/page.contract.ts';
import { toldTo } from '../shared/told-to.contract.ts';
import { TICKET_CATEGORY_CODES, CALL_BACK_RESULTS, TICKET_SOURCES, TICKET_STATUSES } from './ticket.ts';
import { CLIMB_STEPS } from './ticket-climb.ts';
import { TICKET_ACTIONS, TICKET_BLOCKS } from './ticket-life.ts';

/** District initials, day in Shanghai, running number: `HP-20261123-0042`. */
export const TicketNumber = z.string().regex(/^[A-Z0-9]{1,8}-\d{8}-\d{4,6}$/);
export const TicketPhoto = z.strictObject({
  id: Id,
  kind: z.enum(['report', 'solution']),
  width: z.number().int(),
  height: z.number().int(),
  /** Made for whoever reads this view; the photo itself asks for it. */
  address: FileAddress,
});

/** What a volunteer needs to know only while the work is theirs. */
const FOR_THE_WORK = { offices: 'whole', volunteer: ['own'] } as const;
/** Contact details leave unmasked only for a live claim. */
const CONTACT = { offices: 'masked', volunteer: ['own'] } as const;
const OFFICES_ONLY = { offices: 'whole' } as const;

const ticketSummary = {
  id: Id,
  number: TicketNumber,
  status: z.enum(TICKET_STATUSES),
  category: z.enum(TICKET_CATEGORY_CODES),
  title: z.string(),
  place: z.string(),
  community: z.strictObject({ id: Id, name: z.string() }),
  reportedAt: Moment,
  dueAt: Moment,
  finishedAt: Moment.nullable(),
  assignee: z.strictObject({ id: Id, name: z.string(), role: z.enum(ROLES) }).nullable(),
  /** 挂账: the moment at which it goes on by itself; null while it is not put off. */
  suspendedUntil: Moment.nullable(),
  /** 催办: how often it was pressed for. */
  nudges: z.number().int(),
  /** 逾期上报: how far its promise has climbed; null while it lies well ahead. */
  climbed: z.enum(CLIMB_STEPS).nullable(),
  /** 督办: until when the supervisor expects it done; null while nobody supervises it. */
  supervisedUntil: Moment.nullable(),
  version: Version,
};
/** One row of a list. */
export const TicketSummary = z.strictObject(ticketSummary);
export type TicketSummary = z.output<typeof TicketSummary>;

const TicketEvent = z.strictObject({
  id: z.string(),
  action: z.string(),
  at: Moment,
  actorName: toldTo('step_actor', FOR_THE_WORK, z.string().nullable()),
  actorRole: z.enum(ROLES).nullable(),
  /** Whom the ticket was given to by this step. */
  givenTo: toldTo('step_given_to', OFFICES_ONLY, z.string().nullable()),
  /** Whom the clock told of its promise by this step. */
  climbedTo: z.enum(CLIMB_STEPS).nullable(),
  note: toldTo('step_note', FOR_THE_WORK, z.string().nullable()),
});

/** What is somebody’s to do but not now, and why; `until` is when it will be, where that is known. */
const BlockedAction = z.strictObject({
  action: z.enum(TICKET_ACTIONS),
  reason: z.enum(TICKET_BLOCKS),
  until: Moment.nullable(),
});

/** One ticket as the person who asks may see it; contact details are masked or null where they may not. */
export const TicketView = z.strictObject({
  ...ticketSummary,
  source: z.enum(TICKET_SOURCES),
  description: toldTo('description', FOR_THE_WORK, z.string()),
  placeDetail: toldTo('place_detail', FOR_THE_WORK, z.string().nullable()),
  reporterName: toldTo('reporter_name', CONTACT, z.string().nullable()),
  reporterPhone: toldTo('reporter_phone', CONTACT, z.string().nullable()),
  /** True when a masked name or phone can be revealed with a reason. */
  canReveal: toldTo('may_reveal_contact', OFFICES_ONLY, z.boolean()),
  volunteerBrief: z.string().nullable(),
  rejectReason: z.string().nullable(),
  solution: z.string().nullable(),
  stars: z.number().int().min(1).max(5).nullable(),
  ratingComment: z.string().nullable(),
  suspendReason: z.string().nullable(),
  reopenings: z.number().int(),
  supervision: toldTo(
    'supervision',
    OFFICES_ONLY,
    z.strictObject({ by: z.string(), role: z.enum(ROLES), since: Moment, note: z.string() }).nullable(),
  ),
  callBack: toldTo(
    'call_back',
    OFFICES_ONLY,
    z.strictObject({ result: z.enum(CALL_BACK_RESULTS), note: z.string(), at: Moment }).nullable(),
  ),
  photos: toldTo('report_photos', FOR_THE_WORK, z.array(TicketPhoto)),
  events: z.array(TicketEvent),
  availableActions: z.array(z.enum(TICKET_ACTIONS)),
  blockedActions: z.array(BlockedAction),
});
export type TicketView = z.output<typeof TicketView>;

/** What a reporter sees with number and secret. Nobody's name but the community's. */
export const PublicTicketView = z.strictObject({
  number: TicketNumber,
  status: z.enum(TICKET_STATUSES),
  category: z.enum(TICKET_CATEGORY_CODES),
  title: z.string(),
  description: z.string(),
  place: z.string(),
  communityName: z.string(),
  reportedAt: Moment,
  dueAt: Moment,
  finishedAt: Moment.nullable(),
  rejectReason: z.string().nullable(),
  solution: z.string().nullable(),
  stars: z.number().int().min(1).max(5).nullable(),
  ratingComment: z.string().nullable(),
  photos: z.array(TicketPhoto),
  suspendedUntil: Moment.nullable(),
  suspendReason: z.string().nullable(),
  steps: z.array(z.strictObject({ action: z.string(), at: Moment })),
  availableActions: z.array(z.enum(TICKET_ACTIONS)),
  blockedActions: z.array(BlockedAction),
  version: Version,
});
export type PublicTicketView = z.output<typeof PublicTicketView>;

/** The receipt is the only time the secret is given; the product keeps its hash. */
export const TicketReceipt = z.strictObject({ id: Id, number: TicketNumber, secret: z.string(), dueAt: Moment });
export type TicketReceipt = z.output<typeof TicketReceipt>;

/** What a volunteer sees before claiming: enough to decide, nothing about the resident. */
export const ClaimableTicket = z.strictObject({
  id: Id,
  category: z.enum(TICKET_CATEGORY_CODES),
  title: z.string(),
  place: z.string(),
  volunteerBrief: z.string(),
  community: z.strictObject({ id: Id, name: z.string() }),
  dueAt: Moment,
  version: Version,
});
export type ClaimableTicket = z.output<typeof ClaimableTicket>;
