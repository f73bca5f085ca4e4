import { withConnection, changeUrl } from '../../scripts/database/connection.mjs';
import { migrate } from '../../scripts/database/migrate.mjs';
import { ensureDatabase, prepareDatabase } from '../../scripts/database/roles.mjs';

/** A further migrated database of the run's PostgreSQL, for what is compared between two. */
export interface BenchDatabase {
  /** The way the API connects. */
  readonly appUrl: string;
  /** Does at once what the database otherwise does by itself a few minutes after so much was written. */
  readonly settle: () => Promise<void>;
}

export async function makeDatabase(name: string): Promise<BenchDatabase> {
  const serverUrl = process.env['LINLI_BENCH_SERVER_URL'];
  if (!serverUrl) throw new Error('Benchmarks are run by `npm run bench`.');
  await ensureDatabase(serverUrl, name);
  const adminUrl = changeUrl(serverUrl, { database: name });
  const { ownerUrl, appUrl } = await prepareDatabase({ adminUrl, secret: '' });
  await migrate({ ownerUrl });
  const settle = () =>
    withConnection(adminUrl, async (admin) => {
      await admin.query('VACUUM ANALYZE');
      await admin.query('CHECKPOINT');
    });
  return { appUrl, settle };
}
