import { changeUrl, withConnection } from '../../../../../scripts/database/connection.mjs';
import type { Scope } from '@linli/domain/shared/scope.ts';
import { requestContext, withScope } from '../request-context.ts';
import type { TestApi } from '../testing/app.ts';
import { testDatabase } from '../testing/database.ts';
import type { Walk } from './walk.given.ts';

/** Sends requests to an API as a browser would; a live stream is opened for real and left at once. */
export async function sender({ app }: TestApi): Promise<Walk['send']> {
  const base = app.server.listening ? app.listeningOrigin : await app.listen({ port: 0, host: '127.0.0.1' });
  return async ({ method, url, headers, payload }, { response }) => {
    if (response === 'event-stream') {
      const stop = new AbortController();
      const answer = await fetch(base + url, { headers, signal: stop.signal });
      const body = answer.ok ? '' : await answer.text();
      stop.abort();
      return { status: answer.status, body };
    }
    const answer = await app.inject({ method, url, headers, ...(payload && { payload }) });
    const isFile = typeof response === 'string' && answer.statusCode < 400;
    return { status: answer.statusCode, body: isFile ? '' : answer.body };
  };
}

/** Counts the events of changes; refusals leave theirs a moment later and are counted elsewhere. */
export async function eventCounter({ platform }: TestApi): Promise<Walk['countEvents']> {
  let last = '0';
  let count = 0;
  const countEvents = async () => {
    const { rows } = await platform.database.system.pool.query<{ last: string; count: number }>({
      name: 'count_events',
      text: `SELECT coalesce(max(id), $1)::text AS last, count(*) FILTER (WHERE action <> 'access.refused')::int AS count
             FROM events WHERE id > $1`,
      values: [last],
    });
    last = rows[0]?.last ?? last;
    count += rows[0]?.count ?? 0;
    return count;
  };
  await countEvents();
  return countEvents;
}

const WITHOUT_WALL = 'linli_test_without_wall';

/** The worker's database for a role that row-level security does not bind: what then holds is the API alone. */
export async function urlWithoutSecondWall(): Promise<string> {
  const { adminUrl } = await testDatabase();
  await withConnection(adminUrl, (admin) =>
    admin.query(`
      DO $$ BEGIN
        CREATE ROLE ${WITHOUT_WALL} LOGIN BYPASSRLS PASSWORD '${WITHOUT_WALL}' IN ROLE linli_app;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END $$`),
  );
  return changeUrl(adminUrl, { user: WITHOUT_WALL, password: WITHOUT_WALL });
}

/**
 * Makes the database take whoever asks for somebody of another scope, while the API goes on taking them for who
 * they are: the API's own conditions then hold nothing back, and what holds is row-level security alone.
 */
export function mistakeScopes({ platform }: TestApi, mistaken: (scope: Scope) => Scope): void {
  const { statements } = platform.database;
  const connect = statements.connect.bind(statements);
  statements.connect = () => {
    const context = requestContext();
    return context ? withScope(mistaken(context.scope), connect) : connect();
  };
}
