import type { ClimbStep } from '@linli/domain/tickets/ticket-climb.ts';
import type { TicketCategory } from '@linli/domain/tickets/ticket.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { Transaction } from '../shared/database.ts';

/** What the rules of climbing need of a ticket, and where its event is told. */
export interface ClimbingTicket {
  readonly id: string;
  readonly category: TicketCategory;
  readonly dueAt: Date;
  readonly climbed: ClimbStep | null;
  readonly assigneeId: string | null;
  readonly districtId: string;
  readonly streetId: string;
  readonly communityId: string;
}

/**
 * Tickets whose next step has come, the longest waited for first; each locked until the transaction ends, without those
 * that another process has or somebody is working on at this moment: their turn is the next.
 */
export async function lockClimbing(transaction: Transaction, now: Date, limit: number): Promise<ClimbingTicket[]> {
  return transaction.$queryRaw<ClimbingTicket[]>`
    SELECT id, category, due_at AS "dueAt", climbed, assignee_id AS "assigneeId", district_id AS "districtId",
      street_id AS "streetId", community_id AS "communityId"
    FROM tickets WHERE climbs_at <= ${now} AND finished_at IS NULL AND status <> 'suspended'
    ORDER BY climbs_at LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
}

/** Where each of them stands now. No version moves: nobody's form is overtaken by it. */
export async function saveClimbs(
  transaction: Transaction,
  climbs: readonly { id: string; climbed: ClimbStep | null; climbsAt: Date | null }[],
): Promise<void> {
  const rows = climbs.map(
    ({ id, climbed, climbsAt }) => Prisma.sql`(${id}::uuid, ${climbed}::text, ${climbsAt}::timestamptz)`,
  );
  if (rows.length === 0) return;
  await transaction.$executeRaw`
    UPDATE tickets AS t SET climbed = c.climbed, climbs_at = c.climbs_at
    FROM (VALUES ${Prisma.join(rows)}) AS c (id, climbed, climbs_at) WHERE t.id = c.id`;
}
