import pg from 'pg';
import { expect, test } from 'vitest';
import { freshTestDatabase, testDatabase } from './database.ts';

test('the API signs in as a role that may neither change the schema nor forget events', async () => {
  const { appUrl } = await testDatabase();
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  const refused = [
    'CREATE TABLE x ()',
    'CREATE TEMPORARY TABLE x ()',
    'DROP TABLE events',
    'TRUNCATE events',
    'DELETE FROM events',
  ];
  for (const sql of [
    ...refused,
    "UPDATE events SET action = ''",
    'SET ROLE linli_owner',
    'ALTER TABLE tickets NO FORCE ROW LEVEL SECURITY',
  ]) {
    await expect(client.query(sql), sql).rejects.toMatchObject({ code: '42501' });
  }
  const { rows } = await client.query(
    'SELECT count(*)::int AS owned FROM pg_class WHERE pg_get_userbyid(relowner) = current_user',
  );
  expect(rows).toEqual([{ owned: 0 }]);
  await client.end();
});

test('a fresh database is a copy of its own', async () => {
  const [one, other] = await Promise.all([freshTestDatabase(), freshTestDatabase()]);
  expect(new URL(one.appUrl).pathname).not.toBe(new URL(other.appUrl).pathname);
});
