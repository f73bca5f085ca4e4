import pg from 'pg';
import { fillDistrict } from './support/fill.ts';
import { fillTasks, fillVolunteers, type Place } from './support/fill-tasks.ts';
import { callsPerSecond, compare, percentile } from './support/rounds.ts';
import { startServer } from './support/server.ts';

/**
 * Places of tasks (docs/decisions/0033). Claims a second through the API against one bare conditional UPDATE over raw
 * `pg`: ratio ≥ 0.4. Then a rush: 2,000 volunteers, each wanting one of 500 places of 100 tasks at once; and a volunteer's
 * list where the district has 100,000 open tasks.
 */
const databaseUrl = process.env['LINLI_APP_DATABASE_URL'] ?? '';
const seconds = Number(process.env['BENCH_SECONDS'] ?? 4);
const VOLUNTEERS = 2_000;
const RUSH = { count: 100, places: 5 };

const { communityId } = await fillDistrict({ databaseUrl, tickets: 100 });
const pool = new pg.Pool({ connectionString: databaseUrl, max: 12, options: '-c linli.level=system' });
const cookies = await fillVolunteers(pool, communityId, VOLUNTEERS);
const { rows: units } = await pool.query<{ id: string }>("SELECT id FROM org_units WHERE kind = 'community'");
await fillTasks(
  pool,
  units.map(({ id }) => id),
  { count: 100_000, places: 5 },
);
const wide = await fillTasks(pool, [communityId], { count: 400, places: 200 });
await pool.query('ANALYZE volunteer_tasks, volunteer_task_roles').catch(() => {});
const linli = await startServer([process.execPath, 'apps/api/dist/server.js'], {}, '/api/health/ready');

async function claim({ taskId, roleId }: Place, cookie: string): Promise<number> {
  const url = `${linli.base}/api/v1/volunteer-tasks/${taskId}/roles/${roleId}/claim`;
  const init = { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body: '{}' };
  let answer = await fetch(url, init);
  // A machine at its limit tells some to come again, and they do.
  while (answer.status === 503) {
    await answer.body?.cancel();
    answer = await fetch(url, init);
  }
  await answer.body?.cancel();
  return answer.status;
}

let turns = 0;
/** Every pair of a volunteer and a task once, so that all of them win. */
async function claimNext(): Promise<void> {
  const turn = turns++;
  const place = wide[Math.floor(turn / 150) % wide.length];
  const status = await claim(place!, cookies[turn % VOLUNTEERS] ?? '');
  if (status !== 200) throw new Error(`Claim ${turn} was answered ${status}.`);
}
const TAKE = 'UPDATE volunteer_task_roles SET taken = taken + 1 WHERE id = $1 AND is_open AND taken < places';
let bare = 0;
const spare = await fillTasks(pool, [communityId], { count: 4_000, places: 200 });
const takeBare = () =>
  pool.query({ name: 'take', text: TAKE, values: [spare[Math.floor(bare++ / 150) % spare.length]?.roleId] });

try {
  await compare('Claims of places', 'one conditional UPDATE, raw pg, no HTTP', [
    { name: 'Linli, POST …/claim', run: () => callsPerSecond(claimNext, seconds) },
    { name: 'one conditional UPDATE, raw pg, no HTTP', run: () => callsPerSecond(takeBare, seconds) },
  ]);

  const rush = await fillTasks(pool, [communityId], RUSH);
  const began = performance.now();
  const answers = await Promise.all(
    cookies.map(async (cookie, turn) => {
      const asked = performance.now();
      const status = await claim(rush[turn % rush.length]!, cookie);
      return { status, ms: performance.now() - asked };
    }),
  );
  const took = (performance.now() - began) / 1000;
  const won = answers.filter(({ status }) => status === 200).length;
  const times = answers.map(({ ms }) => ms);
  console.log(
    `\n${VOLUNTEERS} volunteers at once for ${RUSH.count * RUSH.places} places of ${RUSH.count} tasks: ${won} won in ${took.toFixed(1)} s, ` +
      `half answered within ${percentile(times, 0.5).toFixed(0)} ms, 99 of 100 within ${percentile(times, 0.99).toFixed(0)} ms`,
  );

  const lists: number[] = [];
  for (let turn = 0; turn < 300; turn += 1) {
    const asked = performance.now();
    const answer = await fetch(`${linli.base}/api/v1/volunteer-tasks/offered?limit=20`, {
      headers: { cookie: cookies[turn] ?? '' },
    });
    await answer.arrayBuffer();
    if (turn >= 20) lists.push(performance.now() - asked);
  }
  console.log(
    `A volunteer’s list among 100,000 open tasks: half within ${percentile(lists, 0.5).toFixed(1)} ms, 95 of 100 within ${percentile(lists, 0.95).toFixed(1)} ms`,
  );
} finally {
  await pool.end();
  await linli.stop();
}
