import pg from 'pg';
import { candidatesStatement } from '../apps/api/src/residents/duplicates/find-duplicates.store.ts';
import { findAllDuplicates } from '../apps/api/src/residents/public.ts';
import { sowResidents } from '../apps/api/src/seed-demo/residents/sow-residents.ts';
import { sowDemo } from '../apps/api/src/seed-demo/sow.ts';
import { readEnvironment } from '../apps/api/src/shared/environment.ts';
import { openPlatform } from '../apps/api/src/shared/open-platform.ts';
import { withScope } from '../apps/api/src/shared/request-context.ts';
import { percentile } from './support/rounds.ts';

/**
 * The nightly look for possible duplicates: how long it takes, its longest share, how much memory, and how long a short
 * question of somebody else takes meanwhile. `BENCH_RESIDENTS=10000,1000000` chooses other sizes.
 */
const sizes = (process.env['BENCH_RESIDENTS'] ?? '10000,100000').split(',').map(Number);
const platform = openPlatform({ ...readEnvironment(process.env), isDemo: true });
const pool = new pg.Pool({
  connectionString: process.env['LINLI_APP_DATABASE_URL'],
  max: 1,
  options: '-c linli.level=system',
});
await sowDemo(platform, () => {});

for (const size of sizes) {
  await sowResidents(platform, { total: size, tell: () => {} });
  // Not what this measures: statistics as autovacuum would have gathered them.
  await new Promise((resolve) => setTimeout(resolve, 65_000));
  const { rows } = await pool.query<{ n: number; without: number }>(
    'SELECT count(*)::int AS n, count(*) FILTER (WHERE id_number_index IS NULL)::int AS without FROM residents',
  );
  const [idle, busy]: [number[], number[]] = [[], []];
  await ask(idle, async () => new Promise((resolve) => setTimeout(resolve, 3_000)));
  const memory = process.memoryUsage().rss;
  let [seconds, found] = [0, 0];
  await ask(busy, async () => {
    const began = performance.now();
    found = await withScope({ kind: 'system' }, () => findAllDuplicates(platform, new AbortController().signal));
    seconds = (performance.now() - began) / 1000;
  });
  const grown = (process.memoryUsage().rss - memory) / 1024 / 1024;
  console.log(
    `${rows[0]?.n.toLocaleString('en')} residents, ${rows[0]?.without} without a number: ${found} pairs in ${seconds.toFixed(1)} s, ` +
      `${grown.toFixed(0)} MB more memory; another's question p95 ${percentile(idle, 95).toFixed(1)} ms before, ${percentile(busy, 95).toFixed(1)} ms meanwhile`,
  );
}
const share = { after: '00000000-0000-0000-0000-000000000000', upTo: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
const { rows: first } = await pool.query<{ id: string }>('SELECT id FROM residents ORDER BY id OFFSET 1999 LIMIT 1');
const sql = candidatesStatement({ ...share, upTo: first[0]?.id ?? share.upTo }, 20_000);
const { rows: plan } = await pool.query<Record<string, string>>(`EXPLAIN (ANALYZE, BUFFERS OFF) ${sql.text}`, [
  ...sql.values,
]);
for (const line of plan) console.log(line['QUERY PLAN']);
await pool.end();
await platform.database.close();

/** Asks for the latest file of a community over and over while `work` goes on. */
async function ask(times: number[], work: () => Promise<unknown>): Promise<void> {
  const done = new AbortController();
  const asking = (async () => {
    while (!done.signal.aborted) {
      const began = performance.now();
      await pool.query('SELECT id FROM residents WHERE community_id = $1 ORDER BY id DESC LIMIT 50', [
        '00000000-0000-7000-8000-000000000000',
      ]);
      times.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  await work();
  done.abort();
  await asking;
}
