import type { JobName } from '@linli/domain/jobs/job.ts';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import type { TestApi } from '../testing/app.ts';
import { withScope } from '../request-context.ts';
import { enqueue } from './enqueue.ts';
import { defineJob, type Job } from './job.ts';
import { JobRunner } from './job-runner.ts';

/** A job of a queue that is there, doing what the test wants. */
export function givenJob(run: Job['run'], terms: Partial<Job> = {}): Job {
  return defineJob({
    name: 'sign_in.delete_expired_links',
    payload: z.strictObject({ turn: z.number().optional() }),
    schedule: null,
    retries: 0,
    retryDelaySeconds: 1,
    timeLimitSeconds: 30,
    run,
    ...terms,
  });
}

/** Puts a run into the queue and returns its id. */
export function givenRun({ platform }: TestApi, job: Job, payload = {}): Promise<string> {
  return withScope({ kind: 'system' }, async () =>
    platform.database.scoped.$transaction(async (transaction) => {
      const id = await enqueue(transaction, job, payload);
      if (id === null) throw new Error('Another run waits already.');
      return id;
    }),
  );
}

/** Works the queue until the test ends; what went wrong is kept. */
export function givenRunner({ platform }: TestApi, jobs: readonly Job[]) {
  const errors: unknown[] = [];
  const runner = new JobRunner({ platform, jobs, isReady: () => true, onError: (error) => errors.push(error) });
  runner.start();
  onTestFinished(() => runner.stop());
  return { runner, errors };
}

export interface RunRow {
  id: string;
  name: JobName;
  state: string;
  retry_count: number;
}

export async function runsIn({ platform }: TestApi): Promise<RunRow[]> {
  const { rows } = await platform.database.system.pool.query<RunRow>(
    'SELECT id, name, state::text, retry_count FROM pgboss.job ORDER BY created_on, id',
  );
  return rows;
}
