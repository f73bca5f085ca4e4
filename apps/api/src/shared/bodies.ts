import type { FastifyInstance } from 'fastify';

/** JSON, and photos as they are. Anything else is refused with 415. */
export function readBodies(app: FastifyInstance): void {
  app.removeContentTypeParser('text/plain');
  app.addContentTypeParser(['image/jpeg', 'image/png', 'image/webp'], { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
}
