import type { Actor } from '@linli/domain/shared/actor.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { decideClaim, SEATED, type ClaimAction, type ClaimStatus } from '@linli/domain/volunteers/task-claim.ts';
import type { Transaction } from '../../shared/database.ts';
import { recordEvent, type NewEvent } from '../../shared/events.ts';
import { moveUp } from './move-up.ts';
import { editClaims, type StoredClaim } from './task-claims.store.ts';
import { subjectOf } from './task-parts.ts';
import { findTask, lockTask, type StoredTask } from './tasks.store.ts';

export interface Step {
  readonly action: ClaimAction;
  readonly now: Date;
  /** When it was done, where that is not now: a check-in that waited for a network. */
  readonly at?: Date;
  readonly set?: Parameters<typeof editClaims>[2];
  readonly note?: string;
}

/** The task with its counts as they are, and nobody else moving anybody of it until the transaction ends. */
export async function getLocked(transaction: Transaction, actor: Actor, taskId: string): Promise<StoredTask> {
  await lockTask(transaction, taskId);
  return (await findTask(transaction, actor.scope, taskId)) ?? refuse('task.not_found');
}

/** Decide → save → give the place on → event; within a transaction that holds the lock of the task. */
export async function takeStep(
  transaction: Transaction,
  actor: Actor,
  { task, claim }: { task: StoredTask; claim: StoredClaim },
  { action, now, at = now, set, note }: Step,
): Promise<void> {
  const status = decideClaim(action, claim.status, task, at);
  await editClaims(transaction, [claim.id], { offerEndsAt: null, ...set, status });
  await giveOn(transaction, task, claim, status, now);
  const minutes = set?.minutes;
  const event: NewEvent = {
    actor,
    action: `volunteers.${action}`,
    subject: subjectOf(task),
    changes: {
      claim: [claim.status, status],
      person: [null, claim.personName],
      ...(minutes !== undefined && { minutes: [claim.minutes, minutes] }),
    },
    ...(note && { note }),
    // How many places are free is on every volunteer's screen.
    audience: isSeated(claim.status) === isSeated(status) ? 'office' : 'everyone',
    concernsPersonId: claim.personId,
  };
  await recordEvent(transaction, event, now);
}

const isSeated = (status: ClaimStatus) => SEATED.includes(status);

/** What somebody had goes to whoever waits longest; a turn that is given up is one turn less. */
async function giveOn(transaction: Transaction, task: StoredTask, claim: StoredClaim, to: ClaimStatus, now: Date) {
  const role = task.roles.find(({ id }) => id === claim.roleId);
  if (!role) return;
  const taken = role.taken + Number(isSeated(to)) - Number(isSeated(claim.status));
  const waiting = role.waiting + Number(to === 'waiting') - Number(claim.status === 'waiting');
  if (taken === role.taken && waiting === role.waiting) return;
  await moveUp(transaction, task, { ...role, taken, waiting }, { now });
}

/** Who checks in before they could send it says when it was, and not later than now. */
export function tappedAt(at: string, now: Date): Date {
  return new Date(Math.min(Date.parse(at), now.getTime()));
}
