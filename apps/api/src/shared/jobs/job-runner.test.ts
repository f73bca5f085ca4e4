import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { JOBS } from '../../app.ts';
import { change } from '../events.ts';
import { withScope } from '../request-context.ts';
import { startApiProcess } from '../testing/api-process.ts';
import { givenApi } from '../testing/app.ts';
import { freshTestDatabase } from '../testing/database.ts';
import { enqueue } from './enqueue.ts';
import { tellDeaths } from './deaths.ts';
import { givenJob, givenRun, givenRunner, runsIn } from './jobs.given.ts';
import { takeTurns } from './turns.ts';

// Nobody else works the queue of this database.
const database = await freshTestDatabase();
const api = await givenApi({ databaseUrl: database.appUrl });
const other = await givenApi({ databaseUrl: database.appUrl });
const { pool } = api.platform.database.system;
const deaths = () => api.platform.database.system.client.event.findMany({ where: { action: 'jobs.died' } });
const forgetTurns = "UPDATE job_schedules SET last_turn_at = '2020-01-01'";
const eventually = (check: () => Promise<void> | void) => vi.waitFor(check, { timeout: 15_000, interval: 100 });

beforeEach(async () => {
  await pool.query('DELETE FROM pgboss.job');
});

describe('a run', () => {
  it('is put into the queue with its change, or not at all', async () => {
    const job = givenJob(async () => {});
    const failing = withScope({ kind: 'system' }, async () =>
      change(api.platform, async (transaction) => {
        await enqueue(transaction, job, {});
        throw new Error('after all not');
      }),
    );
    await expect(failing).rejects.toThrow('after all not');
    expect(await runsIn(api)).toEqual([]);
  });

  it('is done once by two runners, told what it was asked with, in the scope of the system', async () => {
    const told: unknown[] = [];
    const job = givenJob(async ({ database: { statements } }, payload) => {
      const { rows } = await statements.query<{ level: string }>({
        text: "SELECT current_setting('linli.level') AS level",
      });
      told.push(payload, rows[0]?.level);
      await sleep(300);
    });
    givenRunner(api, [job]);
    givenRunner(other, [job]);
    await givenRun(api, job, { turn: 7 });
    await eventually(async () => expect(await runsIn(api)).toMatchObject([{ state: 'completed' }]));
    expect(told).toEqual([{ turn: 7 }, 'system']);
  });

  it('that fails is tried again; after its last try it is kept, and told once without long numbers', async () => {
    const times: number[] = [];
    const job = givenJob(
      async () => {
        times.push(Date.now());
        throw new Error('No answer from 13800138000');
      },
      { retries: 1 },
    );
    givenRunner(api, [job]);
    givenRunner(other, [job]);
    const id = await givenRun(api, job);
    await eventually(async () => expect(await deaths()).toMatchObject([{ subjectId: id, actorKind: 'system' }]));
    expect(times).toHaveLength(2);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(900);
    await Promise.all([tellDeaths(api.platform, []), tellDeaths(other.platform, [])]);
    expect(await deaths()).toMatchObject([{ changes: { job: [null, job.name], attempts: [null, 2] } }]);
    const { rows } = await pool.query<{ output: object }>('SELECT output FROM pgboss.job');
    expect(rows[0]?.output).toEqual({ message: 'No answer from …' });
  });

  it('that died is told once, however many processes look at it at the same moment', async () => {
    const id = await givenRun(
      api,
      givenJob(async () => {}),
    );
    await pool.query("UPDATE pgboss.job SET state = 'failed', completed_on = now()");
    const platforms = Array.from({ length: 10 }, (_, turn) => (turn % 2 === 0 ? api : other).platform);
    // Connections are open before, so that all of them begin at once.
    const wait = { text: 'SELECT pg_sleep(0.3)' };
    await Promise.all(
      platforms.map(({ database: { statements } }) =>
        withScope({ kind: 'system' }, async () => statements.query(wait)),
      ),
    );
    await Promise.all(platforms.map((platform) => tellDeaths(platform, [])));
    expect((await deaths()).filter(({ subjectId }) => subjectId === id)).toHaveLength(1);
  });

  it('that takes too long has failed', async () => {
    const job = givenJob(() => sleep(60_000, undefined, { ref: false }), { timeLimitSeconds: 1 });
    givenRunner(api, [job]);
    await givenRun(api, job);
    await eventually(async () => expect(await runsIn(api)).toMatchObject([{ state: 'failed' }]));
  });

  it('whose process was killed is done by another', async () => {
    const done: unknown[] = [];
    const job = givenJob(async (_, payload) => void done.push(payload), { retries: 1 });
    await givenRun(api, job);
    await pool.query("UPDATE pgboss.job SET state = 'active', started_on = now() - interval '1 hour'");
    givenRunner(api, [job]);
    await eventually(async () => expect(await runsIn(api)).toMatchObject([{ state: 'completed', retry_count: 1 }]));
    expect(done).toEqual([{}]);
  });
});

describe('a process', () => {
  it('that ends lets what runs end, and begins nothing more', async () => {
    const seen: string[] = [];
    const job = givenJob(async (_platform, { turn }, signal) => {
      seen.push(`begin ${turn}`);
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      await sleep(200);
      seen.push(`end ${turn}`);
    }) as ReturnType<typeof givenJob>;
    const { runner } = givenRunner(api, [job]);
    await givenRun(api, job, { turn: 1 });
    await eventually(() => expect(seen).toEqual(['begin 1']));
    await givenRun(api, job, { turn: 2 });
    await runner.stop();
    expect(seen).toEqual(['begin 1', 'end 1']);
    expect((await runsIn(api)).map(({ state }) => state)).toEqual(['completed', 'created']);
  });

  it('goes on after the database was away, also for a run that ended meanwhile', async () => {
    const done: number[] = [];
    const job = givenJob(async (_, { turn }) => {
      if (turn === 1) vi.spyOn(pool, 'query').mockImplementation(() => Promise.reject(new Error('away')));
      done.push(turn);
    });
    const { errors } = givenRunner(api, [job]);
    await givenRun(api, job, { turn: 1 });
    await eventually(() => expect(errors.length).toBeGreaterThan(1));
    vi.mocked(pool.query).mockRestore();
    await givenRun(api, job, { turn: 2 });
    await eventually(async () =>
      expect((await runsIn(api)).map(({ state }) => state)).toEqual(['completed', 'completed']),
    );
    expect(done).toEqual([1, 2]);
  });
});

describe('a schedule', () => {
  const hourly = givenJob(async () => {}, { schedule: '0 * * * *' });
  const begin = new Date('2026-11-23T00:10:00Z');
  const after = (minutes: number) => new Date(begin.getTime() + minutes * 60_000);
  /** Both processes look at each of these moments; whatever waits is done before the next. */
  async function runsAt(minutes: readonly number[]): Promise<number> {
    await pool.query(`DELETE FROM pgboss.job; ${forgetTurns}`);
    for (const each of minutes) {
      const now = after(each);
      await Promise.all([api, other, api, other].map(({ platform }) => takeTurns(platform, [hourly], now)));
      await pool.query("UPDATE pgboss.job SET state = 'completed'");
    }
    return (await runsIn(api)).length;
  }

  it.each([
    ['has each turn once, whoever looks how often', [0, 10, 49, 50, 51, 110, 169, 170], 4],
    ['makes up once for turns that came while nobody worked', [0, 600, 601], 2],
    ['skips nothing and stalls nothing when the clock jumps an hour ahead', [0, 60, 61, 110, 170], 4],
    ['goes on at once when the clock is set back an hour', [120, 60, 61, 110, 170], 4],
  ])('%s', async (_, minutes, expected) => {
    expect(await runsAt(minutes)).toBe(expected);
  });

  it('follows Shanghai: 03:30 there is 19:30 UTC', async () => {
    const nightly = givenJob(async () => {}, { schedule: '30 3 * * *' });
    await pool.query(forgetTurns);
    await takeTurns(api.platform, [nightly], new Date('2026-11-23T19:31:00Z'));
    const { rows } = await pool.query<{ last_turn_at: Date }>('SELECT DISTINCT last_turn_at FROM job_schedules');
    expect(rows).toEqual([{ last_turn_at: new Date('2026-11-23T19:30:00Z') }]);
  });

  it('runs once in two API processes', { timeout: 60_000 }, async () => {
    await pool.query(forgetTurns);
    const databaseUrl = database.appUrl;
    await Promise.all([startApiProcess({ databaseUrl }), startApiProcess({ databaseUrl })]);
    const scheduled = JOBS.filter(({ schedule }) => schedule !== null).map(({ name }) => name);
    await eventually(async () => {
      const runs = await runsIn(api);
      expect(runs.map(({ state }) => state)).toEqual(runs.map(() => 'completed'));
      expect(runs.map(({ name }) => name).sort()).toEqual(scheduled.toSorted());
    });
  });
});
