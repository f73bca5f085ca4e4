import { z } from 'zod';
import { defineJob } from '../../shared/jobs/job.ts';
import { deleteExpiredRolls } from './rolls.store.ts';
import { takeIn } from './take-in-roll.ts';

/** Writes a confirmed roll. Doing it twice is doing it once: what was written does not wait any more. */
export const importRollJob = defineJob({
  name: 'residents.import_roll',
  payload: z.strictObject({ rollId: z.uuid() }),
  schedule: null,
  retries: 3,
  retryDelaySeconds: 5,
  timeLimitSeconds: 300,
  run: (platform, { rollId }, signal) => takeIn(platform, rollId, signal),
});

/** Previews that nobody confirmed go after their time, with everything that was read. */
export const deleteExpiredRollsJob = defineJob({
  name: 'residents.delete_expired_rolls',
  payload: z.strictObject({}),
  schedule: '17 * * * *',
  retries: 3,
  retryDelaySeconds: 60,
  timeLimitSeconds: 300,
  async run({ clock, database }, _payload, signal) {
    while (!signal.aborted && (await deleteExpiredRolls(database.scoped, clock())) > 0);
  },
});
