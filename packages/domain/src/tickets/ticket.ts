import type { Role } from '../shared/actor.ts';
import type { OrgPath } from '../shared/scope.ts';
import type { TimeLimit } from '../working-time/working-time.ts';

/** 工单 statuses, in the order of a ticket's life. */
export const TICKET_STATUSES = [
  'reported',
  'accepted',
  'open',
  'in_progress',
  'suspended',
  'resolved',
  'closed',
  'rejected',
] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

/** Statuses in which somebody still has to act for the resident. */
export const UNFINISHED_TICKET_STATUSES = ['reported', 'accepted', 'open', 'in_progress', 'suspended'] as const;
/** What the rules need to know of a ticket. */
export interface Ticket extends OrgPath {
  readonly id: string;
  readonly status: TicketStatus;
  /** Where it goes back to when what holds it up is over; null while nothing does. */
  readonly statusBefore: TicketStatus | null;
  readonly assigneeId: string | null;
  /** The role under which the assignee took it; null while nobody has. */
  readonly assigneeRole: Role | null;
  readonly finishedAt: Date | null;
  /** When its reporter last pressed for it. */
  readonly reporterNudgedAt: Date | null;
  /** The role of whoever supervises it (督办); null while nobody does. */
  readonly supervisorRole: Role | null;
}

/** Where a report came from. */
export const TICKET_SOURCES = ['public_page', 'counter', 'phone', 'open311'] as const;
export type TicketSource = (typeof TICKET_SOURCES)[number];

/**
 * 工单类别 with the time within which the resident is promised a solution: danger and care day and night, everything
 * else in the working days of the office that has it. Defaults until each district keeps its own.
 */
export const TICKET_CATEGORIES = {
  environment: { solveWithin: { amount: 3, unit: 'working_days' } },
  facilities: { solveWithin: { amount: 3, unit: 'working_days' } },
  safety: { solveWithin: { amount: 24, unit: 'hours' } },
  noise: { solveWithin: { amount: 2, unit: 'working_days' } },
  elderly_care: { solveWithin: { amount: 24, unit: 'hours' } },
  documents: { solveWithin: { amount: 3, unit: 'working_days' } },
  benefits: { solveWithin: { amount: 5, unit: 'working_days' } },
  property: { solveWithin: { amount: 3, unit: 'working_days' } },
  other: { solveWithin: { amount: 3, unit: 'working_days' } },
} as const satisfies Record<string, { solveWithin: TimeLimit }>;
export type TicketCategory = keyof typeof TICKET_CATEGORIES;
export const TICKET_CATEGORY_CODES = Object.keys(TICKET_CATEGORIES) as [TicketCategory, ...TicketCategory[]];

/** 回访: what the reporter said when they were called. */
export const CALL_BACK_RESULTS = ['satisfied', 'unsatisfied', 'unreachable'] as const;
export type CallBackResult = (typeof CALL_BACK_RESULTS)[number];

/** Bounds that the form shows and the API holds; lengths in characters. */
export const TICKET_LIMITS = {
  titleLength: 60,
  descriptionLength: 2000,
  placeLength: 100,
  placeDetailLength: 100,
  nameLength: 40,
  noteLength: 1000,
  reasonLength: 500,
  /** 挂账: for how many days at most a ticket waits for something. */
  suspendDays: 180,
  /** For how many days after it was finished a matter is taken up again. */
  reopenDays: 15,
  /** A reporter presses once in so many hours. */
  nudgeHours: 24,
  superviseDays: 90,
  photosPerKind: 6,
} as const;
