import { z } from 'zod';
import { defineContract } from '../shared/contract.ts';
import { Id, Moment, PageQuery, pageOf } from '../shared/page.contract.ts';
import { JOB_NAMES, RUN_STATES } from './job.ts';

const ADMIN = ['system_admin'] as const;
const JobParams = z.strictObject({ name: z.enum(JOB_NAMES) });

export const JobView = z.strictObject({
  name: z.enum(JOB_NAMES),
  /** Cron in Asia/Shanghai; null runs only when something asks for it. */
  schedule: z.string().nullable(),
  nextRunAt: Moment.nullable(),
  lastDoneAt: Moment.nullable(),
  waiting: z.number().int(),
  running: z.number().int(),
  /** Done in the last 24 hours. */
  done: z.number().int(),
  /** Failed for good and not tried again yet. */
  dead: z.number().int(),
});
export type JobView = z.output<typeof JobView>;

export const RunView = z.strictObject({
  id: Id,
  state: z.enum(RUN_STATES),
  /** Begun so often, of so many at most. */
  attempts: z.number().int(),
  mostAttempts: z.number().int(),
  createdAt: Moment,
  /** Not before this; later than now after a failure. */
  dueAt: Moment,
  startedAt: Moment.nullable(),
  finishedAt: Moment.nullable(),
  /** Of the last failure: the message of the fault, numbers of people left out. */
  error: z.string().nullable(),
});
export type RunView = z.output<typeof RunView>;

export const jobsContract = defineContract({
  list: {
    method: 'GET',
    path: '/jobs',
    access: ADMIN,
    status: 200,
    response: z.strictObject({ items: z.array(JobView) }),
    summary: 'Background jobs with what waits, runs, was done and died',
  },
  runs: {
    method: 'GET',
    path: '/jobs/:name/runs',
    access: ADMIN,
    names: { name: 'job' },
    status: 200,
    params: JobParams,
    query: z.strictObject({ ...PageQuery, state: z.enum(RUN_STATES).optional() }),
    response: pageOf(RunView),
    summary: 'Runs of one job, the latest first; done ones are kept for three days, dead ones for ninety',
  },
  runNow: {
    method: 'POST',
    path: '/jobs/:name/run',
    access: ADMIN,
    names: { name: 'job' },
    status: 201,
    params: JobParams,
    response: z.strictObject({ runId: Id }),
    summary: 'Have a scheduled job run now as well',
  },
  retry: {
    method: 'POST',
    path: '/jobs/:name/runs/:runId/retry',
    access: ADMIN,
    names: { name: 'job', runId: 'job_run' },
    status: 200,
    params: z.strictObject({ ...JobParams.shape, runId: Id }),
    response: RunView,
    summary: 'Have a dead run tried once more',
  },
});
