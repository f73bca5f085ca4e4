import { z } from 'zod';
import { defineJob } from '../shared/jobs/job.ts';
import { climbMissed } from './climb-missed.ts';
import { resumeDue } from './resume-suspended.ts';

/** What was put off goes on when its day begins. */
export const resumeSuspendedJob = defineJob({
  name: 'tickets.resume_suspended',
  payload: z.strictObject({}),
  schedule: '* * * * *',
  retries: 3,
  retryDelaySeconds: 20,
  timeLimitSeconds: 120,
  run: (platform, _payload, signal) => resumeDue(platform, signal),
});

/** Promises that are about to be missed, or were, are told upwards. */
export const climbMissedJob = defineJob({
  name: 'tickets.climb_missed',
  payload: z.strictObject({}),
  schedule: '* * * * *',
  retries: 3,
  retryDelaySeconds: 20,
  timeLimitSeconds: 120,
  run: (platform, _payload, signal) => climbMissed(platform, signal),
});
