import { z } from 'zod';
import { defineJob } from '../shared/jobs/job.ts';
import { deleteExpiredEnds, deleteExpiredSessions } from '../shared/session/sessions.store.ts';
import { deleteExpiredGuards } from './guards.store.ts';

/** Sessions that are over and failures that are forgotten. Nobody can use either any more; this keeps the tables small. */
export const deleteExpiredAccountRows = defineJob({
  name: 'accounts.delete_expired',
  payload: z.strictObject({}),
  schedule: '40 * * * *',
  retries: 3,
  retryDelaySeconds: 60,
  timeLimitSeconds: 300,
  async run({ database, clock }, _payload, signal) {
    for (const deleteSome of [deleteExpiredSessions, deleteExpiredEnds, deleteExpiredGuards])
      while (!signal.aborted && (await deleteSome(database, clock())) > 0);
  },
});
