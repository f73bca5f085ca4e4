import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { QueryOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { climbedTo } from '@linli/domain/tickets/ticket-climb.ts';
import type { ticketsContract } from '@linli/domain/tickets/tickets.contract.ts';
import { unitFilter, unitsBelow } from '../org-units/public.ts';
import { decodeCursor, pageFrom } from '../shared/cursor.ts';
import type { Platform } from '../shared/platform.ts';
import { countByUnit, countTickets } from './ticket-counts.store.ts';
import { claimableOf, summaryOf } from './ticket-views.ts';
import { listTickets, type ListedTicket } from './ticket-lists.store.ts';

type Contract = typeof ticketsContract;

export async function listOfficeTickets(platform: Platform, actor: PersonActor, query: QueryOf<Contract['list']>) {
  const { scoped } = platform.database;
  const unit = query.unitId === undefined ? undefined : await unitFilter(scoped, actor, query.unitId);
  const rows = await listTickets(scoped, actor.scope, {
    status: query.status,
    climbedFrom: climbedTo(actor.role),
    category: query.category,
    assigneeId: query.assignee === 'me' ? actor.personId : undefined,
    unit,
    text: query.q,
    now: platform.clock(),
    sort: query.sort,
    cursor: query.cursor === undefined ? undefined : decodeCursor(query.cursor),
    limit: query.limit,
  });
  return pageFrom(rows, query.limit, query.sort === 'due' ? byDue : byReport, summaryOf);
}

export async function countOfficeTickets(platform: Platform, actor: PersonActor, query: QueryOf<Contract['counts']>) {
  const { scoped } = platform.database;
  const unit = query.unitId === undefined ? undefined : await unitFilter(scoped, actor, query.unitId);
  return countTickets(scoped, actor, unit, platform.clock());
}

/** What waits in each unit right below one's own or a chosen one; the most overdue first. */
export async function countTicketsByUnit(
  platform: Platform,
  actor: PersonActor,
  query: QueryOf<Contract['countsByUnit']>,
) {
  const { scoped } = platform.database;
  const unitId = query.unitId ?? actor.unit?.id ?? refuse('org_unit.not_found');
  const units = await unitsBelow(scoped, actor, unitId);
  if (units.above.kind === 'grid') refuse('org_unit.not_found');
  const level = units.above.kind === 'district' ? 'street' : 'community';
  const counts = new Map(
    (await countByUnit(scoped, { level: units.above.kind, unitId }, level, platform.clock())).map((each) => [
      each.unitId,
      each,
    ]),
  );
  const items = units.items.map(({ id, name, kind }) => {
    const { reported = 0, unfinished = 0, overdue = 0 } = counts.get(id) ?? {};
    return { unit: { id, name, kind }, reported, unfinished, overdue };
  });
  return { items: items.sort((a, b) => b.overdue - a.overdue || b.unfinished - a.unfinished) };
}

/** Open tickets of the communities a volunteer joined, what is promised soonest first. */
export async function listClaimable(platform: Platform, actor: PersonActor, query: QueryOf<Contract['claimable']>) {
  const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
  const rows = await listTickets(platform.database.scoped, actor.scope, {
    status: 'open',
    now: platform.clock(),
    sort: 'due',
    cursor,
    limit: query.limit,
  });
  return pageFrom(rows, query.limit, byDue, claimableOf);
}

/** A volunteer's own tickets; `live` are those still to be done. */
export async function listClaimed(platform: Platform, actor: PersonActor, query: QueryOf<Contract['claimed']>) {
  const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
  const isLive = query.live === 'true';
  const rows = await listTickets(platform.database.scoped, actor.scope, {
    status: isLive ? 'in_progress' : undefined,
    isFinished: isLive ? undefined : true,
    assigneeId: actor.personId,
    assigneeRole: actor.role,
    now: platform.clock(),
    sort: 'newest',
    cursor,
    limit: query.limit,
  });
  return pageFrom(rows, query.limit, byReport, summaryOf);
}

const byDue = (ticket: ListedTicket) => ({ at: ticket.dueAt, id: ticket.id });
const byReport = (ticket: ListedTicket) => ({ at: ticket.reportedAt, id: ticket.id });
