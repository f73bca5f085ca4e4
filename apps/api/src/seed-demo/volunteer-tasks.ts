import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { TaskView } from '@linli/domain/volunteers/tasks.contract.ts';
import type { Platform } from '../shared/platform.ts';
import { confirmHours } from '../volunteers/tasks/hours.service.ts';
import { checkIn, checkOut, claimTask } from '../volunteers/tasks/offered-tasks.service.ts';
import { createTask, getTaskForWorker } from '../volunteers/tasks/tasks.service.ts';
import type { Cast } from './cast.ts';
import { atMinute, days, hours, minutes } from './days.ts';

interface DemoTask {
  readonly title: string;
  readonly details: string;
  readonly meetingPoint: string;
  readonly bring: string;
  readonly roles: readonly { readonly name: string; readonly places: number }[];
  /** Days from today, and the minutes of that day from which and until which it is. */
  readonly day: number;
  readonly from: number;
  readonly until: number;
  /** How many of the volunteers claim it, and from which one on. */
  readonly claims: number;
  readonly first: number;
}

const TASKS: readonly DemoTask[] = [
  {
    title: '独居老人送餐',
    details: '从社区食堂取餐，每人送三到四户。敲门后等老人应答再走，没人应请马上打值班电话。',
    meetingPoint: '社区食堂门口',
    bring: '保温袋社区提供',
    roles: [{ name: '送餐员', places: 4 }],
    day: -9,
    from: 640,
    until: 730,
    claims: 3,
    first: 0,
  },
  {
    title: '清扫楼道和坡道积雪',
    details: '先扫台阶和无障碍坡道，再扫院内主路。',
    meetingPoint: '社区居委会院内',
    bring: '手套、防滑鞋；铁锹社区有',
    roles: [{ name: '扫雪', places: 6 }],
    day: -1,
    from: 540,
    until: 660,
    claims: 3,
    first: 0,
  },
  {
    title: '独居老人送餐',
    details: '从社区食堂取餐，每人送三到四户。敲门后等老人应答再走，没人应请马上打值班电话。',
    meetingPoint: '社区食堂门口',
    bring: '保温袋社区提供',
    roles: [{ name: '送餐员', places: 4 }],
    day: 1,
    from: 640,
    until: 730,
    claims: 2,
    first: 0,
  },
  {
    title: '陪老人去社区卫生服务中心体检',
    details: '一人陪一位，帮着排队、看单子，检查完送回家。',
    meetingPoint: '社区卫生服务中心大厅',
    bring: '',
    roles: [{ name: '陪同', places: 2 }],
    day: 2,
    from: 480,
    until: 600,
    claims: 3,
    first: 1,
  },
  {
    title: '周末旧书交换市集',
    details: '布置桌椅、登记、整理图书，结束后一起收拾。',
    meetingPoint: '社区活动室',
    bring: '自己也可以带书来换',
    roles: [
      { name: '布置', places: 3 },
      { name: '登记', places: 2 },
    ],
    day: 4,
    from: 780,
    until: 1020,
    claims: 1,
    first: 3,
  },
];

/** 志愿活动 of a community: one that is over and confirmed, one whose hours wait, and some that lie ahead. */
export async function playTasks(platform: Platform, cast: Cast): Promise<number> {
  const now = platform.clock();
  for (const task of TASKS) {
    const [startsAt, endsAt] = [task.from, task.until].map((minute) =>
      atMinute(new Date(now.getTime() + days(task.day)), minute),
    ) as [Date, Date];
    const written = new Date(Math.min(now.getTime() - hours(5), startsAt.getTime() - days(3)));
    await play(platform, cast, task, { startsAt, endsAt, written, now });
  }
  return TASKS.length;
}

interface When {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly written: Date;
  readonly now: Date;
}

async function play(platform: Platform, cast: Cast, task: DemoTask, { startsAt, endsAt, written, now }: When) {
  const at = (moment: Date): Platform => ({ ...platform, clock: () => moment });
  const after = (moment: Date, count: number) => new Date(moment.getTime() + minutes(count));
  const [worker] = cast.workers;
  if (!worker) throw new Error(`Nobody acts in ${cast.community.name}.`);
  const { title, details, meetingPoint, bring, roles } = task;
  const made = await createTask(at(written), worker, {
    communityId: cast.community.id,
    title,
    details,
    meetingPoint,
    bring,
    contact: `${cast.community.name}值班室`,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    roles: roles.map((role) => ({ ...role, skill: null })),
  });
  const people = cast.volunteers.slice(task.first, task.first + task.claims);
  for (const [index, volunteer] of people.entries())
    await claimTask(at(after(written, 20 + index * 37)), volunteer, roleOf(made, index), { mayWait: true });
  if (endsAt > now) return;
  // The last one could not come.
  for (const [index, volunteer] of people.slice(0, -1).entries())
    await attend(platform, volunteer, made, { from: after(startsAt, index * 4 - 6), to: after(endsAt, index * 3) });
  const isRecent = now.getTime() - endsAt.getTime() < days(3);
  if (isRecent) return;
  const confirming = at(after(endsAt, 90));
  const { claims } = await getTaskForWorker(confirming, worker, made.id);
  const told = claims.map(({ id, proposedMinutes }) => ({ claimId: id, minutes: proposedMinutes ?? 0 }));
  await confirmHours(confirming, worker, made.id, { hours: told });
}

async function attend(
  platform: Platform,
  volunteer: PersonActor,
  task: TaskView,
  { from, to }: { from: Date; to: Date },
) {
  const code = task.checkInCode;
  await checkIn({ ...platform, clock: () => from }, volunteer, task.id, { at: from.toISOString(), code });
  await checkOut({ ...platform, clock: () => to }, volunteer, task.id, { at: to.toISOString() });
}

const roleOf = ({ id, roles }: TaskView, turn: number) => ({
  taskId: id,
  roleId: roles[turn % roles.length]?.id ?? '',
});
