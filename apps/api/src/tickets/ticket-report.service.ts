import type { Actor, PersonActor } from '@linli/domain/shared/actor.ts';
import { shanghaiDay } from '@linli/domain/shared/clock.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { isInScope } from '@linli/domain/shared/scope.ts';
import type { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import type { TicketReceipt } from '@linli/domain/tickets/ticket-views.contract.ts';
import { climbOfPromise } from '@linli/domain/tickets/ticket-climb.ts';
import { ticketDueAt } from '@linli/domain/tickets/ticket-promise.ts';
import type { TicketSource } from '@linli/domain/tickets/ticket.ts';
import { v7 as uuid } from 'uuid';
import { findCommunity } from '../org-units/public.ts';
import type { Transaction } from '../shared/database.ts';
import { change, recordEvent } from '../shared/events.ts';
import type { Platform } from '../shared/platform.ts';
import { withScope } from '../shared/request-context.ts';
import { workingCalendarAt } from '../working-time/public.ts';
import { hashTicketSecret, newTicketSecret } from './ticket-secret.ts';
import { contactContext } from './ticket-views.ts';
import { createTicket, nextTicketCount } from './tickets.store.ts';

type PublicReport = Omit<BodyOf<typeof ticketsContract.reportPublicly>, 'proof'>;
type OfficeReport = BodyOf<typeof ticketsContract.report>;

/** Anybody's report: it is written within the community it is made to, and nothing else can be seen by it. */
export async function reportPublicly(platform: Platform, report: PublicReport): Promise<TicketReceipt> {
  const scope = { kind: 'units', level: 'community', unitIds: [report.communityId] } as const;
  const actor: Actor = { kind: 'system', scope };
  return withScope(scope, () => reportTicket(platform, actor, { ...report, source: 'public_page' }, receiptAlone));
}

/** A worker's report on behalf of a resident, for the worker's own community. */
export async function reportOnBehalf(
  platform: Platform,
  actor: PersonActor,
  report: OfficeReport,
): Promise<TicketReceipt> {
  return reportTicket(platform, actor, report, receiptAlone);
}

const receiptAlone = async (_transaction: Transaction, receipt: TicketReceipt) => receipt;

interface NewReport extends PublicReport {
  readonly source: TicketSource;
  /** As the key is called by which another system filed it. */
  readonly apiKey?: string;
}

/**
 * Writes a report with its event, and in the same transaction what `also` writes beside it. What that returns is the
 * answer to the request.
 */
export async function reportTicket<T>(
  platform: Platform,
  actor: Actor,
  report: NewReport,
  also: (transaction: Transaction, receipt: TicketReceipt) => Promise<T>,
): Promise<T> {
  const reportedAt = platform.clock();
  const secret = newTicketSecret();
  const id = uuid();
  const sealed = (field: 'placeDetail' | 'reporterName' | 'reporterPhone') =>
    platform.cipher.encrypt(report[field], contactContext(id, field));
  const save = async (transaction: Transaction) => {
    const community = await findCommunity(transaction, report.communityId);
    if (!community || !isInScope(actor.scope, community.path)) {
      refuse('ticket.community_not_found', { errors: [{ path: ['communityId'], code: 'not_found' }] });
    }
    const calendar = await workingCalendarAt(transaction, community.path);
    const { category } = report;
    const dueAt = ticketDueAt(category, reportedAt, calendar);
    const day = shanghaiDay(reportedAt);
    const count = await nextTicketCount(transaction, community.path.districtId, day);
    const number = `${community.ticketPrefix}-${day}-${String(count).padStart(4, '0')}`;
    await createTicket(transaction, {
      id,
      number,
      secretHash: hashTicketSecret(platform, secret),
      path: community.path,
      source: report.source,
      category,
      title: report.title,
      description: report.description,
      place: report.place,
      placeDetail: sealed('placeDetail'),
      reporterName: sealed('reporterName'),
      reporterPhone: sealed('reporterPhone'),
      reportedAt,
      dueAt,
      ...climbOfPromise({ category, dueAt }, null, reportedAt, calendar),
    });
    const subject = { type: 'ticket', id, path: community.path };
    const changes = {
      status: [null, 'reported'],
      ...(report.apiKey !== undefined && { apiKey: [null, report.apiKey] as const }),
    } as const;
    await recordEvent(transaction, { actor, action: 'tickets.report', subject, changes }, reportedAt);
    return also(transaction, { id, number, secret, dueAt: dueAt.toISOString() });
  };
  // The receipt is the only copy of the secret, so it is kept for a second try together with the ticket.
  return change(platform, save, { isAnswer: true });
}
