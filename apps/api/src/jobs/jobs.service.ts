import type { JobName } from '@linli/domain/jobs/job.ts';
import type { JobView, jobsContract, RunView } from '@linli/domain/jobs/jobs.contract.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { QueryOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { decodeRowCursor, pageFrom } from '../shared/cursor.ts';
import { change, recordEvent } from '../shared/events.ts';
import { enqueue } from '../shared/jobs/enqueue.ts';
import type { Job } from '../shared/jobs/job.ts';
import { nextTurn } from '../shared/jobs/schedule.ts';
import type { Platform } from '../shared/platform.ts';
import { countRuns, findRun, listRunRows, reviveRun, type StoredRun } from './jobs.store.ts';

export async function listJobs(platform: Platform, jobs: readonly Job[]): Promise<{ items: JobView[] }> {
  const now = platform.clock();
  const figures = new Map((await countRuns(platform.database.scoped, now)).map((each) => [each.name, each]));
  return {
    items: jobs.map(({ name, schedule }) => {
      const { waiting = 0, running = 0, done = 0, dead = 0, lastDoneAt = null } = figures.get(name) ?? {};
      return {
        name,
        schedule,
        nextRunAt: schedule === null ? null : nextTurn(schedule, now).toISOString(),
        lastDoneAt: lastDoneAt?.toISOString() ?? null,
        waiting,
        running,
        done,
        dead,
      };
    }),
  };
}

export async function listRuns(
  platform: Platform,
  name: JobName,
  { state, cursor, limit }: QueryOf<(typeof jobsContract)['runs']>,
) {
  const after = cursor === undefined ? undefined : decodeRowCursor(cursor);
  const rows = await listRunRows(platform.database.scoped, name, { state, after, limit });
  return pageFrom(rows, limit, ({ id }) => ({ id }), viewOf);
}

/** A run besides those of the schedule; a job without one is told what to do by whoever asks for it. */
export async function runNow(platform: Platform, actor: PersonActor, jobs: readonly Job[], name: JobName) {
  const job = jobs.find((each) => each.name === name) ?? refuse('job.not_found');
  if (job.schedule === null) refuse('job.needs_payload');
  return change(platform, async (transaction) => {
    const runId = (await enqueue(transaction, job, {})) ?? refuse('job.already_waiting');
    const subject = { type: 'job', id: runId, path: null };
    const changes = { job: [null, name] } as const;
    await recordEvent(transaction, { actor, action: 'jobs.run_now', subject, changes }, platform.clock());
    return { runId };
  });
}

export async function retryRun(platform: Platform, actor: PersonActor, name: JobName, runId: string): Promise<RunView> {
  return change(platform, async (transaction) => {
    if (!(await findRun(transaction, name, runId))) refuse('job.run_not_found');
    if (!(await reviveRun(transaction, name, runId))) refuse('job.not_dead');
    const subject = { type: 'job', id: runId, path: null };
    const changes = { job: [null, name] } as const;
    await recordEvent(transaction, { actor, action: 'jobs.retry', subject, changes }, platform.clock());
    return viewOf((await findRun(transaction, name, runId)) ?? refuse('job.run_not_found'));
  });
}

function viewOf({ createdAt, dueAt, startedAt, finishedAt, ...run }: StoredRun): RunView {
  return {
    ...run,
    createdAt: createdAt.toISOString(),
    dueAt: dueAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
