import { createRequire } from 'node:module';
import { JOB_NAMES } from '@linli/domain/jobs/job.ts';
import { jobsContract as contract } from '@linli/domain/jobs/jobs.contract.ts';
import { describe, expect, it } from 'vitest';
import { JOBS } from '../app.ts';
import { givenPerson } from '../appointments/appointments.given.ts';
import { givenJob, givenRun, givenRunner } from '../shared/jobs/jobs.given.ts';
import { givenApi } from '../shared/testing/app.ts';
import { freshTestDatabase } from '../shared/testing/database.ts';

const api = await givenApi({ databaseUrl: (await freshTestDatabase()).appUrl });
const { pool } = api.platform.database.system;
const admin = await givenPerson(api, { role: 'system_admin' });
const name = 'sign_in.delete_expired_links';
const kill = () => pool.query("UPDATE pgboss.job SET state = 'failed', completed_on = now(), started_on = now()");

describe('the queue', () => {
  it('has the structure that the package expects', async () => {
    const { schema } = createRequire(import.meta.url)('pg-boss/version.json') as { schema: number };
    const { rows } = await pool.query('SELECT version FROM pgboss.version');
    expect(rows).toEqual([{ version: schema }]);
  });

  it('has a queue for every job by a migration, and every name has its job', async () => {
    const { rows } = await pool.query<{ name: string }>('SELECT name FROM pgboss.queue');
    expect(rows.map((row) => row.name).sort()).toEqual(JOB_NAMES.toSorted());
    expect(JOBS.map((job) => job.name).sort()).toEqual(JOB_NAMES.toSorted());
  });

  it.each([
    "SELECT pgboss.create_queue('mine', '{}')",
    "SELECT pgboss.delete_queue('sign_in.delete_expired_links')",
    'CREATE TABLE pgboss.mine (id int)',
    'TRUNCATE pgboss.job',
  ])('cannot be rebuilt by the API’s role: %s', async (statement) => {
    await expect(pool.query(statement)).rejects.toThrow(/permission denied/);
  });
});

describe('an administrator', () => {
  it('sees every job with its figures and its next turn', async () => {
    api.setNow(new Date('2026-11-23T00:10:00Z'));
    const { items } = await api.ok(contract.list, admin, {});
    api.setNow(null);
    expect(items.map((item) => item.name)).toEqual(JOBS.map((job) => job.name));
    expect(items.find((item) => item.name === name)).toEqual({
      name,
      schedule: '20 * * * *',
      nextRunAt: '2026-11-23T00:20:00.000Z',
      lastDoneAt: null,
      waiting: 0,
      running: 0,
      done: 0,
      dead: 0,
    });
  });

  it('has a job run now, once, and finds the run', async () => {
    const { runId } = await api.ok(contract.runNow, admin, { params: { name } });
    expect(await api.refused(contract.runNow, admin, { params: { name } })).toMatchObject({
      status: 409,
      code: 'job.already_waiting',
    });
    const { items } = await api.ok(contract.runs, admin, { params: { name }, query: { state: 'waiting' } });
    expect(items).toMatchObject([{ id: runId, state: 'waiting', attempts: 0, mostAttempts: 4, error: null }]);
    const events = await api.platform.database.system.client.event.findMany({ where: { subjectId: runId } });
    expect(events).toMatchObject([{ action: 'jobs.run_now', actorId: admin.id }]);
  });

  it('has a dead run tried again, once', async () => {
    await pool.query('DELETE FROM pgboss.job');
    const params = {
      name,
      runId: await givenRun(
        api,
        givenJob(async () => {}),
      ),
    } as const;
    expect(await api.refused(contract.retry, admin, { params })).toMatchObject({ status: 409, code: 'job.not_dead' });
    await kill();
    expect((await api.ok(contract.list, admin, {})).items.find((item) => item.name === name)?.dead).toBe(1);
    expect(await api.ok(contract.retry, admin, { params })).toMatchObject({ state: 'waiting' });
    expect(await api.refused(contract.retry, admin, { params })).toMatchObject({ code: 'job.not_dead' });
    const nobody = { name, runId: admin.id } as const;
    expect(await api.refused(contract.retry, admin, { params: nobody })).toMatchObject({
      status: 404,
      code: 'job.run_not_found',
    });
    let runs = 0;
    givenRunner(api, [givenJob(async () => void (runs += 1))]);
    await expect
      .poll(async () => (await api.ok(contract.list, admin, {})).items.find((item) => item.name === name)?.done, {
        timeout: 10_000,
      })
      .toBe(1);
    expect(runs).toBe(1);
  });

  it('pages through the runs, the latest first', async () => {
    await pool.query('DELETE FROM pgboss.job');
    const ids: string[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      ids.unshift(
        await givenRun(
          api,
          givenJob(async () => {}),
        ),
      );
      await kill();
    }
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await api.ok(contract.runs, admin, {
        params: { name },
        query: { limit: 2, ...(cursor && { cursor }) },
      });
      found.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(found).toEqual(ids);
  });
});
