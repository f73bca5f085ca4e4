import { z } from 'zod';
import { defineJob } from '../shared/jobs/job.ts';
import { keepAnchors } from './seals/anchors.ts';
import { sealEvents } from './seals/seal-events.service.ts';

/** Seals the trail up to the present and keeps the new heads outside of the database. */
export const sealEventsJob = defineJob({
  name: 'audit.seal_events',
  payload: z.strictObject({}),
  schedule: '* * * * *',
  retries: 2,
  retryDelaySeconds: 20,
  timeLimitSeconds: 900,
  async run(platform, _payload, signal) {
    await sealEvents(platform, signal);
    await keepAnchors(platform.database.scoped, platform.audit.anchorFile);
  },
});
