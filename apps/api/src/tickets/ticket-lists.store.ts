import type { Role } from '@linli/domain/shared/actor.ts';
import type { Scope } from '@linli/domain/shared/scope.ts';
import { CLIMB_STEPS, type ClimbStep } from '@linli/domain/tickets/ticket-climb.ts';
import type { TicketCategory, TicketStatus } from '@linli/domain/tickets/ticket.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { Cursor } from '../shared/cursor.ts';
import type { ScopedClient } from '../shared/database.ts';
import { scopeCondition } from '../shared/scope-filter.ts';
import { bigramsOf, plainOf } from '@linli/domain/shared/bigrams.ts';

/** What a list shows of a ticket; nothing that is encrypted. */
export interface ListedTicket {
  readonly id: string;
  readonly number: string;
  readonly status: TicketStatus;
  readonly category: TicketCategory;
  readonly title: string;
  readonly place: string;
  readonly volunteerBrief: string | null;
  readonly reportedAt: Date;
  readonly dueAt: Date;
  readonly finishedAt: Date | null;
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  readonly assigneeRole: Role | null;
  readonly suspendedUntil: Date | null;
  readonly nudges: number;
  readonly climbed: ClimbStep | null;
  readonly supervisedUntil: Date | null;
  readonly version: number;
  readonly community: { readonly id: string; readonly name: string };
}

/** What a list may ask for. Each combination runs on an index that begins with the scope's level. */
export interface TicketFilter {
  status?: TicketStatus | 'unfinished' | 'overdue' | 'climbed' | 'supervised' | undefined;
  /** From which step on `climbed` means it. */
  climbedFrom?: ClimbStep | undefined;
  isFinished?: true | undefined;
  category?: TicketCategory | undefined;
  assigneeId?: string | undefined;
  assigneeRole?: Role | undefined;
  unit?: Partial<Record<'districtId' | 'streetId' | 'communityId', string>> | undefined;
  text?: string | undefined;
  sort: 'newest' | 'due';
  cursor?: Cursor | undefined;
  limit: number;
  now: Date;
}

const ORDER = { newest: Prisma.sql`reported_at DESC, id DESC`, due: Prisma.sql`due_at, id` };

/**
 * One row more than `limit`, so that the caller knows whether there is a next page. By hand, because Prisma's own
 * query costs more than the rest of the request. The page is cut before the names are joined, so that an index in
 * the order of the list is walked and nothing is sorted.
 */
export async function listTickets(client: ScopedClient, scope: Scope, filter: TicketFilter): Promise<ListedTicket[]> {
  const where = [scopeCondition(scope), ...conditions(filter)];
  const rows = await client.$queryRaw<
    (Omit<ListedTicket, 'community'> & { communityId: string; communityName: string })[]
  >`
    SELECT t.id, t.number, t.status, t.category, t.title, t.place, t.volunteer_brief AS "volunteerBrief",
      t.reported_at AS "reportedAt", t.due_at AS "dueAt", t.finished_at AS "finishedAt", t.assignee_id AS "assigneeId",
      t.assignee_name AS "assigneeName", t.assignee_role AS "assigneeRole", t.version, t.suspended_until AS "suspendedUntil", t.nudges, t.climbed,
      t.supervised_until AS "supervisedUntil",
      c.id AS "communityId", c.name AS "communityName"
    FROM (SELECT * FROM tickets WHERE ${Prisma.join(where, ' AND ')} ORDER BY ${ORDER[filter.sort]} LIMIT ${filter.limit + 1}) AS t
    JOIN org_units AS c ON c.id = t.community_id
    ORDER BY ${filter.sort === 'due' ? Prisma.sql`t.due_at, t.id` : Prisma.sql`t.reported_at DESC, t.id DESC`}`;
  return rows.map(({ communityId, communityName, ...row }) => ({
    ...row,
    community: { id: communityId, name: communityName },
  }));
}

function conditions(filter: TicketFilter): Prisma.Sql[] {
  const { unit, category, assigneeId, assigneeRole, text, cursor, sort } = filter;
  const found: Prisma.Sql[] = [];
  if (unit?.districtId) found.push(Prisma.sql`district_id = ${unit.districtId}::uuid`);
  if (unit?.streetId) found.push(Prisma.sql`street_id = ${unit.streetId}::uuid`);
  if (unit?.communityId) found.push(Prisma.sql`community_id = ${unit.communityId}::uuid`);
  if (sort === 'due') found.push(Prisma.sql`finished_at IS NULL`);
  if (filter.isFinished) found.push(Prisma.sql`finished_at IS NOT NULL`);
  if (filter.status) found.push(inStatus(filter));
  if (category) found.push(Prisma.sql`category = ${category}`);
  if (assigneeId) found.push(Prisma.sql`assignee_id = ${assigneeId}::uuid`);
  if (assigneeRole) found.push(Prisma.sql`assignee_role = ${assigneeRole}`);
  if (text) found.push(holds(text));
  if (cursor) found.push(after(sort, cursor));
  return found;
}

function inStatus({ status, now, climbedFrom }: TicketFilter): Prisma.Sql {
  if (status === 'unfinished') return Prisma.sql`finished_at IS NULL`;
  if (status === 'overdue') return Prisma.sql`finished_at IS NULL AND due_at < ${now}`;
  // What climbed lies first among the unfinished in the order of promises: a day ahead of now at most.
  if (status === 'climbed')
    return Prisma.sql`finished_at IS NULL AND due_at < ${dayAfter(now)} AND climbed IN (${Prisma.join(stepsFrom(climbedFrom))})`;
  if (status === 'supervised') return Prisma.sql`finished_at IS NULL AND supervised_at IS NOT NULL`;
  return Prisma.sql`status = ${status}`;
}

export const stepsFrom = (step: ClimbStep = CLIMB_STEPS[0]) => CLIMB_STEPS.slice(CLIMB_STEPS.indexOf(step));

export const dayAfter = (now: Date) => new Date(now.getTime() + 86_400_000);

function holds(text: string): Prisma.Sql {
  const bigrams = bigramsOf(text);
  const pairs = Prisma.sql`search_bigrams @> ${bigrams}`;
  if (bigrams.length === 1) return pairs;
  // Several may stand apart from each other: of a number, most tickets of its day have all of them.
  const columns = ['number', 'title', 'place'].map((column) => {
    const plain = Prisma.raw(`lower(regexp_replace(normalize(${column}, NFKC), '\\s', '', 'g'))`);
    return Prisma.sql`strpos(${plain}, ${plainOf(text)}) > 0`;
  });
  if (bigrams.length > 1) return Prisma.sql`${pairs} AND ${Prisma.join(columns, ' OR ', '(', ')')}`;
  return Prisma.sql`(strpos(title, ${text}) > 0 OR strpos(place, ${text}) > 0)`;
}

function after(sort: TicketFilter['sort'], { at, id }: Cursor): Prisma.Sql {
  return sort === 'due'
    ? Prisma.sql`(due_at, id) > (${at}, ${id}::uuid)`
    : Prisma.sql`(reported_at, id) < (${at}, ${id}::uuid)`;
}
