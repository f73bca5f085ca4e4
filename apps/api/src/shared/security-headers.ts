import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

/** antd writes its styles into the page, so styles may be inline; scripts never are. */
const CONTENT_SECURITY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  connectSrc: ["'self'"],
  fontSrc: ["'self'", 'data:'],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  upgradeInsecureRequests: null,
};

/**
 * Sends helmet's headers with every answer. They never change, so helmet is asked once and not at each request,
 * where it would cost a twelfth of a small one.
 */
export function securityHeaders(app: FastifyInstance): void {
  const headers: Record<string, string> = {};
  const keeper = {
    setHeader: (name: string, value: string) => (headers[name.toLowerCase()] = value),
    removeHeader: () => {},
  } as unknown as ServerResponse;
  helmet({ contentSecurityPolicy: { directives: CONTENT_SECURITY }, xFrameOptions: { action: 'deny' } })(
    {} as never,
    keeper,
    (error?: unknown) => {
      if (error) throw error;
    },
  );
  const list = Object.entries(headers);
  app.addHook('onRequest', async (request, reply) => {
    // On the raw response: sign-in and live streams answer past Fastify's own headers.
    for (const [name, value] of list) reply.raw.setHeader(name, value);
    // What may be kept says so itself; an answer that nobody thought of is kept by nobody.
    if (request.url.startsWith('/api/')) reply.raw.setHeader('cache-control', 'no-store');
  });
}
