import { refuse } from '@linli/domain/shared/refusal.ts';
import { toNodeHandler } from 'better-auth/node';
import type { FastifyInstance } from 'fastify';
import type { Auth } from './auth.ts';

/**
 * What of better-auth is served. Its other paths would let people rename themselves without an event, or read
 * session tokens; what they offer comes as endpoints of our own.
 */
const SERVED = ['/api/auth/sign-in/username', '/api/auth/sign-out'];

/** A username and a password are short; its library would read whatever comes. */
const MOST_BYTES = 16 * 1024;

/** better-auth reads its own bodies, so its paths live in a scope without body parsers. */
export function authRoutes(scope: FastifyInstance, auth: Auth): void {
  const handle = toNodeHandler(auth);
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
  scope.addHook('onRequest', async (request) => {
    const isShort = Number(request.headers['content-length']) <= MOST_BYTES;
    if (!isShort) refuse('request.too_large');
  });
  for (const path of SERVED) {
    scope.post(path, { schema: { hide: true } }, async (request, reply) => {
      reply.hijack();
      reply.raw.setHeader('cache-control', 'no-store');
      await handle(request.raw, reply.raw);
    });
  }
}
