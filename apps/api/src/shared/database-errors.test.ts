import pg from 'pg';
import { expect, it, onTestFinished, vi } from 'vitest';
import { isDatabaseAway } from './database-errors.ts';
import { withScope } from './request-context.ts';
import { givenApi } from './testing/app.ts';
import { freshTestDatabase } from './testing/database.ts';

/** A table whose rows are slow to commit. */
const SLOW = `
  CREATE TABLE slow (id int);
  GRANT INSERT ON slow TO PUBLIC;
  CREATE FUNCTION wait_at_commit() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(20); RETURN NULL; END';
  CREATE CONSTRAINT TRIGGER waits AFTER INSERT ON slow DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wait_at_commit();
`;
const END_THE_COMMIT = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND query = 'COMMIT' AND state = 'active'`;

it('knows a server that dies in the middle of a COMMIT, for which Prisma has no error of its own', async () => {
  const { adminUrl, appUrl } = await freshTestDatabase();
  const { scoped } = (await givenApi({ databaseUrl: appUrl })).platform.database;
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  onTestFinished(() => admin.end());
  await admin.query(SLOW);
  const work = withScope({ kind: 'system' }, () =>
    scoped.$transaction((tx) => tx.$executeRaw`INSERT INTO slow VALUES (1)`),
  ).catch((thrown: unknown) => thrown);
  await vi.waitUntil(async () => ((await admin.query(END_THE_COMMIT)).rowCount ?? 0) > 0, { timeout: 5_000 });
  const error = await work;
  expect(error).toBeInstanceOf(Error);
  expect((error as Error).message).toContain('terminating connection');
  expect(isDatabaseAway(error)).toBe(true);
});
