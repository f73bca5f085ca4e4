import PgBoss from 'pg-boss';
import type { z } from 'zod';
import type { Transaction } from '../database.ts';
import type { Job } from './job.ts';

/** Only says what a statement reads like; each is run on the transaction that it is given. */
const boss = new PgBoss({
  migrate: false,
  db: {
    executeSql: () => Promise.reject(new Error('A job is put into the queue within a transaction.')),
  },
});

/**
 * Puts a run into the queue within a change's transaction: it begins once that is committed, or never. Returns its id,
 * or null where one of a scheduled job waits already.
 */
export async function enqueue<S extends z.ZodType>(
  transaction: Transaction,
  job: Job<S>,
  payload: z.input<S>,
): Promise<string | null> {
  const data = job.payload.parse(payload) as object;
  return boss.send(job.name, data, {
    retryLimit: job.retries,
    retryDelay: job.retryDelaySeconds,
    retryBackoff: true,
    // The process itself stops a run in time; this is for one that was killed.
    expireInSeconds: job.timeLimitSeconds + 30,
    db: {
      executeSql: async (text, values) => ({
        rows: await transaction.$queryRawUnsafe(text, ...values.map(asText)),
      }),
    },
  });
}

const asText = (value: unknown) => (typeof value === 'object' && value !== null ? JSON.stringify(value) : value);
