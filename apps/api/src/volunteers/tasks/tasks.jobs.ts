import { z } from 'zod';
import { defineJob } from '../../shared/jobs/job.ts';
import { settlePlaces } from './settle-places.ts';

/** Places that nobody confirmed in time go to whoever waits next. */
export const settlePlacesJob = defineJob({
  name: 'volunteers.settle_places',
  payload: z.strictObject({}),
  schedule: '* * * * *',
  retries: 3,
  retryDelaySeconds: 20,
  timeLimitSeconds: 120,
  run: (platform, _payload, signal) => settlePlaces(platform, signal),
});
