import type { RequestOf } from '@linli/domain/shared/contract.ts';
import { tasksContract, type OfferedTask, type TaskView } from '@linli/domain/volunteers/tasks.contract.ts';
import type { GivenCommunity } from '../../org-units/org-units.given.ts';
import type { Caller, TestApi } from '../../shared/testing/app.ts';

type NewTask = RequestOf<typeof tasksContract.create, never>['body'];

const HOUR_MS = 3_600_000;

/** The moment so many hours from now. */
export const hoursFrom = (hours: number, now = Date.now()) => new Date(now + hours * HOUR_MS).toISOString();

export const A_TASK = {
  title: '清扫楼道积雪',
  details: '主要是台阶和坡道，推车送到院外。',
  meetingPoint: '文化路小区南门',
  bring: '手套',
  contact: '社区值班室 024-2323 0101',
} as const;

/** A task of two hours that begins in half an hour, unless told. */
export async function givenTask(
  api: TestApi,
  worker: Caller,
  { id: communityId }: GivenCommunity,
  wanted: Partial<NewTask> = {},
): Promise<TaskView> {
  const body: NewTask = {
    communityId,
    ...A_TASK,
    startsAt: hoursFrom(0.5),
    endsAt: hoursFrom(2.5),
    roles: [{ name: '志愿者', places: 2 }],
    ...wanted,
  };
  return api.ok(tasksContract.create, worker, { body });
}

export function claimPlaceOf(
  api: TestApi,
  volunteer: Caller,
  { id: taskId, roles }: TaskView,
  { role = 0, mayWait = false }: { role?: number; mayWait?: boolean } = {},
): Promise<OfferedTask> {
  const params = { taskId, roleId: roles[role]!.id };
  return api.ok(tasksContract.claim, volunteer, { params, body: { mayWait } });
}

export type TaskStage = 'offered' | 'present' | 'begun' | 'confirmed';

/** Brings a task with its claims where only time or somebody else could. */
export async function givenStage({ platform }: TestApi, taskId: string, stage: TaskStage | undefined): Promise<void> {
  if (stage === undefined) return;
  const { client } = platform.database.system;
  const claims = {
    offered: { status: 'offered', offerEndsAt: new Date(Date.now() + HOUR_MS) },
    present: { status: 'present', checkedInAt: new Date() },
    begun: {},
    confirmed: { status: 'confirmed', minutes: 120 },
  }[stage];
  await client.taskClaim.updateMany({ where: { taskId }, data: claims });
  if (stage !== 'begun' && stage !== 'confirmed') return;
  const data = { startsAt: new Date(Date.now() - 60_000) };
  await client.taskRole.updateMany({ where: { taskId }, data });
  await client.volunteerTask.updateMany({ where: { id: taskId }, data });
}

/** Two hours of a volunteer who joined, in a task that has begun. */
export async function givenConfirmedHours(
  api: TestApi,
  worker: Caller,
  community: GivenCommunity,
  volunteerId: string,
): Promise<void> {
  const task = await givenTask(api, worker, community);
  const params = { taskId: task.id, roleId: task.roles[0]!.id };
  await api.ok(tasksContract.addVolunteer, worker, { params, body: { volunteerId } });
  await givenStage(api, task.id, 'confirmed');
}
