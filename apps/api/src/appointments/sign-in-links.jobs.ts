import { z } from 'zod';
import { defineJob } from '../shared/jobs/job.ts';
import { deleteExpiredVerifications } from './sign-in-links.store.ts';

/** Links that nobody used and other short-lived tokens of signing in, once they are no longer valid. */
export const deleteExpiredLinks = defineJob({
  name: 'sign_in.delete_expired_links',
  payload: z.strictObject({}),
  schedule: '20 * * * *',
  retries: 3,
  retryDelaySeconds: 60,
  timeLimitSeconds: 300,
  run: ({ database, clock }) => deleteExpiredVerifications(database.system.client, clock()),
});
