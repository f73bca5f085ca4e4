import { setTimeout as sleep } from 'node:timers/promises';
import PgBoss from 'pg-boss';
import type { Platform } from '../platform.ts';
import { withScope } from '../request-context.ts';
import { tellDeaths } from './deaths.ts';
import { readDue } from './job-queue.store.ts';
import type { Job } from './job.ts';
import { takeTurns } from './turns.ts';

const TICK_MS = 1_000;
/** How often runs that overstayed are given up, old ones dropped and deaths told. */
const MAINTENANCE_MS = 30_000;
/** What a process that ends gives to what it is doing; then the run is handed back and tried elsewhere. */
const DRAIN_MS = 8_000;

interface Options {
  readonly platform: Platform;
  readonly jobs: readonly Job[];
  /** Nothing begins before the database is migrated, nor while the process ends. */
  readonly isReady: () => boolean;
  readonly onError: (error: unknown) => void;
}

/** Works the queue beside the requests of one API process; any number of processes share it. (docs/decisions/0008) */
export class JobRunner {
  readonly #platform: Platform;
  readonly #jobs: ReadonlyMap<string, Job>;
  readonly #isReady: () => boolean;
  readonly #onError: (error: unknown) => void;
  readonly #boss: PgBoss;
  readonly #running = new Map<string, Promise<void>>();
  readonly #stopping = new AbortController();
  #loop: Promise<void> = Promise.resolve();
  /** The last turn of each schedule that this process knows to be taken. */
  readonly #turns = new Map<string, number>();
  #maintainedAt = 0;

  constructor({ platform, jobs, isReady, onError }: Options) {
    this.#platform = platform;
    this.#jobs = new Map(jobs.map((job) => [job.name, job]));
    this.#isReady = isReady;
    this.#onError = onError;
    const { pool } = platform.database.system;
    // Its statements only: its own loop would end the process when the database is away as a run ends.
    this.#boss = new PgBoss({
      migrate: false,
      db: { executeSql: (text, values) => pool.query(text, values) },
      archiveCompletedAfterSeconds: 3 * 86_400,
      archiveFailedAfterSeconds: 90 * 86_400,
      deleteAfterDays: 1,
    });
  }

  start(): void {
    this.#loop = this.#work();
  }

  /** Begins nothing more, waits a little for what runs, and hands back what does not end. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop;
    await Promise.all(this.#running.values());
  }

  async #work(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        if (this.#isReady()) await this.#tick();
      } catch (error) {
        this.#onError(error);
      }
      await sleep(TICK_MS, undefined, { signal }).catch(() => {});
    }
  }

  async #tick(): Promise<void> {
    const { now, names } = await readDue(this.#platform.database.system.pool);
    await takeTurns(this.#platform, [...this.#jobs.values()], now, this.#turns);
    for (const name of names) {
      const job = this.#jobs.get(name);
      if (job && !this.#running.has(name)) this.#begin(job);
    }
    if (Math.abs(now.getTime() - this.#maintainedAt) < MAINTENANCE_MS) return;
    this.#maintainedAt = now.getTime();
    await this.#boss.maintain();
    await tellDeaths(this.#platform, [...this.#jobs.values()]);
  }

  /** All runs of one job that are due, one after another; runs of other jobs go on beside it. */
  #begin(job: Job): void {
    const work = async () => {
      while (!this.#stopping.signal.aborted && (await this.#runNext(job)));
    };
    const running = work()
      .catch(this.#onError)
      .finally(() => this.#running.delete(job.name));
    this.#running.set(job.name, running);
  }

  async #runNext(job: Job): Promise<boolean> {
    const [next] = await this.#boss.fetch<unknown>(job.name);
    if (!next) return false;
    const outcome = await this.#runOnce(job, next.data);
    if (outcome === null) await this.#say(() => this.#boss.complete(job.name, next.id));
    else {
      this.#onError(outcome);
      await this.#say(() => this.#boss.fail(job.name, next.id, { message: messageOf(outcome) }));
      await tellDeaths(this.#platform, [...this.#jobs.values()]);
    }
    return true;
  }

  /** Null, or what went wrong. */
  async #runOnce(job: Job, data: unknown): Promise<unknown> {
    const overdue = AbortSignal.timeout(job.timeLimitSeconds * 1_000);
    const signal = AbortSignal.any([overdue, this.#stopping.signal]);
    try {
      const payload: unknown = job.payload.parse(data ?? {});
      const run = withScope({ kind: 'system' }, async () => job.run(this.#platform, payload, signal));
      await Promise.race([run, givenUp(overdue, this.#stopping.signal)]);
      return null;
    } catch (error) {
      return error ?? new Error('The run failed without a reason.');
    }
  }

  /** How a run ended is worth some patience: unsaid, it would be repeated after its time limit. */
  async #say(tell: () => Promise<unknown>): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        await tell();
        return;
      } catch (error) {
        if (tries === 10 || this.#stopping.signal.aborted) throw error;
        await sleep(TICK_MS * 2);
      }
    }
  }
}

/** Rejects when a run has no more time: at its limit, or a while after its process was told to end. */
async function givenUp(overdue: AbortSignal, stopping: AbortSignal): Promise<never> {
  const isStopping = new Promise<void>((resolve) => {
    if (stopping.aborted) resolve();
    stopping.addEventListener('abort', () => resolve(), { once: true });
  }).then(() => sleep(DRAIN_MS, 'The process ended before the run did.', { ref: false }));
  const isOverdue = new Promise<string>((resolve) => {
    overdue.addEventListener('abort', () => resolve('The run took longer than its time limit.'), { once: true });
  });
  throw new Error(await Promise.race([isStopping, isOverdue]));
}

/** The first line of a fault's message; long numbers could be somebody's. */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message.trim() : 'The run failed without a reason.';
  return (message.split('\n').at(-1) ?? '').replaceAll(/\d{6,}/g, '…').slice(0, 300);
}
