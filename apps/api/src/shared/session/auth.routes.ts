import { toNodeHandler } from 'better-auth/node';
import type { FastifyInstance } from 'fastify';
import type { Auth } from './auth.ts';

/** better-auth reads its own bodies, so its paths live in a scope without body parsers. */
export function authRoutes(scope: FastifyInstance, auth: Auth): void {
  const handle = toNodeHandler(auth);
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
  scope.all('/api/auth/*', { schema: { hide: true } }, async (request, reply) => {
    reply.hijack();
    reply.raw.setHeader('cache-control', 'no-store');
    await handle(request.raw, reply.raw);
  });
}
