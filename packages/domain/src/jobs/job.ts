/**
 * Every 后台任务, `<capability>.<what it does>`. Each has its queue by a migration and its words in the web; a name that
 * lacks either fails a test or does not compile.
 */
export const JOB_NAMES = [
  'accounts.delete_expired',
  'audit.prune_events',
  'audit.seal_events',
  'audit.send_head',
  'requests.delete_expired_keys',
  'residents.delete_expired_exports',
  'residents.delete_expired_rolls',
  'residents.find_duplicates',
  'residents.import_roll',
  'residents.make_export',
  'sign_in.delete_expired_links',
  'tickets.climb_missed',
  'tickets.resume_suspended',
  'volunteers.settle_places',
] as const;
export type JobName = (typeof JOB_NAMES)[number];

/** How one run stands. `dead`: failed for the last time; it is kept until somebody has it tried again. */
export const RUN_STATES = ['waiting', 'running', 'done', 'dead'] as const;
export type RunState = (typeof RUN_STATES)[number];
