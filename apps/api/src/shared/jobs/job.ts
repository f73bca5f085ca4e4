import type { JobName } from '@linli/domain/jobs/job.ts';
import type { z } from 'zod';
import type { Transaction } from '../database.ts';
import type { Platform } from '../platform.ts';

/** One kind of background work, declared beside its capability in `<capability>.jobs.ts` and registered in app.ts. */
export interface Job<S extends z.ZodType = z.ZodType> {
  readonly name: JobName;
  /** What a run is told: ids and moments, never personal data, since anybody who keeps the database reads it. */
  readonly payload: S;
  /** Cron in Asia/Shanghai, five fields; null runs only when something asks for it. */
  readonly schedule: string | null;
  /** Tries after the first. The first waits `retryDelaySeconds`, each further one about twice as long. */
  readonly retries: number;
  readonly retryDelaySeconds: number;
  /** Then a run counts as failed, also when its process was killed. */
  readonly timeLimitSeconds: number;
  /**
   * Does the work, with system scope. A run may be repeated after it did its work (its process was killed before it
   * could say so), so doing it twice must be as doing it once. `signal` tells to stop at the next good place.
   */
  run(platform: Platform, payload: z.output<S>, signal: AbortSignal): Promise<void>;
  /** What whoever waits for it is told once its last try failed, in the transaction that tells of its death. */
  died?(transaction: Transaction, payload: z.output<S>, now: Date): Promise<void>;
}

/** Keeps the payload's type for `enqueue` and `run`. */
export function defineJob<const S extends z.ZodType>(job: Job<S>): Job<S> {
  return job;
}
