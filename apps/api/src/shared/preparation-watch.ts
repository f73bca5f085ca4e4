import pg from 'pg';

type State = 'starting' | 'ready' | 'database_away';

const CHECK_MS = 250;

/**
 * Watches until the last migration of this build (its folder's name) is applied and, with the demo on, its people
 * exist; then that the database answers. So an API may start before, during or after that, on any number of machines.
 */
export function preparationWatch(
  url: string,
  needs: { lastMigration: string; isDemo: boolean },
): { state: () => State; stop: () => Promise<void> } {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    connectionTimeoutMillis: 2_000,
    application_name: 'linli watch',
  });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  let state: State = 'starting';
  let isPrepared = false;
  let isStopped = false;
  const look = async () => {
    try {
      if (!isPrepared) {
        const { rowCount } = await pool.query({
          text: 'SELECT FROM _prisma_migrations WHERE migration_name = $1 AND finished_at IS NOT NULL AND rolled_back_at IS NULL',
          values: [needs.lastMigration],
        });
        const isMigrated = rowCount === 1;
        isPrepared =
          isMigrated && (!needs.isDemo || (await pool.query('SELECT FROM demo_seedings LIMIT 1')).rowCount === 1);
        state = isPrepared ? 'ready' : 'starting';
      } else {
        await pool.query('SELECT 1');
        state = 'ready';
      }
    } catch {
      state = isPrepared ? 'database_away' : 'starting';
    }
    if (!isStopped) timer = setTimeout(() => void look(), isPrepared && state === 'ready' ? 1_000 : CHECK_MS);
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
