import { z } from 'zod';
import { defineJob } from '../jobs/job.ts';
import { deleteExpired } from './idempotency-keys.store.ts';

const BATCH = 1_000;

/** What was kept to answer a repeated request goes after its day. */
export const deleteExpiredKeys = defineJob({
  name: 'requests.delete_expired_keys',
  payload: z.strictObject({}),
  schedule: '*/10 * * * *',
  retries: 3,
  retryDelaySeconds: 30,
  timeLimitSeconds: 300,
  async run({ database }, _payload, signal) {
    while (!signal.aborted && (await deleteExpired(database.system.pool, BATCH)) === BATCH);
  },
});
