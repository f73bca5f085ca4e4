import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { isInScope } from '@linli/domain/shared/scope.ts';
import { SIMILAR_COMPARED, SIMILAR_WITHIN_DAYS, similarAmong } from '@linli/domain/tickets/similar-tickets.ts';
import type { similarTicketsContract } from '@linli/domain/tickets/similar-tickets.contract.ts';
import { findCommunity } from '../org-units/public.ts';
import type { Platform } from '../shared/platform.ts';
import { listTickets } from './ticket-lists.store.ts';
import { summaryOf } from './ticket-views.ts';

const DAY_MS = 24 * 60 * 60_000;

/**
 * Tickets of a community that may be of the same matter as what is being typed. The newest are read by their index and
 * compared here: a bounded number, however many there are.
 */
export async function findSimilarTickets(
  platform: Platform,
  actor: PersonActor,
  { communityId, ...typed }: BodyOf<(typeof similarTicketsContract)['find']>,
) {
  const { scoped } = platform.database;
  const community = await findCommunity(scoped, communityId);
  if (!community || !isInScope(actor.scope, community.path)) {
    refuse('ticket.community_not_found', { errors: [{ path: ['communityId'], code: 'not_found' }] });
  }
  const now = platform.clock();
  const newest = await listTickets(scoped, actor.scope, {
    unit: { communityId },
    sort: 'newest',
    now,
    limit: SIMILAR_COMPARED - 1,
  });
  const since = now.getTime() - SIMILAR_WITHIN_DAYS * DAY_MS;
  const recent = newest.filter(({ reportedAt, status }) => reportedAt.getTime() >= since && status !== 'rejected');
  return {
    items: similarAmong(typed, recent).map(({ ticket, reason }) => ({ ticket: summaryOf(ticket), reason })),
  };
}
