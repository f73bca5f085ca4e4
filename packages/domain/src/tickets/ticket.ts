import type { Role } from '../shared/actor.ts';
import type { OrgPath } from '../shared/scope.ts';

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
 * 工单类别 with the hours within which the resident is promised a solution, in elapsed hours from the report.
 * Defaults until each district keeps its own.
 */
export const TICKET_CATEGORIES = {
  environment: { solveWithinHours: 72 },
  facilities: { solveWithinHours: 72 },
  safety: { solveWithinHours: 24 },
  noise: { solveWithinHours: 48 },
  elderly_care: { solveWithinHours: 24 },
  documents: { solveWithinHours: 72 },
  benefits: { solveWithinHours: 120 },
  property: { solveWithinHours: 72 },
  other: { solveWithinHours: 72 },
} as const satisfies Record<string, { solveWithinHours: number }>;
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
  photoBytes: 15 * 1024 * 1024,
} as const;

/** The moment until which a ticket of `category`, reported at `reportedAt`, is to be solved. */
export function ticketDueAt(category: TicketCategory, reportedAt: Date): Date {
  return new Date(reportedAt.getTime() + TICKET_CATEGORIES[category].solveWithinHours * 3_600_000);
}

/**
 * The promise of a ticket that is put off from `now` until `until`: what is left of its time is left afterwards too. One
 * that is late already stays late, or putting it off would undo that.
 */
export function dueAfterSuspending(dueAt: Date, now: Date, until: Date): Date {
  return dueAt > now ? new Date(dueAt.getTime() + until.getTime() - now.getTime()) : dueAt;
}

/** The promise of a ticket that was put off at `suspendedAt` until `until`, and goes on at `now`, which may be before. */
export function dueAfterResuming(
  dueAt: Date,
  { suspendedAt, until, now }: Record<'suspendedAt' | 'until' | 'now', Date>,
): Date {
  const unused = until.getTime() - now.getTime();
  const wasMoved = dueAt.getTime() - (until.getTime() - suspendedAt.getTime()) > suspendedAt.getTime();
  return wasMoved && unused > 0 ? new Date(dueAt.getTime() - unused) : dueAt;
}
