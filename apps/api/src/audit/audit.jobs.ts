import { z } from 'zod';
import { enqueue } from '../shared/jobs/enqueue.ts';
import { defineJob } from '../shared/jobs/job.ts';
import { pruneEvents } from './retention.service.ts';
import { keepAnchors } from './seals/anchors.ts';
import { sealEvents } from './seals/seal-events.service.ts';
import { sendHead } from './seals/send-head.ts';

/** Tells one new head to the address that the installation was given; a day of trying before it is given up. */
export const sendHeadJob = defineJob({
  name: 'audit.send_head',
  payload: z.strictObject({ chain: z.string(), number: z.number().int() }),
  schedule: null,
  retries: 11,
  retryDelaySeconds: 30,
  timeLimitSeconds: 60,
  run: sendHead,
});

/** Seals the trail up to the present and keeps the new heads outside of the database. */
export const sealEventsJob = defineJob({
  name: 'audit.seal_events',
  payload: z.strictObject({}),
  schedule: '* * * * *',
  retries: 2,
  retryDelaySeconds: 20,
  timeLimitSeconds: 900,
  async run(platform, _payload, signal) {
    const { webhook, anchorFile } = platform.audit;
    await sealEvents(platform, {
      signal,
      ...(webhook && {
        onSeal: async (transaction, { chain, number }) => {
          await enqueue(transaction, sendHeadJob, { chain, number });
        },
      }),
    });
    await keepAnchors(platform.database.scoped, anchorFile);
  },
});

/** Removes what is older than the installation keeps. */
export const pruneEventsJob = defineJob({
  name: 'audit.prune_events',
  payload: z.strictObject({}),
  schedule: '10 3 * * *',
  retries: 3,
  retryDelaySeconds: 300,
  timeLimitSeconds: 3_600,
  async run(platform, _payload, signal) {
    await pruneEvents(platform, signal);
  },
});
