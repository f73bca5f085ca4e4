import { refuse } from '../shared/refusal.ts';
import { UNFINISHED_TICKET_STATUSES, type TicketStatus } from '../tickets/ticket.ts';

/**
 * Rules of Open311 GeoReport v2 (http://wiki.open311.org/GeoReport_v2). What the specification leaves to whoever
 * serves it is decided in docs/decisions/0027.
 */
export const GEOREPORT_STATUSES = ['open', 'closed'] as const;
export type GeoReportStatus = (typeof GEOREPORT_STATUSES)[number];

/** “Default query limit is a span of 90 days or first 1000 requests returned, whichever is smallest.” */
export const GEOREPORT_LIMITS = {
  spanDays: 90,
  requests: 1_000,
  /** So far back pages can be turned: 90 days of a busy district. */
  pages: 1_000,
  /** “free form text limited to 4,000 characters” */
  descriptionLength: 4_000,
  /** In one list of service codes or request ids. */
  listed: 1_000,
  mediaUrlLength: 2_000,
} as const;

const DAY_MS = 24 * 3_600_000;

/** “open: it has been reported. closed: it has been resolved.” What waits for nobody any more is closed. */
export function georeportStatus(status: TicketStatus): GeoReportStatus {
  return (UNFINISHED_TICKET_STATUSES as readonly TicketStatus[]).includes(status) ? 'open' : 'closed';
}

/**
 * The span that a query looks at, both ends included: what was asked for, at most 90 days; one end alone is given the
 * other 90 days away, neither is the most recent 90 days.
 */
export function georeportSpan(asked: { from: Date | null; to: Date | null }, now: Date): { from: Date; to: Date } {
  const span = GEOREPORT_LIMITS.spanDays * DAY_MS;
  const from = asked.from ?? new Date((asked.to ?? now).getTime() - span);
  const to = asked.to ?? (asked.from ? new Date(asked.from.getTime() + span) : now);
  if (from > to) refuse('open311.range_reversed');
  if (to.getTime() - from.getTime() > span) refuse('open311.range_too_long');
  return { from, to };
}

/** A point as anybody may read it: within some hundred metres, so that it shows a neighbourhood and no front door. */
export function blurred(degrees: number): number {
  return Math.round(degrees * 500) / 500;
}
