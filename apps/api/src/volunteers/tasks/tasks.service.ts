import { randomInt } from 'node:crypto';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { BodyOf, QueryOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { checkTaskTime } from '@linli/domain/volunteers/task.ts';
import { AHEAD } from '@linli/domain/volunteers/task-claim.ts';
import type { tasksContract, TaskView } from '@linli/domain/volunteers/tasks.contract.ts';
import { v7 as uuid } from 'uuid';
import { findCommunity } from '../../org-units/public.ts';
import { decodeCursor, pageFrom } from '../../shared/cursor.ts';
import type { Transaction } from '../../shared/database.ts';
import { change, recordEvent, recordEvents, type NewEvent } from '../../shared/events.ts';
import type { Platform } from '../../shared/platform.ts';
import { moveUp } from './move-up.ts';
import { countClaims, editClaims, hasClaims, listClaims } from './task-claims.store.ts';
import { getTask, inOrder, subjectOf, tellWorker } from './task-parts.ts';
import { summaryOfTask } from './task-views.ts';
import {
  addRoles,
  createTaskRow,
  editRole,
  editTaskRow,
  listTaskIds,
  lockTask,
  removeRole,
  type StoredTask,
} from './tasks.store.ts';

type Contract = typeof tasksContract;
type Wanted = BodyOf<Contract['edit']>;

/** Letters and digits that nobody takes for one another. */
const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const newCode = () => Array.from({ length: 8 }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('');

export async function createTask(
  platform: Platform,
  actor: PersonActor,
  { communityId, roles, ...wanted }: BodyOf<Contract['create']>,
): Promise<TaskView> {
  const now = platform.clock();
  const time = timeOf(wanted, now);
  const id = uuid();
  return change(
    platform,
    async (transaction) => {
      const community = await findCommunity(transaction, communityId);
      if (!community || !isOwn(actor, communityId))
        refuse('org_unit.not_found', { errors: [{ path: ['communityId'], code: 'not_found' }] });
      const task = { ...wanted, ...time, id, ...community.path, checkInCode: newCode(), createdAt: now };
      // A role that is named by an id belongs to a task that there is.
      const added = roles.map(({ name, skill, places }, position) => ({ id: uuid(), position, name, skill, places }));
      await createTaskRow(transaction, task, added);
      const subject = { type: 'volunteer_task', id, path: community.path };
      const changes = { status: [null, 'open'], startsAt: [null, time.startsAt.toISOString()] } as const;
      const event: NewEvent = { actor, action: 'volunteers.create_task', subject, changes, audience: 'everyone' };
      await recordEvent(transaction, event, now);
      return tellWorker(transaction, await getTask(transaction, actor, id), now);
    },
    { isAnswer: true },
  );
}

export async function listTasks(platform: Platform, actor: PersonActor, query: QueryOf<Contract['list']>) {
  const { scoped } = platform.database;
  const { when, limit } = query;
  const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
  const ids = await listTaskIds(scoped, actor.scope, { when, now: platform.clock(), cursor, limit });
  const [tasks, counts] = await Promise.all([
    inOrder(scoped, ids),
    countClaims(scoped, ids, ['held', 'present', 'done']),
  ]);
  const now = platform.clock();
  return pageFrom(
    tasks,
    limit,
    ({ startsAt, id }) => ({ at: startsAt, id }),
    (task) => summaryOfTask(task, task.startsAt <= now && task.status === 'open' ? (counts.get(task.id) ?? 0) : 0),
  );
}

export async function getTaskForWorker(platform: Platform, actor: PersonActor, taskId: string): Promise<TaskView> {
  const { scoped } = platform.database;
  return tellWorker(scoped, await getTask(scoped, actor, taskId), platform.clock());
}

/** Whoever has a place keeps it; more places go first to those who wait. */
export async function editTask(
  platform: Platform,
  actor: PersonActor,
  taskId: string,
  { version, roles, ...wanted }: Wanted,
): Promise<TaskView> {
  const now = platform.clock();
  const time = timeOf(wanted, now);
  return change(platform, async (transaction) => {
    await lockTask(transaction, taskId);
    const task = await getTask(transaction, actor, taskId);
    checkNotBegun(task, now);
    if (task.version !== version || !(await editTaskRow(transaction, task, { ...wanted, ...time })))
      refuse('task.changed_meanwhile');
    const changes = changesOf(task, { ...wanted, ...time });
    const claims = await listClaims(transaction, task.id);
    const told = claims.filter(({ status }) => AHEAD.includes(status)).map(({ personId }) => personId);
    const action = 'volunteers.edit_task' as const;
    await recordEvents(transaction, toldTo(told, { actor, action, subject: subjectOf(task), changes }), now);
    await editRoles(transaction, { ...task, ...time }, roles, now);
    return tellWorker(transaction, await getTask(transaction, actor, task.id), now);
  });
}

export async function cancelTask(
  platform: Platform,
  actor: PersonActor,
  taskId: string,
  { version, reason }: BodyOf<Contract['cancel']>,
): Promise<TaskView> {
  const now = platform.clock();
  return change(platform, async (transaction) => {
    await lockTask(transaction, taskId);
    const task = await getTask(transaction, actor, taskId);
    checkNotBegun(task, now);
    const set = { status: 'cancelled', cancelReason: reason } as const;
    if (task.version !== version || !(await editTaskRow(transaction, task, set))) refuse('task.changed_meanwhile');
    for (const { id } of task.roles) await editRole(transaction, id, { isOpen: false, taken: 0, waiting: 0 });
    const claims = (await listClaims(transaction, task.id)).filter(({ status }) => AHEAD.includes(status));
    const ids = claims.map(({ id }) => id);
    await editClaims(transaction, ids, { status: 'cancelled', offerEndsAt: null });
    const told = claims.map(({ personId }) => personId);
    const action = 'volunteers.cancel_task' as const;
    const changes = { status: ['open', 'cancelled'] } as const;
    await recordEvents(
      transaction,
      toldTo(told, { actor, action, subject: subjectOf(task), changes, note: reason }),
      now,
    );
    return tellWorker(transaction, await getTask(transaction, actor, task.id), now);
  });
}

/** The change itself, which every open list hears, and one more for each person whom it concerns. */
function toldTo(personIds: readonly string[], event: NewEvent): NewEvent[] {
  return [
    { ...event, audience: 'everyone' },
    ...personIds.map((concernsPersonId): NewEvent => ({ ...event, audience: 'nobody', concernsPersonId })),
  ];
}

async function editRoles(transaction: Transaction, task: StoredTask, wanted: Wanted['roles'], now: Date) {
  const known = new Map(task.roles.map((role) => [role.id, role]));
  const kept = new Set(wanted.map(({ id }) => id));
  for (const [index, { id }] of wanted.entries())
    if (id !== undefined && !known.has(id))
      refuse('task.role_not_found', { errors: [{ path: ['roles', index, 'id'], code: 'not_found' }] });
  for (const role of task.roles) {
    if (kept.has(role.id)) continue;
    // Also one whose claims are all over: they say what they were for.
    if (await hasClaims(transaction, role.id)) refuse('task.role_claimed', { params: { name: role.name } });
    await removeRole(transaction, role.id);
  }
  const added = [];
  for (const [position, { id, name, skill, places }] of wanted.entries()) {
    const role = id === undefined ? undefined : known.get(id);
    if (!role) {
      added.push({ id: uuid(), position, name, skill, places });
      continue;
    }
    if (places < role.taken)
      refuse('task.places_taken', {
        params: { name, taken: role.taken },
        errors: [{ path: ['roles', position, 'places'], code: 'invalid' }],
      });
    const rest = { name, skill, position, startsAt: task.startsAt };
    await moveUp(transaction, task, { ...role, ...rest, places }, { now, alsoSet: { ...rest, places } });
  }
  await addRoles(transaction, task, added);
}

function changesOf(before: StoredTask, after: Pick<StoredTask, 'startsAt' | 'endsAt' | 'meetingPoint'>) {
  const said = {
    startsAt: [before.startsAt.toISOString(), after.startsAt.toISOString()],
    endsAt: [before.endsAt.toISOString(), after.endsAt.toISOString()],
    meetingPoint: [before.meetingPoint, after.meetingPoint],
  };
  const changed = Object.entries(said).filter(([, [from, to]]) => from !== to);
  return Object.fromEntries(changed) as NonNullable<NewEvent['changes']>;
}

function timeOf({ startsAt, endsAt }: Pick<Wanted, 'startsAt' | 'endsAt'>, now: Date) {
  const time = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
  checkTaskTime(time, now);
  return time;
}

function checkNotBegun({ status, startsAt }: StoredTask, now: Date): void {
  if (status === 'cancelled') refuse('task.cancelled_before');
  if (now >= startsAt) refuse('task.begun');
}

const isOwn = ({ scope }: PersonActor, communityId: string) =>
  scope.kind === 'units' && scope.level === 'community' && scope.unitIds.includes(communityId);
