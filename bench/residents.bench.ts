import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { openPlatform } from '../apps/api/src/shared/open-platform.ts';
import { sowResidents } from '../apps/api/src/seed-demo/residents/sow-residents.ts';
import { sowDemo } from '../apps/api/src/seed-demo/sow.ts';
import { readEnvironment } from '../apps/api/src/shared/environment.ts';
import { percentile } from './support/rounds.ts';
import { startServer } from './support/server.ts';

/**
 * Lists, searches and files over HTTP, in a district of ten thousand residents and in the same one grown to a million:
 * 95 of 100 answers within how many milliseconds, and how many times as long in the larger. `BENCH_RESIDENTS=10000,100000`
 * chooses other sizes.
 */
const sizes = (process.env['BENCH_RESIDENTS'] ?? '10000,1000000').split(',').map(Number);
const TIMES = Number(process.env['BENCH_TIMES'] ?? 60);
const CALLERS = 2;

const platform = openPlatform({ ...readEnvironment(process.env), isDemo: true });
const pool = new pg.Pool({
  connectionString: process.env['LINLI_APP_DATABASE_URL'],
  max: 1,
  options: '-c linli.level=system',
});
await sowDemo(platform, () => {});

type Ask = { readonly path: string; readonly body?: object };
const search = (body: object): Ask => ({ path: '/api/v1/residents/search', body });

const figures = new Map<string, number[]>();
for (const size of sizes) {
  const began = performance.now();
  const added = await sowResidents(platform, { total: size, tell: () => {} });
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${size.toLocaleString('en')} residents: ${added} added in ${seconds.toFixed(1)} s, ${(added / seconds).toFixed(0)} a second`,
  );
  await statisticsOf('residents', size);
  const server = await startServer(
    [process.execPath, 'apps/api/dist/server.js'],
    { LINLI_DEMO: 'on', LINLI_PUBLIC_REQUESTS_PER_MINUTE: '10000000' },
    '/api/health/ready',
  );
  try {
    for (const username of ['district', 'worker']) {
      const cookie = await sessionOf(username);
      const ask = (each: Ask) => send(server.base, cookie, each);
      for (const [name, asked] of await questions(ask)) {
        const p95 = await measure(() => ask(asked));
        const label = `${username}: ${name}`;
        figures.set(label, [...(figures.get(label) ?? []), p95]);
      }
    }
  } finally {
    await server.stop();
  }
}
console.log(`\n95 of 100 within ms, ${CALLERS} callers  (ratio of the last size to the first)`);
for (const [label, values] of figures) {
  const ratio = (values.at(-1) ?? 0) / (values[0] ?? 1);
  console.log(
    `  ${label.padEnd(44)} ${values.map((value) => value.toFixed(1).padStart(8)).join(' ')}   ${ratio.toFixed(2)}`,
  );
}
await pool.end();
await platform.database.close();

/** What is asked of each size; the page far behind by the cursor of a row that stands there. */
async function questions(ask: (each: Ask) => Promise<{ items?: { id: string }[] }>): Promise<[string, Ask][]> {
  const { items = [] } = await ask(search({}));
  const [first] = items;
  const { rows } = await pool.query<{ id: string }>(
    'SELECT id FROM residents WHERE community_id = (SELECT community_id FROM residents WHERE id = $1) ORDER BY name_order OFFSET (SELECT count(*) * 9 / 10 FROM residents WHERE community_id = (SELECT community_id FROM residents WHERE id = $1)) LIMIT 1',
    [first?.id],
  );
  const { rows: people } = await pool.query<{ name: string; address: string }>(
    'SELECT name, address FROM residents WHERE community_id = (SELECT community_id FROM residents WHERE id = $1) ORDER BY id LIMIT 1',
    [first?.id],
  );
  const cursor = Buffer.from(`0.${rows[0]?.id}`).toString('base64url');
  const { name = '', address = '' } = people[0] ?? {};
  return [
    ['list, first page', search({})],
    ['list, nine tenths behind', search({ cursor })],
    ['search, commonest surname', search({ text: 'wang' })],
    ['search, common name', search({ text: '王伟' })],
    ['search, given name', search({ text: '建国' })],
    ['search, a name', search({ text: name })],
    ['search, initials', search({ text: 'wl' })],
    ['search, last four', search({ text: '1234' })],
    ['search, address', search({ text: address.slice(0, 6) })],
    ['search, a phone', search({ text: '15412345678' })],
    ['list by a label', search({ labels: ['veteran'] })],
    ['a file', { path: `/api/v1/residents/${first?.id}` }],
  ];
}

async function measure(work: () => Promise<unknown>): Promise<number> {
  for (let warm = 0; warm < 10; warm += 1) await work();
  const times: number[] = [];
  const caller = async () => {
    for (let turn = 0; turn < TIMES / CALLERS; turn += 1) {
      const began = performance.now();
      await work();
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  return percentile(times, 0.95);
}

async function send(base: string, cookie: string, { path, body }: Ask): Promise<{ items?: { id: string }[] }> {
  const headers = { cookie, ...(body && { 'content-type': 'application/json' }) };
  const answer = await fetch(base + path, { headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) });
  if (!answer.ok) throw new Error(`${path} ${JSON.stringify(body)}: ${answer.status}`);
  return (await answer.json()) as { items?: { id: string }[] };
}

async function sessionOf(username: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await pool.query(
    `INSERT INTO sessions (id, token_hash, person_id, expires_at)
     SELECT gen_random_uuid(), $1, id, now() + interval '1 day' FROM people WHERE username = $2`,
    [createHash('sha256').update(token).digest('hex'), username],
  );
  return `linli.session=${token}`;
}

/** The database counts by itself within a minute or two after so many new rows; before that it plans for the old size. */
async function statisticsOf(table: string, rows: number): Promise<void> {
  for (let waited = 0; waited < 240; waited += 1) {
    const { rows: found } = await pool.query<{ known: number }>(
      'SELECT reltuples::float8 AS known FROM pg_class WHERE relname = $1',
      [table],
    );
    if ((found[0]?.known ?? 0) > rows * 0.9) return;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  console.log('  the database has not counted its rows yet: figures are of plans for an older size');
}
