import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { BodyOf, QueryOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { needsReasonToDropOut } from '@linli/domain/volunteers/task.ts';
import type { OfferedTask, tasksContract } from '@linli/domain/volunteers/tasks.contract.ts';
import { v7 as uuid } from 'uuid';
import { decodeCursor, decodeRowCursor, pageFrom } from '../../shared/cursor.ts';
import type { ScopedClient, Transaction } from '../../shared/database.ts';
import { change, eventRow } from '../../shared/events.ts';
import type { Platform } from '../../shared/platform.ts';
import { findJoined } from '../volunteers.store.ts';
import { claimPlace } from './claim-place.store.ts';
import { getLocked, takeStep, tappedAt, type Step } from './claim-steps.ts';
import {
  countWaitingBefore,
  findStandingClaim,
  listAhead,
  listBehind,
  listClaimsOf,
  sumMinutes,
  type StoredClaim,
} from './task-claims.store.ts';
import { offeredTask } from './task-views.ts';
import { getTask, inOrder, subjectOf } from './task-parts.ts';
import { listTaskIds, type StoredTask } from './tasks.store.ts';

type Contract = typeof tasksContract;
type Client = ScopedClient | Transaction;

export async function listOffered(platform: Platform, actor: PersonActor, query: QueryOf<Contract['offered']>) {
  const { scoped } = platform.database;
  const { limit } = query;
  const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
  const wanted = { when: 'coming', isOpen: true, now: platform.clock(), cursor, limit } as const;
  const tasks = await inOrder(scoped, await listTaskIds(scoped, actor.scope, wanted));
  const { items, nextCursor } = pageFrom(
    tasks,
    limit,
    ({ startsAt, id }) => ({ at: startsAt, id }),
    (task) => task,
  );
  return { items: await tellMany(platform, scoped, actor, items), nextCursor };
}

export async function listMine(
  platform: Platform,
  actor: PersonActor,
  { when, cursor, limit }: QueryOf<Contract['mine']>,
) {
  const { scoped } = platform.database;
  const after = cursor === undefined ? undefined : decodeRowCursor(cursor);
  const now = platform.clock();
  const claims =
    when === 'coming'
      ? await listAhead(scoped, actor.personId, now)
      : await listBehind(scoped, actor.personId, { now, after, limit });
  const page = pageFrom(
    claims,
    when === 'coming' ? claims.length : limit,
    ({ id }) => ({ id }),
    (claim) => claim,
  );
  const tasks = await inOrder(scoped, [...new Set(page.items.map(({ taskId }) => taskId))]);
  if (when === 'coming') tasks.sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
  const [items, totalMinutes] = await Promise.all([
    tellMany(platform, scoped, actor, tasks),
    sumMinutes(scoped, actor.personId),
  ]);
  return { items, nextCursor: page.nextCursor, totalMinutes };
}

export async function getOffered(platform: Platform, actor: PersonActor, taskId: string): Promise<OfferedTask> {
  const { scoped } = platform.database;
  return tell(platform, scoped, actor, await getTask(scoped, actor, taskId));
}

/** Full and not full change while one looks, so whoever would wait tries the one and the other until one holds. */
const TRIES = 5;

export async function claimTask(
  platform: Platform,
  actor: PersonActor,
  { taskId, roleId }: { taskId: string; roleId: string },
  { mayWait }: BodyOf<Contract['claim']>,
): Promise<OfferedTask> {
  const { scoped, statements } = platform.database;
  const task = await getTask(scoped, actor, taskId);
  const now = platform.clock();
  if (task.status === 'cancelled') refuse('task.cancelled_before');
  if (now >= task.startsAt) refuse('task.begun');
  const role = task.roles.find(({ id }) => id === roleId) ?? refuse('task.role_not_found');
  if (role.skill !== null) await checkSkill(scoped, actor, task, role.skill);
  const { personId, name: personName } = actor;
  const claim = { id: uuid(), roleId, taskId, personId, personName, at: now };
  for (let turn = 0; turn < TRIES; turn += 1) {
    for (const way of mayWait ? (['held', 'waiting'] as const) : (['held'] as const)) {
      const event = eventRow(
        {
          actor,
          action: 'volunteers.claim_task',
          subject: subjectOf(task),
          changes: { claim: [null, way] },
          audience: 'everyone',
          concernsPersonId: personId,
        },
        now,
      );
      const outcome = await claimPlace(statements, way, { ...claim, event });
      if (outcome === 'stands') refuse('task.already_claimed');
      if (outcome === 'lost') continue;
      platform.announce();
      return tell(platform, scoped, actor, await getTask(scoped, actor, taskId));
    }
    if (!mayWait) break;
  }
  // Why: it may have been cancelled, or begun, since it was read.
  const after = await getTask(scoped, actor, taskId);
  if (after.status === 'cancelled') refuse('task.cancelled_before');
  refuse(mayWait ? 'task.too_many_wait' : 'task.full');
}

async function checkSkill(client: Client, { personId }: PersonActor, { communityId }: StoredTask, skill: string) {
  const volunteer = await findJoined(client, { communityId, personId });
  if (!volunteer?.skills.includes(skill)) refuse('task.skill_needed', { params: { skill } });
}

export const confirmPlace = (platform: Platform, actor: PersonActor, taskId: string) =>
  ownStep(platform, actor, taskId, () => ({ action: 'confirm_place' }));

export const dropOut = (
  platform: Platform,
  actor: PersonActor,
  taskId: string,
  { reason }: BodyOf<Contract['dropOut']>,
) =>
  ownStep(platform, actor, taskId, ({ task, claim }) => {
    // Whoever only waits leaves nobody waiting.
    const needsReason = claim.status !== 'waiting' && needsReasonToDropOut(task, platform.clock());
    if (needsReason && reason === '')
      refuse('task.reason_needed', { errors: [{ path: ['reason'], code: 'required' }] });
    return { action: 'drop_out', set: { reason }, note: reason };
  });

export const checkIn = (
  platform: Platform,
  actor: PersonActor,
  taskId: string,
  { at, code }: BodyOf<Contract['checkIn']>,
) =>
  ownStep(platform, actor, taskId, ({ task }) => {
    const typed = code.toUpperCase();
    if (typed !== '' && typed !== task.checkInCode)
      refuse('task.wrong_code', { errors: [{ path: ['code'], code: 'invalid' }] });
    const tapped = tappedAt(at, platform.clock());
    return { action: 'check_in', at: tapped, set: { checkedInAt: tapped, isByCode: typed !== '' } };
  });

export const checkOut = (
  platform: Platform,
  actor: PersonActor,
  taskId: string,
  { at }: BodyOf<Contract['checkOut']>,
) =>
  ownStep(platform, actor, taskId, ({ claim }) => {
    const tapped = tappedAt(at, platform.clock());
    // Two taps that were sent late may come with clocks that disagree.
    const from = claim.checkedInAt?.getTime() ?? 0;
    const checkedOutAt = new Date(Math.max(from, tapped.getTime()));
    return { action: 'check_out', at: checkedOutAt, set: { checkedOutAt } };
  });

/** A step of one's own claim. */
async function ownStep(
  platform: Platform,
  actor: PersonActor,
  taskId: string,
  step: (found: { task: StoredTask; claim: StoredClaim }) => Omit<Step, 'now'>,
): Promise<OfferedTask> {
  const now = platform.clock();
  return change(platform, async (transaction) => {
    const task = await getLocked(transaction, actor, taskId);
    const claim = (await findStandingClaim(transaction, taskId, actor.personId)) ?? refuse('task.not_claimed');
    await takeStep(transaction, actor, { task, claim }, { now, ...step({ task, claim }) });
    return tell(platform, transaction, actor, await getTask(transaction, actor, taskId));
  });
}

async function tell(platform: Platform, client: Client, actor: PersonActor, task: StoredTask): Promise<OfferedTask> {
  const [told] = await tellMany(platform, client, actor, [task]);
  return told!;
}

/** Each with one's own claim and what of one's own is at the same time; as many queries for many tasks as for one. */
async function tellMany(
  platform: Platform,
  client: Client,
  { personId }: PersonActor,
  tasks: readonly StoredTask[],
): Promise<OfferedTask[]> {
  const ids = tasks.map(({ id }) => id);
  const claims = await listClaimsOf(client, personId, ids);
  const now = platform.clock();
  const own = await listAhead(client, personId, now);
  const ahead = await inOrder(client, [...new Set(own.map(({ taskId }) => taskId))]);
  const last = new Map<string, StoredClaim>();
  for (const claim of claims) if (!last.has(claim.taskId)) last.set(claim.taskId, claim);
  const waiting = [...last.values()].filter(({ status }) => status === 'waiting').map(({ id }) => id);
  const before = waiting.length > 0 ? await countWaitingBefore(client, waiting) : null;
  return tasks.map((task) => {
    const mine = last.get(task.id);
    return offeredTask(task, { mine, waitingBefore: before?.get(mine?.id ?? '') ?? 0, ahead, now });
  });
}
