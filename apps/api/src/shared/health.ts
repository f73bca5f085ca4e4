import { dialectAt } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { FastifyInstance } from 'fastify';

/** `ready`, or why not: the code goes to whoever balances the load. */
export type Readiness = () => 'ready' | 'starting' | 'stopping' | 'database_away';

/** While not ready every other path of the API answers 503, so nothing is half done. */
export function health(app: FastifyInstance, readiness: Readiness): void {
  app.addHook('onRequest', async (request) => {
    const isHealth = request.url.startsWith('/api/health/');
    const isPage = !request.url.startsWith('/api/') && dialectAt(request.url) === null;
    if (isHealth || isPage) return;
    const state = readiness();
    if (state !== 'ready') refuse(`service.${state}`);
  });
  app.get('/api/health/live', { schema: { hide: true } }, async () => ({ status: 'live' }));
  app.get('/api/health/ready', { schema: { hide: true } }, async (_request, reply) => {
    const status = readiness();
    if (status !== 'ready') reply.code(503).header('retry-after', '1');
    return reply.header('cache-control', 'no-store').send({ status });
  });
}
