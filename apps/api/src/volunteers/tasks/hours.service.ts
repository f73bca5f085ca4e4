import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { BodyOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { STANDING } from '@linli/domain/volunteers/task-claim.ts';
import type { tasksContract, TaskView } from '@linli/domain/volunteers/tasks.contract.ts';
import { v7 as uuid } from 'uuid';
import type { Transaction } from '../../shared/database.ts';
import { change, recordEvent } from '../../shared/events.ts';
import type { Platform } from '../../shared/platform.ts';
import { openVolunteer } from '../volunteer-views.ts';
import { findVolunteer } from '../volunteers.store.ts';
import { getLocked, takeStep } from './claim-steps.ts';
import { createClaim, findClaim, findStandingClaim, listClaims, type StoredClaim } from './task-claims.store.ts';
import { getTask, subjectOf, tellWorker } from './task-parts.ts';
import { editRole, type StoredTask } from './tasks.store.ts';

type Contract = typeof tasksContract;

/** A free place for somebody who asked by phone, say; nobody is put before those who wait. */
export async function addVolunteer(
  platform: Platform,
  actor: PersonActor,
  { taskId, roleId }: { taskId: string; roleId: string },
  { volunteerId }: BodyOf<Contract['addVolunteer']>,
): Promise<TaskView> {
  return underLock(platform, actor, taskId, async (transaction, task, now) => {
    if (task.status === 'cancelled') refuse('task.cancelled_before');
    if (now >= task.startsAt) refuse('task.begun');
    const role = task.roles.find(({ id }) => id === roleId) ?? refuse('task.role_not_found');
    const volunteer = await findVolunteer(transaction, actor.scope, volunteerId);
    if (!volunteer?.personId || volunteer.communityId !== task.communityId)
      refuse('task.volunteer_not_found', { errors: [{ path: ['volunteerId'], code: 'not_found' }] });
    const { personId } = volunteer;
    if (await findStandingClaim(transaction, taskId, personId)) refuse('task.already_claimed');
    if (role.taken >= role.places) refuse('task.full');
    const { districtId, streetId, communityId } = task;
    const personName = openVolunteer(platform, volunteer).name;
    await createClaim(transaction, {
      id: uuid(),
      taskId,
      roleId,
      districtId,
      streetId,
      communityId,
      personId,
      personName,
      status: 'held',
      claimedAt: now,
    });
    await editRole(transaction, roleId, { taken: role.taken + 1 });
    const changes = { claim: [null, 'held'], person: [null, personName] } as const;
    const event = { actor, action: 'volunteers.add_claim', subject: subjectOf(task), changes } as const;
    await recordEvent(transaction, { ...event, audience: 'everyone', concernsPersonId: personId }, now);
  });
}

export async function removeClaim(
  platform: Platform,
  actor: PersonActor,
  { taskId, claimId }: { taskId: string; claimId: string },
  { reason }: BodyOf<Contract['removeClaim']>,
): Promise<TaskView> {
  return underLock(platform, actor, taskId, async (transaction, task, now) => {
    const claim = await getClaim(transaction, taskId, claimId);
    const step = { action: 'remove_claim', now, set: { reason }, note: reason } as const;
    await takeStep(transaction, actor, { task, claim }, step);
  });
}

/** All or none: whoever was confirmed by a colleague meanwhile is named, and nothing is written. */
export async function confirmHours(
  platform: Platform,
  actor: PersonActor,
  taskId: string,
  { hours }: BodyOf<Contract['confirmHours']>,
): Promise<TaskView> {
  return underLock(platform, actor, taskId, async (transaction, task, now) => {
    const claims = new Map((await listClaims(transaction, taskId)).map((claim) => [claim.id, claim]));
    const seen = new Set<string>();
    for (const [index, { claimId, minutes }] of hours.entries()) {
      const claim = claims.get(claimId);
      if (!claim || !STANDING.includes(claim.status) || seen.has(claimId))
        refuse('task.claim_not_found', { errors: [{ path: ['hours', index, 'claimId'], code: 'not_found' }] });
      if (claim.minutes !== null) refuse('task.claim_not_now', { params: { status: claim.status } });
      seen.add(claimId);
      const action = minutes === 0 ? 'mark_absent' : 'confirm_hours';
      await takeStep(transaction, actor, { task, claim }, { action, now, set: { minutes } });
    }
  });
}

export async function correctHours(
  platform: Platform,
  actor: PersonActor,
  { taskId, claimId }: { taskId: string; claimId: string },
  { minutes, reason }: BodyOf<Contract['correctHours']>,
): Promise<TaskView> {
  return underLock(platform, actor, taskId, async (transaction, task, now) => {
    const claim = await getClaim(transaction, taskId, claimId);
    if (claim.minutes === null) refuse('task.claim_not_now', { params: { status: claim.status } });
    const action = minutes === 0 ? 'mark_absent' : 'correct_hours';
    await takeStep(transaction, actor, { task, claim }, { action, now, set: { minutes, reason }, note: reason });
  });
}

async function underLock(
  platform: Platform,
  actor: PersonActor,
  taskId: string,
  work: (transaction: Transaction, task: StoredTask, now: Date) => Promise<void>,
): Promise<TaskView> {
  const now = platform.clock();
  return change(platform, async (transaction) => {
    await work(transaction, await getLocked(transaction, actor, taskId), now);
    return tellWorker(transaction, await getTask(transaction, actor, taskId), now);
  });
}

async function getClaim(transaction: Transaction, taskId: string, claimId: string): Promise<StoredClaim> {
  return (await findClaim(transaction, taskId, claimId)) ?? refuse('task.claim_not_found');
}
