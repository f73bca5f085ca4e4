import { z } from 'zod';
import { defineJob } from '../../shared/jobs/job.ts';
import { findAllDuplicates } from './find-duplicates.ts';

/** Every night, when nobody is at a desk. */
export const findDuplicatesJob = defineJob({
  name: 'residents.find_duplicates',
  payload: z.strictObject({}),
  schedule: '40 2 * * *',
  retries: 3,
  retryDelaySeconds: 300,
  timeLimitSeconds: 3_600,
  async run(platform, _payload, signal) {
    await findAllDuplicates(platform, signal);
  },
});
