import type { TestProject } from 'vitest/node';
import { withConnection } from '../../../../../scripts/database/connection.mjs';
import { startThrowawayCluster } from '../../../../../scripts/database/cluster.mjs';
import { migrate } from '../../../../../scripts/database/migrate.mjs';
import { ensureDatabase, prepareDatabase } from '../../../../../scripts/database/roles.mjs';
import { collectFile } from './logs.ts';
import { unprotected } from './stored-data.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The run's PostgreSQL: an administrator's URL, and the migrated database of which each worker gets a copy. */
    testServer: { url: string; template: string };
  }
}

const TEMPLATE = 'linli_template';

/**
 * One real PostgreSQL for the whole run, in a temporary folder and without fsync. It ends with the run, also when
 * that fails, is interrupted or killed.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startThrowawayCluster();
  try {
    await ensureDatabase(cluster.urlOf('postgres'), TEMPLATE);
    const { ownerUrl } = await prepareDatabase({ adminUrl: cluster.urlOf(TEMPLATE), secret: '' });
    await migrate({ ownerUrl });
    project.provide('testServer', { url: cluster.urlOf('postgres'), template: TEMPLATE });
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return async () => {
    try {
      await requireProtection(cluster.urlOf);
    } finally {
      collectFile(cluster.logFile, 'postgres');
      await cluster.stop();
    }
  };
}

/** Whatever all tests have written, of whatever capability, is kept as the class of its column says. */
async function requireProtection(urlOf: (database: string) => string): Promise<void> {
  const { rows } = await withConnection(urlOf('postgres'), (admin) =>
    admin.query<{ name: string }>("SELECT datname AS name FROM pg_database WHERE datname ~ '^linli_(worker|fresh)_'"),
  );
  const found = await Promise.all(rows.map(async ({ name }) => unprotected(urlOf(name))));
  if (found.flat().length > 0) throw new Error(`Kept unprotected after the tests:\n${found.flat().join('\n')}`);
}
