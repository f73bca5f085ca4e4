import type { SystemActor } from '@linli/domain/shared/actor.ts';
import { offerEndsAt } from '@linli/domain/volunteers/task.ts';
import type { Transaction } from '../../shared/database.ts';
import { recordEvents } from '../../shared/events.ts';
import { editClaims, listWaiting } from './task-claims.store.ts';
import { subjectOf } from './task-parts.ts';
import { editRole, type StoredRole, type StoredTask } from './tasks.store.ts';

const CLOCK: SystemActor = { kind: 'system', scope: { kind: 'system' } };

/**
 * Writes what a role has become, `role` as it should be but for those who move up: every place that is free goes to
 * whoever waits longest, who then has to say that they come. Counts and places change in one statement, because the
 * table lets nobody wait while a place is free. The caller holds the lock of the role.
 */
export async function moveUp(
  transaction: Transaction,
  task: StoredTask,
  role: StoredRole,
  { now, alsoSet = {} }: { now: Date; alsoSet?: Parameters<typeof editRole>[2] },
): Promise<void> {
  const moved = await listWaiting(transaction, role.id, Math.min(role.waiting, role.places - role.taken));
  const counts = { taken: role.taken + moved.length, waiting: role.waiting - moved.length };
  await editRole(transaction, role.id, { ...alsoSet, ...counts });
  if (moved.length === 0) return;
  const set = { status: 'offered', offerEndsAt: offerEndsAt(task, now) } as const;
  await editClaims(
    transaction,
    moved.map(({ id }) => id),
    set,
  );
  const event = { actor: CLOCK, action: 'volunteers.offer_place', subject: subjectOf(task) } as const;
  const changes = { claim: ['waiting', 'offered'] } as const;
  await recordEvents(
    transaction,
    moved.map(({ personId }) => ({ ...event, changes, concernsPersonId: personId })),
    now,
  );
}
