import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { to as copyTo } from 'pg-copy-streams';
import tar from 'tar-stream';
import { withConnection } from '../database/connection.mjs';
import { fromRoot } from '../shared/paths.mjs';
import { sealed } from './container.mjs';
import {
  ANCHORS,
  FORMAT,
  keyRingFile,
  MANIFEST,
  MANIFEST_SUM,
  markOf,
  readKeyIds,
  SECRETS,
  sha256,
} from './manifest.mjs';
import { listTables, readSequences, seeEverything, sumUp } from './tables.mjs';

/** @typedef {import('./manifest.mjs').Manifest} Manifest */
/** @typedef {(name: string, bytes: Buffer) => Promise<void>} AddPart */

const PART_BYTES = 8 * 1024 * 1024;
const compress = promisify(gzip);

/**
 * Writes one consistent picture of an installation, also while it is being worked on: what was committed when it began,
 * and nothing after. The file appears under its name only when it is whole and on the disk.
 * @param {object} options
 * @param {string} options.ownerUrl
 * @param {string} options.dataDir
 * @param {string} options.secret LINLI_SECRET; kept in the backup only `withSecrets`
 * @param {string} options.file
 * @param {string | undefined} [options.passphrase]
 * @param {boolean} [options.withSecrets]
 * @returns {Promise<{ manifest: Manifest, bytes: number, damagedFiles: string[] }>}
 */
export async function writeBackup({ ownerUrl, dataDir, secret, file, passphrase, withSecrets = false }) {
  const draft = `${file}.part`;
  const pack = tar.pack();
  /** @type {Manifest['parts']} */
  const parts = [];
  const put = (/** @type {string} */ name, /** @type {Buffer} */ bytes) =>
    new Promise((/** @type {(value: void) => void} */ resolve, reject) => {
      pack.entry({ name, size: bytes.length, mode: 0o600 }, bytes, (error) => (error ? reject(error) : resolve()));
    });
  /** @type {AddPart} */
  const add = async (name, bytes) => {
    await put(name, bytes);
    parts.push({ name, sha256: sha256(bytes), bytes: bytes.length });
  };
  const fill = async () => {
    // Before the picture is taken: an anchor of a seal that is not in it would look like a cut trail.
    const anchors = path.join(dataDir, ANCHORS);
    if (fs.existsSync(anchors)) await add(ANCHORS, fs.readFileSync(anchors));
    const database = await addDatabase(ownerUrl, add);
    const damagedFiles = await addFiles(dataDir, add);
    if (withSecrets) await add(SECRETS, readSecrets(dataDir, secret));
    const manifest = {
      format: FORMAT,
      version: JSON.parse(fs.readFileSync(fromRoot('package.json'), 'utf8')).version,
      madeAt: new Date().toISOString(),
      secretMark: markOf(secret),
      keyIds: readKeyIds(dataDir),
      ...database,
      parts,
    };
    const text = JSON.stringify(manifest, null, 1);
    await put(MANIFEST, Buffer.from(text));
    await put(MANIFEST_SUM, Buffer.from(sha256(text)));
    pack.finalize();
    return { manifest, damagedFiles };
  };
  try {
    const write = pipeline(await sealed(pack, passphrase), fs.createWriteStream(draft, { mode: 0o600, flush: true }));
    const filling = fill().catch((error) => {
      pack.destroy(error);
      throw error;
    });
    const [result] = await Promise.all([filling, write]);
    fs.renameSync(draft, file);
    return { ...result, bytes: fs.statSync(file).size };
  } catch (error) {
    fs.rmSync(draft, { force: true });
    throw error;
  }
}

/**
 * @param {string} ownerUrl
 * @param {AddPart} add
 */
function addDatabase(ownerUrl, add) {
  return withConnection(ownerUrl, async (client) => {
    await seeEverything(client);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const version = await client.query('SHOW server_version');
    const migrations = await client.query(
      `SELECT migration_name AS name, checksum FROM public._prisma_migrations
       WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
    );
    const tables = [];
    for (const table of await listTables(client)) {
      const sums = await sumUp(client, table);
      await addTable(client, table, add);
      tables.push({ ...table, ...sums });
    }
    const sequences = await readSequences(client);
    await client.query('COMMIT');
    return { postgres: version.rows[0].server_version, migrations: migrations.rows, tables, sequences };
  });
}

/**
 * @param {import('pg').Client} client
 * @param {import('./tables.mjs').Table} table
 * @param {AddPart} add
 */
async function addTable(client, { name, columns }, add) {
  let number = 0;
  /** @type {Buffer[]} */
  let chunks = [];
  let size = 0;
  const flush = async () => {
    if (size === 0) return;
    number += 1;
    const bytes = await compress(Buffer.concat(chunks));
    await add(`tables/${name}/${String(number).padStart(6, '0')}.copy.gz`, bytes);
    chunks = [];
    size = 0;
  };
  const rows = client.query(copyTo(`COPY (SELECT ${columns.join(', ')} FROM ${name}) TO STDOUT`));
  for await (const chunk of rows) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= PART_BYTES) await flush();
  }
  await flush();
}

/**
 * Files lie under the hash of their content, so that each one tells whether it is still what was put there.
 * @param {string} dataDir
 * @param {AddPart} add
 * @returns {Promise<string[]>} those that are not, and are left out
 */
async function addFiles(dataDir, add) {
  const folder = path.join(dataDir, 'files');
  const damaged = [];
  const names = fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  for (const name of names.filter((each) => /^[0-9a-f]{64}$/.test(path.basename(each))).sort()) {
    const bytes = fs.readFileSync(path.join(folder, name));
    if (sha256(bytes) === path.basename(name)) await add(`files/${path.basename(name)}`, bytes);
    else damaged.push(path.join(folder, name));
  }
  return damaged;
}

/**
 * What opens encrypted fields. The password of the embedded server is not among it: a restored one gets its own.
 * @param {string} dataDir
 * @param {string} secret
 */
function readSecrets(dataDir, secret) {
  const ring = keyRingFile(dataDir);
  const fieldKeys = fs.existsSync(ring) ? JSON.parse(fs.readFileSync(ring, 'utf8')) : null;
  return Buffer.from(JSON.stringify({ LINLI_SECRET: secret, fieldKeys }));
}
