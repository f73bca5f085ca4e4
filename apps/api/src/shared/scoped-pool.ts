import type { Scope } from '@linli/domain/shared/scope.ts';
import pg from 'pg';
import { requestContext } from './request-context.ts';

const SET_SCOPE = {
  name: 'linli_set_scope',
  text: "SELECT set_config('linli.level', $1, false), set_config('linli.units', $2, false), set_config('linli.secret', $3, false)",
};

/**
 * A pool whose connections always carry the scope of the request that leases them; row-level security reads it.
 * A connection that carries another scope is told first; one that carries the same needs no extra round trip.
 * Without a scope nothing can be leased, so a forgotten scope is an error, never a leak.
 * The scope lives in the session, so a transaction-pooling PgBouncer must not stand in between.
 */
export class ScopedPool extends pg.Pool {
  readonly #carried = new WeakMap<pg.PoolClient, string>();

  override async connect(): Promise<pg.PoolClient> {
    const context = requestContext();
    if (!context) throw new Error('A query was made outside of any scope. Wrap the caller in withScope().');
    const settings = settingsOf(context.scope);
    const key = settings.join('|');
    const client = await super.connect();
    if (this.#carried.get(client) === key) return client;
    this.#carried.delete(client);
    try {
      await client.query({ ...SET_SCOPE, values: settings });
    } catch (error) {
      client.release(true);
      throw error;
    }
    this.#carried.set(client, key);
    return client;
  }

  // @ts-expect-error narrower on purpose: pg's callback forms would run outside of the caller's scope
  override async query<R extends pg.QueryResultRow>(config: pg.QueryConfig): Promise<pg.QueryResult<R>> {
    const client = await this.connect();
    try {
      const result = await client.query<R>(config);
      client.release();
      return result;
    } catch (error) {
      // A statement that the server refused leaves the connection sound; anything else may not have.
      client.release(!(error instanceof pg.DatabaseError));
      throw error;
    }
  }
}

function settingsOf(scope: Scope): [level: string, units: string, secret: string] {
  switch (scope.kind) {
    case 'units':
      return [scope.level, `{${[...scope.unitIds].sort().join(',')}}`, ''];
    case 'secret':
      return ['secret', '', scope.secretHash];
    case 'administration':
      return ['administration', '', ''];
    case 'audit':
      return scope.districtIds === 'all'
        ? ['audit_all', '', '']
        : ['audit', `{${[...scope.districtIds].sort().join(',')}}`, ''];
    case 'system':
      return ['system', '', ''];
  }
}
