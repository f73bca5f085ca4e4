import v8 from 'node:v8';
import underPressure from '@fastify/under-pressure';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type pg from 'pg';

/** From where on requests are turned away instead of making all others slower. */
export interface PressureLimits {
  /** Mean time by which the event loop was late within half a second. */
  readonly eventLoopDelayMs: number;
  /** Share of the heap that Node would end this process at. */
  readonly heapShare: number;
  /** Requests that wait for a connection to the database. */
  readonly waitingForDatabase: number;
}

export const PRESSURE_LIMITS: PressureLimits = { eventLoopDelayMs: 1_000, heapShare: 0.9, waitingForDatabase: 150 };

/**
 * Back-pressure: 503 `service.busy` with Retry-After, before anything of the request is read. Whoever balances the
 * load still hears that the process lives, and open screens keep their stream: they cost nothing while nothing changes.
 */
export async function shedLoad(
  app: FastifyInstance,
  pool: Pick<pg.Pool, 'waitingCount'>,
  limits: PressureLimits,
): Promise<void> {
  await app.register(underPressure, {
    sampleInterval: 500,
    maxEventLoopDelay: limits.eventLoopDelayMs,
    maxHeapUsedBytes: v8.getHeapStatistics().heap_size_limit * limits.heapShare,
    pressureHandler: async (request: FastifyRequest, _reply, _type, value) => {
      // Infinity is half a second in which nothing was measured, after one long task: no reason to turn anybody away.
      if (value !== Number.POSITIVE_INFINITY && !isSpared(request)) refuse('service.busy');
    },
  });
  app.addHook('onRequest', async (request) => {
    if (pool.waitingCount > limits.waitingForDatabase && !isSpared(request)) refuse('service.busy');
  });
}

function isSpared({ url, routeOptions }: FastifyRequest): boolean {
  return url.startsWith('/api/health/') || routeOptions.config.endpoint?.response === 'event-stream';
}
