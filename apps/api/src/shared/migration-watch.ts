import pg from 'pg';

type State = 'starting' | 'ready' | 'database_away';

const CHECK_MS = 250;

/**
 * Watches until the last migration of this build (its folder's name) is applied, and then that the database answers. So an API
 * may start before, during or after a migration, on any number of machines.
 */
export function migrationWatch(url: string, lastMigration: string): { state: () => State; stop: () => Promise<void> } {
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 2_000, application_name: 'linli watch' });
  pool.on('error', () => {});
  let state: State = 'starting';
  let isMigrated = false;
  let isStopped = false;
  const look = async () => {
    try {
      if (!isMigrated) {
        const { rowCount } = await pool.query({
          text: 'SELECT FROM _prisma_migrations WHERE migration_name = $1 AND finished_at IS NOT NULL AND rolled_back_at IS NULL',
          values: [lastMigration],
        });
        isMigrated = rowCount === 1;
        state = isMigrated ? 'ready' : 'starting';
      } else {
        await pool.query('SELECT 1');
        state = 'ready';
      }
    } catch {
      state = isMigrated ? 'database_away' : 'starting';
    }
    if (!isStopped) timer = setTimeout(() => void look(), isMigrated && state === 'ready' ? 1_000 : CHECK_MS);
  };
  let timer = setTimeout(() => void look(), 0);
  return {
    state: () => state,
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await pool.end().catch(() => {});
    },
  };
}
