import type { ClaimStatus } from '@linli/domain/volunteers/task-claim.ts';
import { TASK_LIMITS } from '@linli/domain/volunteers/task.ts';
import type { eventRow } from '../../shared/events.ts';
import { lockedKey, markedKey } from '../../shared/idempotency/idempotency-keys.store.ts';
import { requestContext } from '../../shared/request-context.ts';
import type { ScopedPool } from '../../shared/scoped-pool.ts';

type EventRow = ReturnType<typeof eventRow>;
type Way = Extract<ClaimStatus, 'held' | 'waiting'>;

/** What a role must be like for it, and what it becomes. A row that another claim holds is read again when that ends. */
const WAYS: Record<Way, { change: string; where: string }> = {
  held: { change: 'taken = taken + 1', where: 'taken < places' },
  waiting: { change: 'waiting = waiting + 1', where: `taken = places AND waiting < ${TASK_LIMITS.waiting}` },
};

/**
 * The hot path of many volunteers and few places: the condition, the place, the claim and its event are one statement, so
 * PostgreSQL decides who wins and nobody waits on a transaction of several round trips.
 */
const claimText = (way: Way, isKeyed: boolean) => `
    WITH ${isKeyed ? `${lockedKey('$20', '$21')},` : ''} role AS (
      UPDATE volunteer_task_roles SET ${WAYS[way].change}
      WHERE id = $2 AND task_id = $3 AND is_open AND starts_at > $6 AND ${WAYS[way].where}
        ${isKeyed ? 'AND EXISTS (SELECT FROM locked_key)' : ''}
      RETURNING id, task_id, district_id, street_id, community_id
    ), claimed AS (
      INSERT INTO task_claims (id, task_id, role_id, district_id, street_id, community_id, person_id, person_name, status, claimed_at)
      SELECT $1, task_id, id, district_id, street_id, community_id, $4, $5, '${way}', $6 FROM role
      RETURNING task_id, district_id, street_id, community_id
    )${isKeyed ? `, ${markedKey('claimed')}` : ''}
    INSERT INTO events (at, action, subject_type, subject_id, district_id, street_id, community_id, actor_kind, actor_id,
      actor_name, actor_role, appointment_id, changes, note, audience, concerns_person_id, request_id)
    SELECT $7, $8, $9, task_id, district_id, street_id, community_id, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19 FROM claimed`;

const STATEMENTS = {
  held: { name: 'linli_claim_place', text: claimText('held', false) },
  waiting: { name: 'linli_wait_for_place', text: claimText('waiting', false) },
};
/** A request with an `Idempotency-Key` marks its key in the same statement. */
const KEYED = {
  held: { name: 'linli_claim_place_keyed', text: claimText('held', true) },
  waiting: { name: 'linli_wait_for_place_keyed', text: claimText('waiting', true) },
};
const UNIQUE_VIOLATION = '23505';

/** `won`: the claim and its event are written. `stands`: this person has a claim on the task already. */
export async function claimPlace(
  statements: ScopedPool,
  way: Way,
  claim: {
    id: string;
    roleId: string;
    taskId: string;
    personId: string;
    personName: string;
    at: Date;
    event: EventRow;
  },
): Promise<'won' | 'lost' | 'stands'> {
  const { event } = claim;
  const key = requestContext()?.key ?? null;
  try {
    const { rowCount } = await statements.query({
      ...(key ? KEYED : STATEMENTS)[way],
      values: [
        claim.id,
        claim.roleId,
        claim.taskId,
        claim.personId,
        claim.personName,
        claim.at,
        event.at,
        event.action,
        event.subjectType,
        event.actorKind,
        event.actorId,
        event.actorName,
        event.actorRole,
        event.appointmentId,
        event.changes,
        event.note,
        event.audience,
        event.concernsPersonId,
        event.requestId,
        ...(key ? [key.id, key.runId] : []),
      ],
    });
    return rowCount === 1 ? 'won' : 'lost';
  } catch (error) {
    if ((error as { code?: string }).code === UNIQUE_VIOLATION) return 'stands';
    throw error;
  }
}
