import { PlainError } from '../shared/plain-error.mjs';
import { explainConnectionError, withConnection } from './connection.mjs';
import { openEngine } from './engine.mjs';
import { asEngineList, readDatamodels, readMigrations } from './migration-files.mjs';
import { APP_ROLE } from './roles.mjs';

/** @typedef {import('./migration-files.mjs').Migration} Migration */
/** @typedef {{ migration_name: string, checksum: string, finished_at: Date | null, logs: string | null }} Record */

/** Held while one starter migrates; others wait. Not the number that Prisma's engine locks for itself. */
const LOCK = 0x11a11;
const FILTERS = { externalTables: [], externalEnums: [] };

/**
 * Applies the migrations that the database does not have yet, each in a transaction of its own, as the owner role.
 * @param {{ ownerUrl: string, migrations?: Migration[] }} options
 * @returns {Promise<{ applied: string[] }>} the names in order; nothing when all were there
 */
export async function migrate({ ownerUrl, migrations = readMigrations() }) {
  try {
    return await withConnection(ownerUrl, async (owner) => {
      if (compare(migrations, await readRecords(owner)).pending.length === 0) return { applied: [] };
      await owner.query(`SET lock_timeout = '5min'`);
      await owner.query('SELECT pg_advisory_lock($1)', [LOCK]);
      // Another starter may have done it all while this one waited.
      const { pending, failed } = compare(migrations, await readRecords(owner));
      if (pending.length === 0) return { applied: [] };
      const applied = await applyWithEngine(ownerUrl, migrations, failed, () => failureOf(owner));
      await owner.query(`GRANT SELECT ON _prisma_migrations TO ${APP_ROLE}`);
      return { applied };
    });
  } catch (error) {
    throw explainConnectionError(error, ownerUrl);
  }
}

/**
 * @param {Migration[]} migrations
 * @param {Record[]} records
 */
function compare(migrations, records) {
  const done = new Map(records.filter((row) => row.finished_at).map((row) => [row.migration_name, row.checksum]));
  const changed = migrations.find(({ name, checksum }) => done.has(name) && done.get(name) !== checksum);
  if (changed) {
    throw new PlainError(
      `The migration ${changed.name} was changed after this database applied it: undo the change and make a new one ` +
        '(npm run db:new-migration), or begin with an empty data folder.',
    );
  }
  return {
    pending: migrations.filter(({ name }) => !done.has(name)).map(({ name }) => name),
    failed: records.filter((row) => !row.finished_at).map((row) => row.migration_name),
  };
}

/**
 * @param {import('./connection.mjs').Client} client
 * @returns {Promise<Record[]>}
 */
async function readRecords(client) {
  const { rows } = await client.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists`);
  if (!rows[0].exists) return [];
  const records = await client.query(
    'SELECT migration_name, checksum, finished_at, logs FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at',
  );
  return records.rows;
}

/**
 * @param {string} url
 * @param {Migration[]} migrations
 * @param {string[]} failed left by an earlier start
 * @param {() => Promise<string | undefined>} explain
 */
async function applyWithEngine(url, migrations, failed, explain) {
  const { engine, errors, close } = await openEngine({ url, datamodels: readDatamodels() });
  try {
    // A migration is one transaction, so one that failed or was killed half-way has left nothing but its record,
    // and may be tried again without asking a person.
    for (const migrationName of failed) await engine.markMigrationRolledBack({ migrationName });
    const result = await engine.applyMigrations({ migrationsList: asEngineList(migrations), filters: FILTERS });
    return result.appliedMigrationNames;
  } catch (error) {
    const reason = (await explain()) ?? errors().map(String).at(-1) ?? /** @type {Error} */ (error).message;
    throw new PlainError(`Migration failed: ${reason.replaceAll(/\s+/g, ' ')}`);
  } finally {
    await close();
  }
}

/**
 * What the database said about the migration that failed last.
 * @param {import('./connection.mjs').Client} owner
 */
async function failureOf(owner) {
  const record = (await readRecords(owner)).findLast((row) => !row.finished_at);
  if (!record) return undefined;
  // The engine appends a trace of its own functions to what PostgreSQL said.
  const message = record.logs
    ?.split(/\n\s*0: /)[0]
    ?.replace(/^[\s\S]*?ERROR:\s*/, '')
    .trim();
  return `${record.migration_name}: ${message || 'no reason was recorded'}`;
}
