import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { withScope } from '../../shared/request-context.ts';
import { givenApi } from '../../shared/testing/app.ts';
import { tellFigures } from '../../shared/testing/figures.ts';
import { freshTestDatabase } from '../../shared/testing/database.ts';
import { keepAnchors } from './anchors.ts';
import { cutTail, seeded, TAMPERINGS } from './tampering.given.ts';
import { givenEvents, seal, sealAll, verify } from './trail.given.ts';

const TURNS = 100;
const database = await freshTestDatabase();
const api = await givenApi({ databaseUrl: database.appUrl });
// Who tampers is no less than the superuser: no right and no row-level security stops them.
const admin = new pg.Client({ connectionString: database.adminUrl });
await admin.connect();
afterAll(() => admin.end());

/** Two districts and the installation, sealed in many runs, with places left free between events. */
async function givenTrail(): Promise<void> {
  const districts = [randomUUID(), randomUUID(), null];
  for (let turn = 0; turn < 8; turn += 1) {
    for (const district of districts) await givenEvents(api, district, 3 + ((turn * 5) % 7));
    await admin.query("SELECT setval('events_id_seq', nextval('events_id_seq') + 3)");
    await sealAll(api);
  }
  const { scoped } = api.platform.database;
  await withScope({ kind: 'system' }, async () => keepAnchors(scoped, api.platform.audit.anchorFile));
  await admin.query('CREATE SCHEMA kept');
  for (const table of KEPT) await admin.query(`CREATE TABLE kept.${table} AS TABLE ${table}`);
}
const KEPT = ['events', 'audit_seals', 'audit_cursor'];
async function restore(): Promise<void> {
  await admin.query(`TRUNCATE ${KEPT.join(', ')}`);
  for (const table of KEPT) await admin.query(`INSERT INTO ${table} TABLE kept.${table}`);
}
await givenTrail();

it('an untouched trail has no finding', async () => {
  expect(await verify(api)).toMatchObject({ chains: 3, seals: 24, unsealed: 0, findings: [] });
});

it(`finds each of ${TURNS} tamperings made as superuser`, { timeout: 120_000 }, async () => {
  const seed = Date.now() % 1_000_000;
  const pick = seeded(seed);
  const missed: string[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    await restore();
    const what = (await TAMPERINGS[turn % TAMPERINGS.length]?.(admin, pick)) ?? '';
    // Every second time the product seals on before anybody looks.
    if (turn % 2 === 1) {
      await givenEvents(api, null, 1);
      await seal(api);
    }
    if ((await verify(api)).findings.length === 0) missed.push(`${turn}: ${what} (seed ${seed})`);
  }
  await restore();
  tellFigures('Audit tampering', `${TURNS - missed.length} of ${TURNS} found (seed ${seed})`);
  expect(missed).toEqual([]);
  expect((await verify(api)).findings).toEqual([]);
});

it('misses a cut tail without the anchors, and names its range with them', async () => {
  await cutTail(admin, () => 7);
  expect((await verify(api, false)).findings).toEqual([]);
  const { findings } = await verify(api);
  await restore();
  expect(findings).toMatchObject([{ kind: 'tail_cut', seals: [expect.any(Number), 8] }]);
});

it('names the event that was edited, deleted or inserted', async () => {
  const { rows } = await admin.query<{ id: string }>('SELECT id FROM events ORDER BY id');
  const [edited, deleted] = [rows[3]?.id ?? '', rows[20]?.id ?? ''];
  await admin.query('UPDATE events SET note = null WHERE id = $1', [edited]);
  await admin.query('DELETE FROM events WHERE id = $1', [deleted]);
  const { findings } = await verify(api);
  await restore();
  expect(findings.map(({ kind, eventId }) => [kind, eventId]).sort()).toEqual([
    ['event_deleted', deleted],
    ['event_edited', edited],
  ]);
});
