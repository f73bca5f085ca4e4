import { randomUUID } from 'node:crypto';
import { LOOK_ACTIONS, lookActions } from '@linli/domain/audit/look.ts';
import type { Scope } from '@linli/domain/shared/scope.ts';
import pg from 'pg';
import { expect, it } from 'vitest';
import { Prisma } from '../generated/prisma/client.ts';
import { withScope } from '../shared/request-context.ts';
import { givenApi } from '../shared/testing/app.ts';
import { freshTestDatabase } from '../shared/testing/database.ts';
import { tellFigures } from '../shared/testing/figures.ts';
import { countByAction, listEvents, type EventFilter } from './audit-events.store.ts';

const EVENTS = 200_000;
const database = await freshTestDatabase();
const api = await givenApi({ databaseUrl: database.appUrl });
const [district, street, community, actor] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];

/** One event in a hundred is a look; one district among twenty. */
async function givenManyEvents(admin: pg.Client): Promise<void> {
  await admin.query(
    `INSERT INTO events (at, action, subject_type, subject_id, district_id, street_id, community_id, actor_kind, actor_id, changes, audience)
     SELECT now() - n * interval '1 minute', CASE WHEN n % 100 = 0 THEN 'residents.reveal' ELSE 'residents.edit' END,
       'resident', gen_random_uuid(), CASE WHEN n % 20 = 0 THEN $1::uuid ELSE gen_random_uuid() END,
       CASE WHEN n % 40 = 0 THEN $2::uuid ELSE gen_random_uuid() END, CASE WHEN n % 80 = 0 THEN $3::uuid ELSE gen_random_uuid() END,
       'person', CASE WHEN n % 50 = 0 THEN $4::uuid ELSE gen_random_uuid() END, '{}', 'office'
     FROM generate_series(1, ${EVENTS}) AS n`,
    [district, street, community, actor],
  );
  await admin.query('VACUUM ANALYZE events');
}

it('every look of the table stands in the indexes of the list', async () => {
  const { rows } = await api.platform.database.system.pool.query<{ indexdef: string }>(
    "SELECT indexdef FROM pg_indexes WHERE indexname LIKE 'events_looks_%'",
  );
  expect(rows).toHaveLength(5);
  for (const { indexdef } of rows) for (const action of LOOK_ACTIONS) expect(indexdef).toContain(`'${action}'`);
});

it(`every way into the looks among ${EVENTS} events walks an index`, { timeout: 120_000 }, async () => {
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  await givenManyEvents(admin);
  await admin.end();
  const scopes: Record<string, Scope> = {
    auditor: { kind: 'audit', districtIds: [district] },
    'auditor of all': { kind: 'audit', districtIds: 'all' },
    district: { kind: 'units', level: 'district', unitIds: [district] },
    street: { kind: 'units', level: 'street', unitIds: [street] },
    worker: { kind: 'units', level: 'community', unitIds: [community] },
  };
  const actions = lookActions();
  const filters: Record<string, EventFilter> = {
    everything: { actions },
    kind: { actions: lookActions('reveal') },
    person: { actions, actorIds: [actor] },
    time: { actions, from: new Date(Date.now() - 40 * 86_400_000), to: new Date(Date.now() - 30 * 86_400_000) },
    unit: { actions, unit: { communityId: community } },
    resident: { actions, subjectId: randomUUID() },
  };
  const { statements, scoped } = api.platform.database;
  let slowest = { what: '', ms: 0 };
  for (const [who, scope] of Object.entries(scopes)) {
    for (const [what, filter] of Object.entries(filters)) {
      await withScope(scope, async () => {
        const plans: string[] = [];
        const explaining = {
          $queryRaw: async (parts: TemplateStringsArray, ...values: unknown[]) => {
            const { text, values: flat } = Prisma.sql(parts, ...values);
            const { rows } = await statements.query<{ 'QUERY PLAN': string }>({
              text: `EXPLAIN ${text}`,
              values: flat,
            });
            plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
            return [];
          },
        } as unknown as typeof scoped;
        await listEvents(explaining, scope, filter, { limit: 50 });
        await countByAction(explaining, scope, filter);
        for (const plan of plans) {
          expect(plan, `${who}, ${what}`).not.toContain('Seq Scan on events');
          if (what !== 'resident') expect(plan, `${who}, ${what}`).toContain('events_looks_');
        }
        const began = performance.now();
        for (let turn = 0; turn < 5; turn += 1) await listEvents(scoped, scope, filter, { limit: 50 });
        const ms = (performance.now() - began) / 5;
        if (ms > slowest.ms) slowest = { what: `${who}, ${what}`, ms };
      });
    }
  }
  tellFigures('List of looks', `${EVENTS} events, slowest of 30 ways ${slowest.ms.toFixed(1)} ms (${slowest.what})`);
});
