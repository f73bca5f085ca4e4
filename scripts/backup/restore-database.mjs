import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';

import { finished } from 'node:stream/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { from as copyFrom } from 'pg-copy-streams';
import { withConnection } from '../database/connection.mjs';
import { migrate } from '../database/migrate.mjs';
import { readMigrations } from '../database/migration-files.mjs';
import { PlainError } from '../shared/plain-error.mjs';
import { readParts } from './container.mjs';
import { ANCHORS, sha256 } from './manifest.mjs';
import { listTables, seeEverything, sumUp } from './tables.mjs';

/** @typedef {import('./manifest.mjs').Manifest} Manifest */

const decompress = promisify(gunzip);
/** Whoever was signed out, and links that were used, since the backup was made would be valid again. */
const FORGOTTEN = ['public.sessions', 'public.verifications'];

/**
 * Fills an empty database and data folder from a backup that was verified before: everything in one transaction,
 * which is committed only if each table then holds what the backup says. A restore that is interrupted can be begun
 * again.
 * @param {object} options
 * @param {string} options.ownerUrl
 * @param {string} options.dataDir
 * @param {string} options.file
 * @param {string | undefined} [options.passphrase]
 * @param {Manifest} options.manifest
 */
export async function restoreDatabase({ ownerUrl, dataDir, file, passphrase, manifest }) {
  const migrations = migrationsOf(manifest);
  await requireEmpty(ownerUrl);
  await migrate({ ownerUrl, migrations });
  await withConnection(ownerUrl, async (client) => {
    await seeEverything(client);
    await client.query('BEGIN');
    // COPY does not pass row-level security; its owner may set it aside, for this transaction alone.
    const walled = manifest.tables.filter(({ isWalled }) => isWalled);
    for (const { name } of walled) await client.query(`ALTER TABLE ${name} NO FORCE ROW LEVEL SECURITY`);
    await fill(client, { file, passphrase, manifest, dataDir });
    for (const { name } of walled) await client.query(`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`);
    for (const { name, last, isCalled } of manifest.sequences)
      await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [name, last, isCalled]);
    for (const table of manifest.tables) {
      const { rows, checksum } = await sumUp(client, table);
      if (rows !== table.rows || checksum !== table.checksum)
        throw new PlainError(`${table.name} does not hold what the backup says (${rows} of ${table.rows} rows).`);
    }
    for (const name of FORGOTTEN) await client.query(`DELETE FROM ${name}`);
    await client.query('COMMIT');
    await client.query('ANALYZE');
  });
  return migrate({ ownerUrl });
}

/** @param {Manifest} manifest */
function migrationsOf({ migrations, version }) {
  const known = readMigrations();
  return migrations.map(({ name, checksum }) => {
    const migration = known.find((each) => each.name === name);
    if (migration?.checksum === checksum) return migration;
    throw new PlainError(
      `This backup was made by another Linli (${version}): it has the migration ${name}, which is not known here.`,
    );
  });
}

/** @param {string} ownerUrl */
async function requireEmpty(ownerUrl) {
  await withConnection(ownerUrl, async (client) => {
    await seeEverything(client);
    for (const { name } of await listTables(client)) {
      const { rowCount } = await client.query(`SELECT FROM ${name} LIMIT 1`);
      if (rowCount !== 0)
        throw new PlainError(
          `目标不是空的，未写入任何内容 / The target is not empty (${name} has rows), nothing was written. Restore into a new LINLI_DATA_DIR or an empty database.`,
        );
    }
  });
}

/**
 * @param {import('pg').Client} client
 * @param {{ file: string, passphrase: string | undefined, manifest: Manifest, dataDir: string }} from
 */
async function fill(client, { file, passphrase, manifest, dataDir }) {
  const sums = new Map(manifest.parts.map((part) => [part.name, part.sha256]));
  const into = tableWriter(client, manifest);
  for await (const { name, bytes } of readParts(file, passphrase)) {
    // The file could have been changed since it was verified.
    if (sums.has(name) && sums.get(name) !== sha256(bytes)) throw new PlainError(`${name} has changed meanwhile.`);
    const [kind, rest = ''] = name.split(/\/(.*)/s);
    if (kind === 'tables') await into.write(rest.slice(0, rest.lastIndexOf('/')), await decompress(bytes));
    else if (kind === 'files') writeDurably(path.join(dataDir, 'files', rest.slice(0, 2), rest), bytes);
    else if (name === ANCHORS) writeDurably(path.join(dataDir, ANCHORS), bytes);
  }
  await into.end();
}

/**
 * Writes rows, which come table by table.
 * @param {import('pg').Client} client
 * @param {Manifest} manifest
 */
function tableWriter(client, { tables }) {
  let open = '';
  /** @type {import('pg-copy-streams').CopyStreamQuery | undefined} */
  let copy;
  const end = async () => {
    copy?.end();
    if (copy) await finished(copy);
    copy = undefined;
  };
  const write = async (/** @type {string} */ table, /** @type {Buffer} */ bytes) => {
    if (table !== open) {
      await end();
      const columns = tables.find(({ name }) => name === table)?.columns ?? [];
      copy = client.query(copyFrom(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
      open = table;
    }
    if (copy && !copy.write(bytes)) await once(copy, 'drain');
  };
  return { write, end };
}

/**
 * @param {string} file
 * @param {Buffer} bytes
 */
function writeDurably(file, bytes) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(`${file}.part`, bytes, { mode: 0o600, flush: true });
  fs.renameSync(`${file}.part`, file);
}
