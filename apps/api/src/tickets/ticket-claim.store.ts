import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { TicketStatus } from '@linli/domain/tickets/ticket.ts';
import type { eventRow } from '../shared/events.ts';
import { lockedKey, markedKey } from '../shared/idempotency/idempotency-keys.store.ts';
import { requestContext } from '../shared/request-context.ts';
import type { ScopedPool } from '../shared/scoped-pool.ts';

type EventRow = ReturnType<typeof eventRow>;

/**
 * The hot path of many volunteers and one ticket: the condition, the change and its event are one statement, so
 * PostgreSQL decides who wins and nobody waits on a transaction of several round trips.
 */
const claimText = (isKeyed: boolean) => `
    WITH ${isKeyed ? `${lockedKey('$19', '$20')},` : ''} claimed AS (
      UPDATE tickets
      SET status = $3, assignee_id = $4, assignee_name = $5, assignee_role = $6, version = version + 1
      WHERE id = $1 AND status = $2 ${isKeyed ? 'AND EXISTS (SELECT FROM locked_key)' : ''}
      RETURNING id
    )${isKeyed ? `, ${markedKey('claimed')}` : ''}
    INSERT INTO events (at, action, subject_type, subject_id, district_id, street_id, community_id, actor_kind, actor_id,
      actor_name, actor_role, appointment_id, changes, note, audience, concerns_person_id, request_id)
    SELECT $7, $8, $9, id, $10, $11, $12, $13, $4, $5, $6, $14, $15, NULL, $16, $17, $18 FROM claimed`;

const CLAIM = { name: 'linli_claim_ticket', text: claimText(false) };
/** A request with an `Idempotency-Key` marks its key in the same statement. */
const CLAIM_KEYED = { name: 'linli_claim_ticket_keyed', text: claimText(true) };

/** True for exactly one of all who claim; the event is written with it. */
export async function claimTicketRow(
  statements: ScopedPool,
  claim: { ticketId: string; from: TicketStatus; to: TicketStatus; actor: PersonActor; event: EventRow },
): Promise<boolean> {
  const { ticketId, from, to, actor, event } = claim;
  const key = requestContext()?.key ?? null;
  const { rowCount } = await statements.query({
    ...(key ? CLAIM_KEYED : CLAIM),
    values: [
      ticketId,
      from,
      to,
      actor.personId,
      actor.name,
      actor.role,
      event.at,
      event.action,
      event.subjectType,
      event.districtId,
      event.streetId,
      event.communityId,
      event.actorKind,
      event.appointmentId,
      event.changes,
      event.audience,
      event.concernsPersonId,
      event.requestId,
      ...(key ? [key.id, key.runId] : []),
    ],
  });
  return rowCount === 1;
}
