import { availableClaimActions, STANDING } from '@linli/domain/volunteers/task-claim.ts';
import { clash, needsReasonToDropOut, proposedMinutes } from '@linli/domain/volunteers/task.ts';
import type { OfferedTask, TaskSummary, TaskView } from '@linli/domain/volunteers/tasks.contract.ts';
import type { StoredClaim } from './task-claims.store.ts';
import type { StoredTask } from './tasks.store.ts';

function factsOf(task: StoredTask) {
  const { id, status, title, details, meetingPoint, bring, contact, community, version } = task;
  return {
    id,
    status,
    title,
    details,
    meetingPoint,
    bring,
    contact,
    startsAt: task.startsAt.toISOString(),
    endsAt: task.endsAt.toISOString(),
    cancelReason: task.cancelReason === '' ? null : task.cancelReason,
    community,
    roles: task.roles.map((role) => ({
      id: role.id,
      name: role.name,
      // Only what the contract allows was ever written.
      skill: role.skill as TaskSummary['roles'][number]['skill'],
      places: role.places,
      taken: role.taken,
      waiting: role.waiting,
    })),
    version,
  };
}

function claimFacts(claim: StoredClaim) {
  const { id, roleId, status, minutes } = claim;
  return {
    id,
    roleId,
    status,
    claimedAt: claim.claimedAt.toISOString(),
    offerEndsAt: claim.offerEndsAt?.toISOString() ?? null,
    checkedInAt: claim.checkedInAt?.toISOString() ?? null,
    checkedOutAt: claim.checkedOutAt?.toISOString() ?? null,
    minutes,
  };
}

export const summaryOfTask = (task: StoredTask, toConfirm: number): TaskSummary => ({ ...factsOf(task), toConfirm });

export function viewOfTask(task: StoredTask, claims: readonly StoredClaim[], now: Date): TaskView {
  return {
    ...factsOf(task),
    checkInCode: task.checkInCode,
    canEdit: task.status === 'open' && now < task.startsAt,
    claims: claims.map((claim) => ({
      ...claimFacts(claim),
      name: claim.personName,
      isByCode: claim.isByCode,
      proposedMinutes: proposedMinutes(task, claim),
      reason: claim.reason === '' ? null : claim.reason,
      availableActions: availableClaimActions('worker', claim.status, task, now),
    })),
  };
}

export interface Around {
  /** The last claim of the volunteer who asks. */
  readonly mine: StoredClaim | undefined;
  readonly waitingBefore: number;
  /** Their own tasks ahead, this one included. */
  readonly ahead: readonly StoredTask[];
  readonly now: Date;
}

/** A task as a volunteer sees it: of everybody else nothing but how many they are. */
export function offeredTask(task: StoredTask, { mine, waitingBefore, ahead, now }: Around): OfferedTask {
  const stands = mine !== undefined && STANDING.includes(mine.status);
  return {
    ...factsOf(task),
    mine: mine
      ? {
          ...claimFacts(mine),
          needsReasonToDropOut: needsReasonToDropOut(task, now),
          placeInQueue: mine.status === 'waiting' ? waitingBefore + 1 : null,
          availableActions: availableClaimActions('volunteer', mine.status, task, now),
        }
      : null,
    clashes: ahead
      .filter((each) => each.id !== task.id && clash(each, task))
      .map(({ id, title, startsAt, endsAt }) => ({
        id,
        title,
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
      })),
    canClaim: task.status === 'open' && now < task.startsAt && !stands,
  };
}
