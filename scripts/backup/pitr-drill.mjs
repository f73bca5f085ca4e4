import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startCluster } from '../database/cluster.mjs';
import { withConnection } from '../database/connection.mjs';
import { migrate } from '../database/migrate.mjs';
import { ensureDatabase, prepareDatabase } from '../database/roles.mjs';
import { PlainError, printFailure } from '../shared/plain-error.mjs';
import { createShutdown } from '../shared/shutdown.mjs';
import { until } from '../shared/wait.mjs';
import { megabytes } from './manifest.mjs';
import { listTables, seeEverything, sumUp } from './tables.mjs';

const DATABASE = 'drill';
const ROWS = 1_000;
/** A person's row stands for all: it needs nothing else, and whatever is in the database goes through the same log. */
const ADD_PEOPLE = `INSERT INTO people (id, name, username, updated_at)
  SELECT gen_random_uuid(), $1 || n, $1 || n, now() FROM generate_series(1, ${ROWS}) AS n`;

/** Ends the process, with 0 when what was restored is what there was at the moment, and nothing after it. */
export async function drillPitr() {
  const shutdown = createShutdown({ signalExitCode: 130 });
  try {
    if (process.platform === 'win32') throw new PlainError('The drill copies by cp, which Windows does not have.');
    await drill(shutdown);
    await shutdown.stop(0);
  } catch (error) {
    if (!shutdown.isStopping) printFailure(error);
    await shutdown.stop(1);
  }
}

/** @param {import('../shared/shutdown.mjs').Shutdown} shutdown */
async function drill({ undoLater }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'linli-pitr-'));
  fs.chmodSync(folder, 0o711);
  undoLater(() => fs.rmSync(folder, { recursive: true, force: true }));
  const homeDir = path.join(folder, 'lost');
  const [archive, base] = [path.join(folder, 'archive'), path.join(folder, 'base')];
  for (const each of [homeDir, archive]) fs.mkdirSync(each, { mode: 0o755 });
  const password = randomUUID();

  // 1. A server that archives its log. Its own account writes there.
  const more = { archive_mode: 'on', archive_command: `test ! -f ${archive}/%f && cp %p ${archive}/%f` };
  const first = await startCluster({ homeDir, password });
  const account = fs.statSync(path.join(homeDir, 'postgres'));
  await first.stop();
  fs.chownSync(archive, account.uid, account.gid);
  const server = await startCluster({ homeDir, password, more });
  undoLater(server.stop);
  await ensureDatabase(server.urlOf('postgres'), DATABASE);
  const { ownerUrl } = await prepareDatabase({ adminUrl: server.urlOf(DATABASE), secret: '' });
  await migrate({ ownerUrl });
  await withConnection(ownerUrl, (client) => client.query(ADD_PEOPLE, ['before the base backup ']));
  say(`${ROWS} rows written`);

  // 2. A base backup while it runs; pg_basebackup does the same over the network.
  await withConnection(server.urlOf('postgres'), async (admin) => {
    await admin.query(`SELECT pg_backup_start('drill', true)`);
    copyFolder(path.join(homeDir, 'postgres'), base);
    const { rows } = await admin.query('SELECT labelfile FROM pg_backup_stop()');
    writeAs(account, path.join(base, 'backup_label'), rows[0].labelfile);
  });
  say(`base backup taken (${sizeOf(base)})`);

  // 3. More work, the moment that shall come back, then the mistake.
  await withConnection(ownerUrl, (client) => client.query(ADD_PEOPLE, ['after the base backup ']));
  const expected = await sums(ownerUrl);
  const moment = await withConnection(ownerUrl, async (client) => {
    const { rows } = await client.query('SELECT clock_timestamp()::text AS now, pg_sleep(0.5)');
    await client.query(ADD_PEOPLE, ['after the moment ']);
    await client.query('DROP TABLE ticket_photos CASCADE');
    return rows[0].now;
  });
  say(`${ROWS} rows written, the moment is ${moment}; then ${ROWS} more, and a table is dropped by mistake`);
  await withConnection(server.urlOf('postgres'), async (admin) => {
    const { rows } = await admin.query('SELECT pg_walfile_name(pg_switch_wal()) AS file');
    const isArchived = () => fs.existsSync(path.join(archive, rows[0].file));
    if (!(await until(isArchived, { timeoutMs: 30_000 })))
      throw new PlainError('The log was not archived within 30 s.');
  });
  say(`${fs.readdirSync(archive).length} files of the log are archived`);

  // 4. The machine is lost.
  process.kill(
    Number(fs.readFileSync(path.join(homeDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]),
    'SIGKILL',
  );
  await server.ended;
  fs.rmSync(homeDir, { recursive: true, force: true });
  say('the server was killed and its folder removed');

  // 5. Back to the moment, from the base backup and the archive alone.
  const newHome = path.join(folder, 'restored');
  fs.mkdirSync(newHome, { mode: 0o755 });
  copyFolder(base, path.join(newHome, 'postgres'));
  writeAs(account, path.join(newHome, 'postgres/recovery.signal'), '');
  const began = Date.now();
  const restored = await startCluster({
    homeDir: newHome,
    password,
    more: {
      restore_command: `cp ${archive}/%f %p`,
      recovery_target_time: moment,
      recovery_target_action: 'promote',
    },
  });
  undoLater(restored.stop);
  const restoredUrl = new URL(ownerUrl);
  restoredUrl.port = String(restored.port);
  await until(() => withConnection(restored.urlOf('postgres'), isPromoted), { timeoutMs: 60_000, everyMs: 200 });
  say(`restored to the moment in ${((Date.now() - began) / 1000).toFixed(1)} s`);

  const found = await sums(restoredUrl.href);
  if (found !== expected) throw new PlainError(`What was restored is not what there was.\n${expected}\n${found}`);
  say(`every table is as it was at the moment: ${JSON.parse(found)['public.people'].rows} people, nothing after it`);
  console.log('✓ 恢复到时间点演练成功 / The drill succeeded');
}

/** @param {import('pg').Client} client */
async function isPromoted(client) {
  const { rows } = await client.query('SELECT NOT pg_is_in_recovery() AS done');
  return rows[0].done;
}

/**
 * Rows and checksum of each table, as text.
 * @param {string} url
 */
function sums(url) {
  return withConnection(url, async (client) => {
    await seeEverything(client);
    /** @type {Record<string, object>} */
    const found = {};
    for (const table of await listTables(client)) found[table.name] = await sumUp(client, table);
    return JSON.stringify(found);
  });
}

/**
 * With owners and modes, but without what belongs to the running server alone: its log comes from the archive.
 * @param {string} from
 * @param {string} to
 */
function copyFolder(from, to) {
  const copied = spawnSync('cp', ['-a', from, to], { encoding: 'utf8' });
  // A file may go while it is copied; whatever is in the data comes again from the log.
  if (copied.status !== 0 && !/No such file/.test(copied.stderr)) throw new PlainError(`cp: ${copied.stderr}`);
  fs.rmSync(path.join(to, 'postmaster.pid'), { force: true });
  const log = path.join(to, 'pg_wal');
  for (const name of fs.readdirSync(log)) if (/^[0-9A-F]{24}/.test(name)) fs.rmSync(path.join(log, name));
}

/**
 * @param {fs.Stats} account
 * @param {string} file
 * @param {string} text
 */
function writeAs({ uid, gid }, file, text) {
  fs.writeFileSync(file, text);
  fs.chownSync(file, uid, gid);
}

/** @param {string} folder */
const sizeOf = (folder) =>
  megabytes(
    fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .reduce((sum, name) => sum + fs.statSync(path.join(folder, name)).size, 0),
  );

/** @param {string} what */
const say = (what) => console.log(`· ${what}`);
