import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import { TASK_LIMITS } from '@linli/domain/volunteers/task.ts';
import type { TaskView } from '@linli/domain/volunteers/tasks.contract.ts';
import { timeText } from '../../shared/moments.ts';

type Skill = TaskView['roles'][number]['skill'];

/** The form as it is typed. */
export interface TaskDraft {
  readonly title: string;
  readonly details: string;
  readonly meetingPoint: string;
  readonly bring: string;
  readonly contact: string;
  /** `YYYY-MM-DD` and twice `HH:mm`, in Shanghai. */
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly roles: readonly {
    readonly id?: string;
    readonly name: string;
    readonly skill: Skill;
    readonly places: string;
  }[];
}

const DAY_MS = 86_400_000;

export const emptyDraft = (roleName: string): TaskDraft => ({
  title: '',
  details: '',
  meetingPoint: '',
  bring: '',
  contact: '',
  day: shanghaiDate(new Date(Date.now() + DAY_MS)),
  from: '09:00',
  to: '11:00',
  roles: [{ name: roleName, skill: null, places: '5' }],
});

/** A task as a draft, so many days later; a copy has roles of its own. */
export function draftOf(task: TaskView, { daysLater = 0 }: { daysLater?: number } = {}): TaskDraft {
  const { title, details, meetingPoint, bring, contact } = task;
  const from = new Date(Date.parse(task.startsAt) + daysLater * DAY_MS);
  return {
    title,
    details,
    meetingPoint,
    bring,
    contact,
    day: shanghaiDate(from),
    from: timeText(from),
    to: timeText(new Date(task.endsAt)),
    roles: task.roles.map(({ id, name, skill, places }) => ({
      ...(daysLater === 0 && { id }),
      name,
      skill,
      places: String(places),
    })),
  };
}

export type DraftFault = 'needed' | 'places';

/** What the API is told, and what is missing by the name of its field. */
export function readDraft(draft: TaskDraft) {
  const faults: Record<string, DraftFault> = {};
  for (const field of ['title', 'meetingPoint', 'day', 'from', 'to'] as const)
    if (draft[field].trim() === '') faults[field] = 'needed';
  const roles = draft.roles.map(({ id, name, skill, places }, at) => {
    const count = Number(places);
    if (name.trim() === '') faults[`roles.${at}.name`] = 'needed';
    if (!Number.isInteger(count) || count < 1 || count > TASK_LIMITS.places) faults[`roles.${at}.places`] = 'places';
    return { ...(id && { id }), name, skill, places: count };
  });
  const { title, details, meetingPoint, bring, contact } = draft;
  const texts = { title, details, meetingPoint, bring, contact };
  if (Object.keys(faults).length > 0) return { faults, wanted: null };
  const moment = (time: string) => Date.parse(`${draft.day}T${time}:00+08:00`);
  const starts = moment(draft.from);
  const ends = moment(draft.to) + (moment(draft.to) <= starts ? DAY_MS : 0);
  const times = { startsAt: new Date(starts).toISOString(), endsAt: new Date(ends).toISOString() };
  return { faults, wanted: { ...texts, ...times, roles } };
}

const STORED_AS = 'linli.typed.volunteer-task';

/** A new task survives a reload of this tab and a session that ended meanwhile, until it is published. */
export function storedDraft(): TaskDraft | null {
  const kept = sessionStorage.getItem(STORED_AS);
  return kept === null ? null : (JSON.parse(kept) as TaskDraft);
}
export function storeDraft(draft: TaskDraft | null): void {
  if (draft) sessionStorage.setItem(STORED_AS, JSON.stringify(draft));
  else sessionStorage.removeItem(STORED_AS);
}
