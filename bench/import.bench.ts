import { readFileSync } from 'node:fs';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { confirmRoll } from '../apps/api/src/residents/rolls/confirm-roll.ts';
import { correctRow } from '../apps/api/src/residents/rolls/mend-row.ts';
import { openPlan } from '../apps/api/src/residents/rolls/roll-content.ts';
import { rollFile, somePeople } from '../apps/api/src/residents/rolls/rolls.given.ts';
import { uploadRoll } from '../apps/api/src/residents/rolls/rolls.service.ts';
import { findRoll, listChunks } from '../apps/api/src/residents/rolls/rolls.store.ts';
import { writeRoll } from '../apps/api/src/residents/rolls/write-roll.ts';
import { readEnvironment } from '../apps/api/src/shared/environment.ts';
import { openPlatform } from '../apps/api/src/shared/open-platform.ts';
import { withScope } from '../apps/api/src/shared/request-context.ts';
import { ScopedPool } from '../apps/api/src/shared/scoped-pool.ts';
import { fillDistrict } from './support/fill.ts';

/**
 * A roll of `BENCH_ROWS` people (100,000 unless told) read, one row of it mended, and taken in: seconds, and the CPU
 * seconds that this process and PostgreSQL's used, which say more on a machine that does something else, too.
 */
const ROWS = Number(process.env['BENCH_ROWS'] ?? 100_000);
const databaseUrl = process.env['LINLI_APP_DATABASE_URL'] ?? '';
const { communityId } = await fillDistrict({ databaseUrl, tickets: 100 });
const platform = openPlatform({ ...readEnvironment(process.env), isDemo: false });
const { rows: people } = await platform.database.system.pool.query<{
  id: string;
  name: string;
  appointment: string;
  district: string;
  street: string;
}>(`SELECT p.id, p.name, a.id AS appointment, a.district_id AS district, a.street_id AS street
    FROM people p JOIN appointments a ON a.person_id = p.id`);
const [{ id: personId, name, appointment, district, street }] = people as [(typeof people)[number]];
const scope = { kind: 'units', level: 'community', unitIds: [communityId] } as const;
const unit = {
  id: communityId,
  kind: 'community',
  name: '第1社区',
  districtId: district,
  streetId: street,
  communityId,
};
const actor = { kind: 'person', personId, name, appointmentId: appointment, role: 'community_worker', unit, scope };
const worker = actor as unknown as PersonActor;
const file = rollFile(somePeople(ROWS, 1));

await withScope(scope, async () => {
  const read = await measured(`${ROWS} rows read into a preview`, () =>
    uploadRoll(platform, worker, { fileName: 'a.csv' }, file),
  );
  const mend = (row: number, version: number) =>
    correctRow(platform, worker, read.id, {
      version,
      row,
      cells: [{ field: 'phone', text: '13900139000' }],
    });
  const mended = await measured('one row mended', () => mend(0, read.version));
  const again = await measured('another row mended', () => mend(Math.floor(ROWS / 2), mended.version));
  const confirmed = await confirmRoll(platform, worker, read.id, { version: again.version, takesDoubtful: true });
  const roll = await findRoll(platform.database.scoped, confirmed.id);
  if (!roll) throw new Error('The import is gone.');
  const chunks = await listChunks(platform.database.scoped, roll.id);
  const pool = new ScopedPool({ connectionString: databaseUrl, max: 1 });
  const { rows } = await pool.query<{ pid: number }>({ text: 'SELECT pg_backend_pid() AS pid' });
  const task = {
    task: 'write',
    importId: roll.id,
    path: { districtId: district, streetId: street, communityId },
    actor: worker,
    plan: openPlan(platform.cipher, roll.id, roll.plan),
    takesDoubtful: true,
    chunks: chunks.map(({ id, content }) => ({ id, content })),
  } as const;
  const host = { pool, cipher: platform.cipher, now: new Date(), scope };
  await measured(`${ROWS} rows taken in`, () => writeRoll(host, task, () => {}), rows[0]?.pid);
  await pool.end();
});
await platform.database.close();

async function measured<T>(what: string, work: () => Promise<T>, backend?: number): Promise<T> {
  const [cpu, database, began] = [process.cpuUsage(), cpuOf(backend), performance.now()];
  const result = await work();
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  const own = ((user + system) / 1e6).toFixed(2);
  const theirs = backend === undefined ? '' : `, ${(cpuOf(backend) - database).toFixed(2)} s of CPU in PostgreSQL`;
  console.log(`  ${what.padEnd(36)} ${seconds.toFixed(2)} s, ${own} s of CPU here${theirs}`);
  return result;
}

/** CPU seconds of a process so far, where the system tells. */
function cpuOf(pid: number | undefined): number {
  try {
    const [, after = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const fields = after.split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}
