import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { change, recordEvent } from '../../shared/events.ts';
import { withScope } from '../../shared/request-context.ts';
import { givenApi } from '../../shared/testing/app.ts';
import { freshTestDatabase } from '../../shared/testing/database.ts';
import { keepAnchors, readAnchors } from './anchors.ts';
import { canonicalJson, EVENT_COLUMNS, leafOf } from './canonical.ts';
import { givenEvents, seal, sealAll, verify } from './trail.given.ts';

const database = await freshTestDatabase();
const api = await givenApi({ databaseUrl: database.appUrl });
const other = await givenApi({ databaseUrl: database.appUrl });
const { system } = api.platform.database;
const sealsOf = (chain: string) => system.client.auditSeal.findMany({ where: { chain }, orderBy: { number: 'asc' } });
const anchor = () =>
  withScope({ kind: 'system' }, async () => keepAnchors(api.platform.database.scoped, api.platform.audit.anchorFile));

describe('the canonical form', () => {
  it('holds every column of an event', async () => {
    const { rows } = await system.pool.query<{ column_name: string }>(
      "SELECT column_name FROM information_schema.columns WHERE table_name = 'events' AND table_schema = 'public'",
    );
    expect(rows.map((row) => row.column_name).sort()).toEqual([...EVENT_COLUMNS]);
  });

  // RFC 8785, 3.2.3: its own example, as far as it holds texts.
  it('sorts keys by UTF-16 units and writes strings as RFC 8785 shows', () => {
    const example = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonicalJson(example)) as object)).toHaveLength(7);
    expect([...canonicalJson(example).matchAll(/:"(\w+)/g)].map(([, word]) => word)).toEqual([
      'Carriage',
      'One',
      'Control',
      'Latin',
      'Euro',
      'Emoji',
      'Hebrew',
    ]);
    expect(canonicalJson({ text: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\u002F', none: null })).toBe(
      '{"none":null,"text":"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('can be recomputed from SQL alone', async () => {
    await givenEvents(api, null, 1);
    await sealAll(api);
    const { rows } = await system.pool.query<{ hash: string }>(`
      SELECT encode(sha256(convert_to('{"action":' || to_json(action) || ',"actor_id":null,"actor_kind":' || to_json(actor_kind)
        || ',"actor_name":null,"actor_role":null,"appointment_id":null,"at":' || to_json(to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        || ',"audience":' || to_json(audience) || ',"changes":' || to_json(changes::text)
        || ',"community_id":null,"concerns_person_id":null,"district_id":null,"id":' || to_json(id::text)
        || ',"note":' || to_json(note) || ',"request_id":null,"street_id":null,"subject_id":' || to_json(subject_id)
        || ',"subject_type":' || to_json(subject_type) || ',"txid":' || to_json(txid::text) || '}', 'UTF8')), 'hex') AS hash
      FROM events WHERE district_id IS NULL ORDER BY id DESC LIMIT 1`);
    const last = (await sealsOf('installation')).at(-1);
    expect(Buffer.from(last?.leafHashes.slice(-32) ?? []).toString('hex')).toBe(rows[0]?.hash);
    const texts = Object.fromEntries(EVENT_COLUMNS.map((column) => [column, null])) as Parameters<typeof leafOf>[0];
    expect(leafOf({ ...texts, note: 'a' })).not.toEqual(leafOf({ ...texts, note: 'b' }));
  });
});

describe('sealing', () => {
  it('puts every event into one seal of its district, each seal behind the one before', async () => {
    const district = randomUUID();
    await givenEvents(api, district, 3);
    await givenEvents(api, null, 2);
    await sealAll(api);
    await givenEvents(api, district, 700);
    await sealAll(api);
    const seals = await sealsOf(district);
    expect(seals.map(({ number, eventIds }) => [number, eventIds.length])).toEqual([
      [1, 3],
      [2, 500],
      [3, 200],
    ]);
    expect(seals.slice(1).map(({ previousHash }) => previousHash)).toEqual(
      seals.slice(0, -1).map(({ headHash }) => headHash),
    );
    expect(await verify(api)).toMatchObject({ unsealed: 0, findings: [] });
  });

  it('waits for a transaction that is under way, and lets none slip in behind', async () => {
    const district = randomUUID();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    let hasWritten = () => {};
    const written = new Promise<void>((resolve) => (hasWritten = resolve));
    const subject = {
      type: 'ticket',
      id: randomUUID(),
      path: { districtId: district, streetId: null, communityId: null },
    };
    const actor = { kind: 'system', scope: { kind: 'system' } } as const;
    const slow = withScope({ kind: 'system' }, async () =>
      change(api.platform, async (transaction) => {
        await recordEvent(transaction, { actor, action: 'tickets.accept', subject }, new Date());
        hasWritten();
        await held;
      }),
    );
    await written;
    await givenEvents(api, district, 4);
    await seal(api);
    expect(await sealsOf(district)).toEqual([]);
    release();
    await slow;
    await sealAll(api);
    expect((await sealsOf(district)).map(({ eventIds }) => eventIds.length)).toEqual([5]);
    expect((await verify(api)).findings).toEqual([]);
  });

  it('seals an earlier id that committed late in a later seal, and that is no finding', async () => {
    const district = randomUUID();
    // An id that is drawn early and written late, as between two statements of a slow transaction.
    const { rows } = await system.pool.query<{ id: string }>("SELECT nextval('events_id_seq') AS id");
    await givenEvents(api, district, 2);
    const late = await system.pool.connect();
    await late.query('BEGIN');
    await late.query('SELECT pg_current_xact_id()');
    await expect.poll(() => seal(api), { timeout: 10_000 }).toBe(2);
    await late.query(
      `INSERT INTO events (id, at, action, subject_type, subject_id, district_id, actor_kind, changes, audience)
       VALUES ($1, now(), 'tickets.accept', 'ticket', gen_random_uuid(), $2, 'system', '{}', 'office')`,
      [rows[0]?.id, district],
    );
    await late.query('COMMIT');
    late.release();
    await sealAll(api);
    expect((await sealsOf(district)).map(({ eventIds }) => eventIds)).toEqual([
      [expect.any(BigInt), expect.any(BigInt)],
      [BigInt(rows[0]?.id ?? 0)],
    ]);
    expect((await verify(api)).findings).toEqual([]);
  });

  it('by two processes at once seals nothing twice', async () => {
    const district = randomUUID();
    for (let turn = 0; turn < 5; turn += 1) {
      await givenEvents(api, district, 7);
      await Promise.all([seal(api), seal(other), seal(api), seal(other)]);
    }
    await sealAll(api);
    const ids = (await sealsOf(district)).flatMap(({ eventIds }) => eventIds);
    expect(ids).toHaveLength(35);
    expect(new Set(ids).size).toBe(35);
    expect((await verify(api)).findings).toEqual([]);
  });

  it('never blocks writers', async () => {
    const holder = await system.pool.connect();
    await holder.query('BEGIN');
    await holder.query(`SELECT pg_advisory_xact_lock(${0x11a16})`);
    await givenEvents(api, randomUUID(), 3);
    expect(await seal(api)).toBe(0);
    await holder.query('COMMIT');
    holder.release();
  });

  it('begins anew in another cluster: what was sealed is not sealed again, the rest is', async () => {
    const district = randomUUID();
    await givenEvents(api, district, 3);
    await sealAll(api);
    await givenEvents(api, district, 2);
    // As a dump leaves it: another identifier, and transactions that this cluster has not counted to.
    await system.pool.query("UPDATE audit_cursor SET system_id = 'another', txid = 999999999");
    await sealAll(api);
    expect((await sealsOf(district)).map(({ eventIds }) => eventIds.length)).toEqual([3, 2]);
    await givenEvents(api, district, 1);
    await sealAll(api);
    expect((await sealsOf(district)).map(({ eventIds }) => eventIds.length)).toEqual([3, 2, 1]);
    expect((await verify(api)).findings).toEqual([]);
  });

  it.each([
    'UPDATE audit_seals SET number = 9',
    'DELETE FROM audit_seals',
    'UPDATE events SET note = null',
    'DELETE FROM events',
  ])('is final for the API’s role: %s', async (statement) => {
    await expect(system.pool.query(statement)).rejects.toThrow(/permission denied/);
  });
});

describe('the anchors', () => {
  it('hold every head once, whoever sealed it, also behind a line that was never finished', async () => {
    await anchor();
    const file = api.platform.audit.anchorFile;
    await writeFile(file, `${await readFile(file, 'utf8')}{"chain":"inst`);
    await givenEvents(api, null, 1);
    await sealAll(other);
    expect(await anchor()).toHaveLength(1);
    expect(await anchor()).toEqual([]);
    const anchors = (await readAnchors(file)) ?? [];
    expect(anchors).toHaveLength(await system.client.auditSeal.count());
    expect(await verify(api)).toMatchObject({ anchors: anchors.length, findings: [] });
  });
});
