import { randomUUID } from 'node:crypto';
import type { Scope } from '@linli/domain/shared/scope.ts';
import pg from 'pg';
import { expect, it } from 'vitest';
import { withScope } from '../shared/request-context.ts';
import { givenApi } from '../shared/testing/app.ts';
import { freshTestDatabase } from '../shared/testing/database.ts';
import { tellFigures } from '../shared/testing/figures.ts';
import { listEvents, type EventFilter } from './audit-events.store.ts';

const EVENTS = 200_000;
const database = await freshTestDatabase();
const api = await givenApi({ databaseUrl: database.appUrl });
const [district, street, community, actor] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];

/** One district among twenty; one action in fifty is another, one person among a thousand, one event in a hundred no ticket's. */
async function givenManyEvents(): Promise<void> {
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  await admin.query(
    `INSERT INTO events (at, action, subject_type, subject_id, district_id, street_id, community_id, actor_kind, actor_id, changes, audience)
     SELECT now() - n * interval '1 minute', CASE WHEN n % 50 = 0 THEN 'tickets.reject' ELSE 'tickets.accept' END,
       CASE WHEN n % 100 = 0 THEN 'appointment' ELSE 'ticket' END, gen_random_uuid(),
       CASE WHEN n % 20 = 0 THEN $1::uuid ELSE gen_random_uuid() END, CASE WHEN n % 80 = 0 THEN $2::uuid ELSE gen_random_uuid() END,
       $3::uuid, 'person', CASE WHEN n % 1000 = 0 THEN $4::uuid ELSE gen_random_uuid() END, '{}', 'office'
     FROM generate_series(1, ${EVENTS}) AS n`,
    [district, street, community, actor],
  );
  await admin.query('VACUUM ANALYZE events');
  await admin.end();
}

it(`every way into ${EVENTS} events walks an index behind row-level security`, { timeout: 120_000 }, async () => {
  await givenManyEvents();
  const scopes: Record<string, Scope> = {
    auditor: { kind: 'audit', districtIds: [district] },
    'auditor of all': { kind: 'audit', districtIds: 'all' },
    street: { kind: 'units', level: 'street', unitIds: [street] },
    administrator: { kind: 'administration' },
  };
  const filters: Record<string, EventFilter> = {
    everything: {},
    person: { actorIds: [actor] },
    action: { action: 'tickets.reject' },
    record: { subjectId: randomUUID() },
    time: { from: new Date(Date.now() - 40 * 86_400_000), to: new Date(Date.now() - 30 * 86_400_000) },
    unit: { unit: { districtId: district } },
  };
  const { statements, scoped } = api.platform.database;
  let slowest = { what: '', ms: 0 };
  for (const [who, scope] of Object.entries(scopes)) {
    for (const [what, filter] of Object.entries(filters)) {
      await withScope(scope, async () => {
        const seen: { text: string; values: unknown[] }[] = [];
        const spying = {
          $queryRaw: async (parts: TemplateStringsArray, ...values: unknown[]) => {
            const { Prisma } = await import('../generated/prisma/client.ts');
            const { text, values: flat } = Prisma.sql(parts, ...values);
            seen.push({ text, values: flat });
            return [];
          },
        } as unknown as typeof scoped;
        await listEvents(spying, scope, filter, { limit: 50 });
        const [query] = seen;
        const { rows } = await statements.query<{ 'QUERY PLAN': string }>({
          text: `EXPLAIN ${query?.text ?? ''}`,
          values: query?.values ?? [],
        });
        const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
        expect(plan, `${who}, ${what}`).not.toContain('Seq Scan on events');
        const began = performance.now();
        for (let turn = 0; turn < 5; turn += 1) await listEvents(scoped, scope, filter, { limit: 50 });
        const ms = (performance.now() - began) / 5;
        if (ms > slowest.ms) slowest = { what: `${who}, ${what}`, ms };
      });
    }
  }
  tellFigures('Audit search', `${EVENTS} events, slowest of 24 ways ${slowest.ms.toFixed(1)} ms (${slowest.what})`);
});
