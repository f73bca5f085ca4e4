import { refuse } from '@linli/domain/shared/refusal.ts';
import type { FastifyRequest } from 'fastify';

const READS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * A page of somebody else's cannot act with a visitor's session. Browsers say where a request comes from in `Origin`
 * and `Sec-Fetch-Site`, and no page can forge either; what says neither is no browser, and carries no one's cookie
 * but its own. Besides, the cookies are SameSite=Lax.
 */
export function refuseForeignPage({ method, headers }: FastifyRequest, publicUrl: string | undefined): void {
  if (READS.includes(method)) return;
  const { origin } = headers;
  if (origin !== undefined && !isOwnOrigin(origin, headers.host, publicUrl)) refuse('request.foreign_origin');
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') refuse('request.foreign_origin');
}

function isOwnOrigin(origin: string, host: string | undefined, publicUrl: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  const { origin: asked, host: askedHost } = new URL(origin);
  return publicUrl === undefined ? askedHost === host : asked === new URL(publicUrl).origin;
}
