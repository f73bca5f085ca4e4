import { EXPORT_LIMITS } from '@linli/domain/residents/resident-export.ts';
import { z } from 'zod';
import { defineJob } from '../../shared/jobs/job.ts';
import { deleteExpired, deleteParts, updateMaking } from './exports.store.ts';
import { makeExport } from './make-export.ts';

/** Makes the file of a large list. */
export const makeExportJob = defineJob({
  name: 'residents.make_export',
  payload: z.strictObject({ exportId: z.uuid() }),
  schedule: null,
  retries: 3,
  retryDelaySeconds: 5,
  timeLimitSeconds: 300,
  run: (platform, { exportId }, signal) => makeExport(platform, exportId, signal),
  async died(transaction, { exportId }, now) {
    const expiresAt = new Date(now.getTime() + EXPORT_LIMITS.keptMinutes * 60_000);
    if (await updateMaking(transaction, exportId, { status: 'failed', expiresAt }))
      await deleteParts(transaction, exportId);
  },
});

/** Files of lists go after their time, whether somebody fetched them or not. */
export const deleteExpiredExportsJob = defineJob({
  name: 'residents.delete_expired_exports',
  payload: z.strictObject({}),
  schedule: '*/10 * * * *',
  retries: 3,
  retryDelaySeconds: 60,
  timeLimitSeconds: 300,
  async run({ clock, database }, _payload, signal) {
    while (!signal.aborted && (await deleteExpired(database.scoped, clock())) > 0);
  },
});
