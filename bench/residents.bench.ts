import pg from 'pg';
import { openPlatform } from '../apps/api/src/shared/open-platform.ts';
import { sowResidents } from '../apps/api/src/seed-demo/residents/sow-residents.ts';
import { sowDemo } from '../apps/api/src/seed-demo/sow.ts';
import { readEnvironment } from '../apps/api/src/shared/environment.ts';
import { makeDatabase } from './support/database.ts';
import { percentile } from './support/rounds.ts';
import { startServer } from './support/server.ts';
import { sessionOf } from './support/session.ts';

type Ask = { readonly path: string; readonly body?: object };
const search = (body: object): Ask => ({ path: '/api/v1/residents/search', body });

/**
 * Lists, searches and files over HTTP, in a district of ten thousand residents and in one of a million, each with a
 * database and an API of its own, asked in turn: 95 of 100 answers within how many milliseconds, and how many times as
 * long in the larger. `BENCH_RESIDENTS=10000,100000` chooses other sizes.
 */
const sizes = (process.env['BENCH_RESIDENTS'] ?? '10000,1000000').split(',').map(Number);
const ROUNDS = 6;
const TIMES = Number(process.env['BENCH_TIMES'] ?? 60);
const CALLERS = 2;

interface District {
  readonly size: number;
  readonly base: string;
  readonly pool: pg.Pool;
  readonly stop: () => Promise<void>;
}

const districts: District[] = [];
for (const size of sizes) districts.push(await foundDistrict(size));
console.log(
  `\n95 of 100 within ms, ${CALLERS} callers, ${TIMES} times a size in ${ROUNDS} rounds  (ratio of the last size to the first)`,
);
for (const username of ['district', 'worker']) {
  const asked = await Promise.all(
    districts.map(async (district) => {
      const cookie = await sessionOf(district.pool, username);
      const ask = (each: Ask) => send(district.base, cookie, each);
      return { ask, questions: await questions(district, ask) };
    }),
  );
  for (const [index, [label]] of (asked[0]?.questions ?? []).entries()) {
    const times = asked.map((): number[] => []);
    // In turn, so that whatever else the machine does meets all sizes.
    for (let round = 0; round < ROUNDS; round += 1)
      for (const [which, { ask, questions: all }] of asked.entries()) {
        const [, each] = all[index]!;
        times[which]?.push(...(await measure(() => ask(each), { isFirst: round === 0 })));
      }
    const p95 = times.map((each) => percentile(each, 0.95));
    const columns = p95.map((value) => value.toFixed(1).padStart(8)).join(' ');
    console.log(
      `  ${`${username}: ${label}`.padEnd(44)} ${columns}   ${((p95.at(-1) ?? 0) / (p95[0] ?? 1)).toFixed(2)}`,
    );
  }
}
for (const { stop } of districts) await stop();

async function foundDistrict(size: number): Promise<District> {
  const { appUrl, settle } = await makeDatabase(`residents_${size}`);
  const environment = { ...process.env, LINLI_APP_DATABASE_URL: appUrl };
  const platform = openPlatform({ ...readEnvironment(environment), isDemo: true });
  await sowDemo(platform, () => {});
  const began = performance.now();
  const added = await sowResidents(platform, { total: size, tell: () => {} });
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${size.toLocaleString('en')} residents: ${added} added in ${seconds.toFixed(1)} s, ${(added / seconds).toFixed(0)} a second`,
  );
  await platform.database.close();
  await settle();
  const server = await startServer(
    [process.execPath, 'apps/api/dist/server.js'],
    { LINLI_APP_DATABASE_URL: appUrl, LINLI_DEMO: 'on', LINLI_PUBLIC_REQUESTS_PER_MINUTE: '10000000' },
    '/api/health/ready',
  );
  const pool = new pg.Pool({ connectionString: appUrl, max: 1, options: '-c linli.level=system' });
  return {
    size,
    base: server.base,
    pool,
    async stop() {
      await pool.end();
      await server.stop();
    },
  };
}

/** What is asked of each size; the page far behind by the cursor of a row that stands there. */
async function questions(
  { pool }: District,
  ask: (each: Ask) => Promise<{ items?: { id: string }[] }>,
): Promise<[string, Ask][]> {
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
    ['list, longest without a visit', search({ visited: 'not_90', sort: 'longest_unvisited' })],
    ['list by a label', search({ labels: ['veteran'] })],
    ['a file', { path: `/api/v1/residents/${first?.id}` }],
  ];
}

async function measure(work: () => Promise<unknown>, { isFirst }: { isFirst: boolean }): Promise<number[]> {
  for (let warm = 0; warm < (isFirst ? 10 : 2); warm += 1) await work();
  const times: number[] = [];
  const caller = async () => {
    for (let turn = 0; turn < TIMES / ROUNDS / CALLERS; turn += 1) {
      const began = performance.now();
      await work();
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  return times;
}

async function send(base: string, cookie: string, { path, body }: Ask): Promise<{ items?: { id: string }[] }> {
  const headers = { cookie, ...(body && { 'content-type': 'application/json' }) };
  const answer = await fetch(base + path, { headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) });
  if (!answer.ok) throw new Error(`${path} ${JSON.stringify(body)}: ${answer.status}`);
  return (await answer.json()) as { items?: { id: string }[] };
}
