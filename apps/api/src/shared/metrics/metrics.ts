import { createServer, type Server } from 'node:http';
import { LIMITS, type LimitName } from '@linli/domain/shared/limits.ts';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../database.ts';
import { readSealLag, readJobCounts } from './metrics.store.ts';

/** What is asked of the database is asked at most so often, however many scrape. */
const ASKED_EVERY_MS = 10_000;

/**
 * Figures for Prometheus, of one process. Labels are routes' patterns, statuses and names of the code: nothing of a
 * person or a record can become one.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #durations = new Histogram({
    name: 'linli_http_request_duration_seconds',
    help: 'Time until the answer was sent, by route pattern; live streams are not among them',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [this.#registry],
  });
  readonly #limited = new Counter({
    name: 'linli_rate_limited_total',
    help: 'Requests refused because a budget was used up',
    labelNames: ['limit'],
    registers: [this.#registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
    // A counter that was never raised is told too, so that a rule upon it does not miss it.
    for (const limit of Object.keys(LIMITS)) this.#limited.inc({ limit }, 0);
  }

  countLimited(limit: LimitName): void {
    this.#limited.inc({ limit });
  }

  /** Watches an API from its first request on. */
  watch(app: FastifyInstance, { database, countStreams }: { database: Database; countStreams: () => number }): void {
    app.addHook('onResponse', async (request, reply) => {
      const { url, config } = request.routeOptions;
      if (config.endpoint?.response === 'event-stream') return;
      const labels = { method: request.method, route: url ?? 'none', status: reply.statusCode };
      this.#durations.observe(labels, reply.elapsedTime / 1_000);
    });
    const pools = { requests: database.statements, system: database.system.pool };
    this.#gauge(
      'linli_database_connections',
      'Connections to the database, and requests that wait for one',
      ['pool', 'state'],
      async (gauge) => {
        for (const [name, pool] of Object.entries(pools)) {
          gauge.set({ pool: name, state: 'busy' }, pool.totalCount - pool.idleCount);
          gauge.set({ pool: name, state: 'idle' }, pool.idleCount);
          gauge.set({ pool: name, state: 'waiting' }, pool.waitingCount);
        }
      },
    );
    this.#gauge('linli_live_streams', 'Open live streams', [], async (gauge) => gauge.set(countStreams()));
    const askJobs = seldom(() => readJobCounts(database.system.pool));
    this.#gauge('linli_jobs', 'Background jobs in the queue, by name and state', ['job', 'state'], async (gauge) => {
      gauge.reset();
      for (const { job, state, count } of await askJobs()) gauge.set({ job, state }, count);
    });
    const askLag = seldom(() => readSealLag(database.system.pool));
    this.#gauge('linli_audit_seal_lag_seconds', 'Age of the oldest event behind the last seal', [], async (gauge) =>
      gauge.set(await askLag()),
    );
  }

  /** Tells the figures at a port of their own, and nothing else. */
  async listen({ port, host }: { port: number; host: string }): Promise<Server> {
    const server = createServer((request, response) => {
      if (request.method !== 'GET' || request.url !== '/metrics') {
        response.writeHead(404).end();
        return;
      }
      this.#registry.metrics().then(
        (text) => response.writeHead(200, { 'content-type': this.#registry.contentType }).end(text),
        () => response.writeHead(503, { 'retry-after': '2' }).end(),
      );
    });
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
    return server;
  }

  #gauge<L extends string>(
    name: string,
    help: string,
    labelNames: L[],
    collect: (gauge: Gauge<L>) => Promise<void>,
  ): void {
    const gauge: Gauge<L> = new Gauge({
      name,
      help,
      labelNames,
      registers: [this.#registry],
      // Without the database the figures of the process itself are still told.
      collect: () => collect(gauge).catch(() => gauge.reset()),
    });
  }
}

/** Asks at most every few seconds and gives the last answer meanwhile. */
function seldom<T>(ask: () => Promise<T>): () => Promise<T> {
  let last: { at: number; answer: Promise<T> } | undefined;
  return async () => {
    if (last === undefined || performance.now() - last.at > ASKED_EVERY_MS)
      last = { at: performance.now(), answer: ask() };
    return last.answer;
  };
}
