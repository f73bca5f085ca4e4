import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { climbedTo } from '@linli/domain/tickets/ticket-climb.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { ScopedClient } from '../shared/database.ts';
import { scopeFilter } from '../shared/scope-filter.ts';
import { dayAfter, stepsFrom, type TicketFilter } from './ticket-lists.store.ts';

export interface TicketCounts {
  reported: number;
  accepted: number;
  open: number;
  in_progress: number;
  suspended: number;
  resolved: number;
  overdue: number;
  climbed: number;
  supervised: number;
  mine: number;
}

/** Each figure stops at 1,000: a desk needs to know that it is many, not how many. */
export async function countTickets(
  client: ScopedClient,
  actor: PersonActor,
  unit: TicketFilter['unit'],
  now: Date,
): Promise<TicketCounts> {
  const scope = { AND: [scopeFilter(actor.scope), unit ?? {}] };
  const upTo = (where: Prisma.TicketWhereInput) => client.ticket.count({ where: { AND: [scope, where] }, take: 1_000 });
  const [reported, accepted, open, in_progress, suspended, resolved, overdue, climbed, supervised, mine] =
    await Promise.all([
      upTo({ status: 'reported' }),
      upTo({ status: 'accepted' }),
      upTo({ status: 'open' }),
      upTo({ status: 'in_progress' }),
      upTo({ status: 'suspended' }),
      upTo({ status: 'resolved' }),
      upTo({ finishedAt: null, dueAt: { lt: now } }),
      upTo({ finishedAt: null, dueAt: { lt: dayAfter(now) }, climbed: { in: stepsFrom(climbedTo(actor.role)) } }),
      upTo({ finishedAt: null, supervisedAt: { not: null } }),
      upTo({ finishedAt: null, assigneeId: actor.personId }),
    ]);
  return { reported, accepted, open, in_progress, suspended, resolved, overdue, climbed, supervised, mine };
}

export interface UnitCounts {
  unitId: string;
  reported: number;
  unfinished: number;
  overdue: number;
}

/**
 * Unfinished tickets below `above`, by the unit of `level` they belong to. It reads unfinished tickets only, by the
 * partial index of the level above: as many as are open, however many were ever reported.
 */
export async function countByUnit(
  client: ScopedClient,
  above: { level: 'district' | 'street' | 'community'; unitId: string },
  level: 'street' | 'community',
  now: Date,
): Promise<UnitCounts[]> {
  const rows = await client.ticket.groupBy({
    by: [`${level}Id`, 'status'],
    where: { [`${above.level}Id`]: above.unitId, finishedAt: null },
    _count: true,
  });
  const late = await client.ticket.groupBy({
    by: [`${level}Id`],
    where: { [`${above.level}Id`]: above.unitId, finishedAt: null, dueAt: { lt: now } },
    _count: true,
  });
  const counts = new Map<string, UnitCounts>();
  const of = (unitId: string) => {
    const known = counts.get(unitId) ?? { unitId, reported: 0, unfinished: 0, overdue: 0 };
    counts.set(unitId, known);
    return known;
  };
  for (const row of rows) {
    const unit = of(row[`${level}Id`]);
    unit.unfinished += row._count;
    if (row.status === 'reported') unit.reported += row._count;
  }
  for (const row of late) of(row[`${level}Id`]).overdue = row._count;
  return [...counts.values()];
}
