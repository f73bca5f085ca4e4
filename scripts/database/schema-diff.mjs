import { startThrowawayCluster } from './cluster.mjs';
import { openEngine } from './engine.mjs';
import { migrate } from './migrate.mjs';
import { readDatamodels, readMigrations } from './migration-files.mjs';
import { EMBEDDED_DATABASE, ensureDatabase, prepareDatabase } from './roles.mjs';

const ROOT_OF_NOTHING = '/';

/**
 * What would have to be done to a database with all migrations so that it is what prisma/schema says. Every migration
 * is replayed on a real, empty database, which is then read back; Prisma looks past what its schema cannot say
 * (partial indexes, row-level security, functions, rights). An index that is none of these and yet cannot be
 * declared is excused by a comment in the migration that makes it: `-- by hand: tickets_words_idx`.
 * @returns {Promise<string[]>} SQL statements; none when migrations and schema agree
 */
export async function schemaDiff() {
  const cluster = await startThrowawayCluster();
  try {
    await ensureDatabase(cluster.urlOf('postgres'), EMBEDDED_DATABASE);
    const { ownerUrl } = await prepareDatabase({ adminUrl: cluster.urlOf(EMBEDDED_DATABASE), secret: '' });
    await migrate({ ownerUrl });
    return (await readDiff(ownerUrl)).filter((statement) => !isExcused(statement));
  } finally {
    await cluster.stop();
  }
}

/** @param {string} url */
async function readDiff(url) {
  const datamodels = readDatamodels();
  const files = datamodels.map(([path, content]) => ({ path, content }));
  const { engine, close } = await openEngine({ url, datamodels });
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: ROOT_OF_NOTHING },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return statementsOf(stdout ?? '');
  } finally {
    await close();
  }
}

/**
 * Prisma writes each statement after an empty line, under a comment that names its kind.
 * @param {string} script
 */
const statementsOf = (script) =>
  script
    .split(/\n\n(?=-- )/)
    .map((statement) => statement.trim())
    .filter((statement) => statement.replace(/^--.*$/gm, '').trim() !== '');

/** @param {string} statement */
function isExcused(statement) {
  const index = /^DROP INDEX "([^"]+)";$/m.exec(statement)?.[1];
  return index !== undefined && readMigrations().some(({ sql }) => sql.includes(`-- by hand: ${index}\n`));
}
