import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { withScope } from '../shared/request-context.ts';
import { givenApi } from '../shared/testing/app.ts';
import { freshTestDatabase } from '../shared/testing/database.ts';
import { pruneEvents } from './retention.service.ts';
import { givenEvents, sealAll, verify } from './seals/trail.given.ts';

const database = await freshTestDatabase();
// Less than the law asks for: the database does not take it.
const api = await givenApi({ databaseUrl: database.appUrl, audit: { keepMonths: 1 } });
const { client, pool } = api.platform.database.system;
const admin = new pg.Client({ connectionString: database.adminUrl });
await admin.connect();
afterAll(() => admin.end());
const district = randomUUID();
const prune = () => withScope({ kind: 'system' }, async () => pruneEvents(api.platform, new AbortController().signal));

async function givenSealed(monthsAgo: number, count: number): Promise<void> {
  const at = new Date();
  at.setUTCMonth(at.getUTCMonth() - monthsAgo);
  api.setNow(at);
  await givenEvents(api, district, count);
  api.setNow(null);
  await sealAll(api, at);
}

it('removes what is older than six months with its seals, keeps the rest, and tells of it; the trail still agrees', async () => {
  await givenSealed(9, 4);
  await givenSealed(7, 3);
  await givenSealed(5, 2);
  await givenEvents(api, district, 1);
  expect(await prune()).toBe(7);
  expect(await prune()).toBe(0);
  expect(await client.event.count({ where: { districtId: district, action: 'tickets.accept' } })).toBe(3);
  expect(await client.event.findMany({ where: { action: 'audit.prune' } })).toMatchObject([
    { districtId: district, changes: { upTo: [null, 2], rows: [null, 7] } },
  ]);
  const seals = await client.auditSeal.findMany({ where: { chain: district }, orderBy: { number: 'asc' } });
  expect(seals.map(({ prunedAt }) => prunedAt !== null)).toEqual([true, true, false]);
  await sealAll(api);
  expect((await verify(api)).findings).toEqual([]);
});

it('is the only way for the API’s role, and its floor cannot be asked away', async () => {
  await expect(pool.query('DELETE FROM events')).rejects.toThrow(/permission denied/);
  const { rowCount } = await pool.query('SELECT * FROM linli_prune_events(-100, 1000)');
  expect(rowCount).toBe(0);
});

it('does not excuse a removal that it cannot have made', async () => {
  await admin.query(
    `WITH marked AS (UPDATE audit_seals SET pruned_at = now() WHERE chain = $1 AND number = 3 RETURNING event_ids)
     DELETE FROM events WHERE id IN (SELECT unnest(event_ids) FROM marked)`,
    [district],
  );
  expect((await verify(api)).findings).toMatchObject([{ kind: 'pruned_early', seals: [3, 3] }]);
});
