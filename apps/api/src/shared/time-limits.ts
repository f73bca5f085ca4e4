import type { FastifyServerOptions } from 'fastify';

/** How long anything may take. The order matters: what is inside gives up before what is around it. (docs/decisions/0011) */
export interface TimeLimits {
  /** A row that somebody else holds is waited for. */
  readonly lockMs: number;
  /** One statement of a request. */
  readonly statementMs: number;
  /** One statement of the system itself: a job, an import. */
  readonly systemStatementMs: number;
  /** A transaction in which nothing happens. */
  readonly idleTransactionMs: number;
  /** From the first byte to the answer; a file has as long as it takes to arrive. */
  readonly handlerMs: number;
  /** All headers of a request. */
  readonly headersMs: number;
  /** A whole request with its body, however slowly it is sent. */
  readonly requestMs: number;
  /** How often connections are looked at for the two before. */
  readonly checkMs: number;
}

export const TIME_LIMITS: TimeLimits = {
  lockMs: 5_000,
  statementMs: 10_000,
  systemStatementMs: 60_000,
  idleTransactionMs: 20_000,
  handlerMs: 30_000,
  headersMs: 10_000,
  requestMs: 120_000,
  checkMs: 2_000,
};

/** For Fastify: neither headers sent byte by byte nor a body that never ends hold a connection. */
export function serverTimeouts({ headersMs, requestMs, handlerMs, checkMs }: TimeLimits) {
  return {
    requestTimeout: requestMs,
    handlerTimeout: handlerMs,
    http: { headersTimeout: headersMs, connectionsCheckingInterval: checkMs },
  } satisfies FastifyServerOptions & { http: object };
}

/** For PostgreSQL, told once a connection. */
export function databaseTimeouts({ lockMs, idleTransactionMs }: TimeLimits, statementMs: number) {
  return {
    statement_timeout: statementMs,
    lock_timeout: lockMs,
    idle_in_transaction_session_timeout: idleTransactionMs,
  };
}
