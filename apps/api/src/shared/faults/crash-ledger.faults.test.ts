import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { givenPerson, type GivenPerson } from '../../appointments/appointments.given.ts';
import { A_REPORT, givenScene, givenTicket } from '../../tickets/tickets.given.ts';
import { givenApi } from '../testing/app.ts';
import { tellFigures } from '../testing/figures.ts';
import { openHouse, type House } from './house.ts';
import { audit, Ledger } from './ledger.ts';
import { StubbornClient } from './stubborn-client.ts';
import { claimAndRelease, ROUNDS, tellStory } from './work.ts';

const WANTED = Number(process.env['LINLI_CRASH_CHANGES'] ?? 20_000);
const KILLS_OF_EACH = 5;
const VOLUNTEERS = 16;
const STORIES_AT_ONCE = 3;
const MOST_MS_DOWN = 5_000;

let house: House;
let api: Awaited<ReturnType<typeof givenApi>>;
beforeAll(async () => {
  house = await openHouse();
  api = await givenApi({ databaseUrl: house.appUrl, dataDir: house.dataDir });
}, 120_000);
afterAll(() => house.close(), 60_000);

/**
 * Copies of an open ticket, itself the first: made by one statement, since it is not they that are tested. What is
 * encrypted is bound to its record and cannot be copied.
 */
async function manyOpenTickets(id: string): Promise<string[]> {
  const { pool } = api.platform.database.system;
  const { rows: columns } = await pool.query<{ list: string }>(
    `SELECT string_agg(quote_ident(column_name), ', ') AS list FROM information_schema.columns
     WHERE table_name = 'tickets' AND column_name NOT IN ('id', 'number', 'secret_hash', 'version', 'place_detail', 'reporter_name', 'reporter_phone')`,
  );
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO tickets (id, number, secret_hash, version, place_detail, reporter_name, reporter_phone, ${columns[0]?.list})
     SELECT gen_random_uuid(), regexp_replace(number, '[0-9]+$', (100000 + n)::text), secret_hash || n, 1, '', '', '', ${columns[0]?.list}
     FROM tickets, generate_series(1, ${Math.ceil(WANTED / 2 / ROUNDS)}) AS n WHERE id = $1 RETURNING id`,
    [id],
  );
  return [id, ...rows.map((row) => row.id)];
}

describe('what was acknowledged', () => {
  it('is there once, whatever is killed under load', async () => {
    // The launcher tells the terminal of each server that it starts again.
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const scene = await givenScene(api);
    const ledger = new Ledger();
    const client = new StubbornClient(house.bases, ledger);
    const isWanted = () => ledger.count < WANTED || ledger.kills.length < 2 * KILLS_OF_EACH;
    const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
    const photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#888', noise } })
      .jpeg()
      .toBuffer();
    const open = await manyOpenTickets((await givenTicket(api, scene, 'open')).id);
    const volunteers: GivenPerson[] = [];
    while (volunteers.length < VOLUNTEERS)
      volunteers.push(await givenPerson(api, { role: 'volunteer', unit: scene.community }));
    // The one that the others are copies of.
    for (const action of ['report', 'accept', 'open']) ledger.acknowledge(`tickets.${action}`, open[0]!, 0);
    const given = ledger.count;
    const began = performance.now();
    const tell = async () => {
      while (isWanted()) await tellStory(client, scene, photo);
    };
    const work = [
      ...volunteers.map((volunteer) => claimAndRelease(client, volunteer, open, isWanted)),
      ...Array.from({ length: STORIES_AT_ONCE }, tell),
    ];
    const kill = async () => {
      for (let turn = 0; turn < 2 * KILLS_OF_EACH; turn += 1) {
        const due = given + ((turn + 0.5) / (2 * KILLS_OF_EACH)) * WANTED;
        while (ledger.count < due || ledger.kills.some(({ backMs }) => backMs === null)) await sleep(5);
        const isApi = turn % 2 === 0;
        const pid = isApi ? house.apiPid((turn / 2) % house.bases.length) : house.postgresPid();
        ledger.killed(isApi ? 'API' : 'PostgreSQL');
        process.kill(pid, 'SIGKILL');
      }
    };
    await Promise.all([...work, kill()]);
    const seconds = (performance.now() - began) / 1_000;
    const found = await audit(ledger, house, scene.community.id);
    const longest = (what: string) =>
      Math.max(...ledger.kills.filter((each) => each.what === what).map(({ backMs }) => backMs ?? Infinity));
    tellFigures(
      'crash ledger',
      `${ledger.count - given} acknowledged changes in ${seconds.toFixed(0)} s, ${client.retries} tries more, ` +
        `${KILLS_OF_EACH} kills of the API and ${KILLS_OF_EACH} of PostgreSQL: lost ${found.lost}, doubled ${found.doubled}, torn ${found.torn}; ` +
        `${found.photos} photos, ${found.damagedPhotos} damaged; back after at most ${longest('API').toFixed(0)} ms and ${longest('PostgreSQL').toFixed(0)} ms`,
    );
    // A server that dies takes no process of the API with it.
    expect(house.apiDeaths()).toBe(KILLS_OF_EACH);
    expect(client.met).toEqual([]);
    expect(found).toMatchObject({ lost: 0, doubled: 0, torn: 0, damagedPhotos: 0 });
    expect(found.photos).toBeGreaterThan(0);
    for (const { what, backMs } of ledger.kills) expect(backMs, what).toBeLessThan(MOST_MS_DOWN);
  }, 600_000);

  it.each([
    ['is done twice by clients who forget their keys, and the ledger says so', true, 20],
    ['is done once by clients who keep them', false, 0],
  ])(
    '%s',
    async (_what, forgetsKeys, doubled) => {
      const scene = await givenScene(api);
      const ledger = new Ledger();
      const client = new StubbornClient(house.bases, ledger, { forgetsKeys });
      const body = { ...A_REPORT, communityId: scene.community.id };
      const report = { action: 'tickets.report', path: '/public/tickets', headers: {}, body };
      for (let turn = 0; turn < 20; turn += 1) await client.change(report, true);
      expect(await audit(ledger, house, scene.community.id)).toMatchObject({ lost: 0, doubled });
      // And what was acknowledged without being there.
      ledger.acknowledge('tickets.report', randomUUID(), 0);
      expect(await audit(ledger, house, scene.community.id)).toMatchObject({ lost: 1 });
    },
    60_000,
  );
});
