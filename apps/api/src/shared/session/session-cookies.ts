import { createHash, randomBytes } from 'node:crypto';
import { SESSION_TIMES } from '@linli/domain/accounts/session.ts';
import type { FastifyReply } from 'fastify';

/** Over https a browser then takes the cookie from this very host only, for all of it, and never without TLS. */
const HOST_PREFIX = '__Host-';
/** 32 random bytes. */
const TOKEN = /^[\w-]{43}$/;

export interface Cookies {
  readonly isSecure: boolean;
}

/** Another token for a cookie, with the hash that is kept of it: whoever reads the database can use none. */
export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashOfToken(token) };
}

function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

const nameOf = ({ isSecure }: Cookies, name: string) => `${isSecure ? HOST_PREFIX : ''}linli.${name}`;

/** The session that a request's cookie names, as the hash that is kept; null for none or nonsense. */
export function sessionTokenHash(cookies: Cookies, header: string | undefined): string | null {
  const token = readCookie(cookies, header, 'session');
  return token !== null && TOKEN.test(token) ? hashOfToken(token) : null;
}

/** The value of one of our cookies. Where several have the name, the first counts: browsers send the closest first. */
export function readCookie(cookies: Cookies, header: string | undefined, name: string): string | null {
  const wanted = nameOf(cookies, name);
  for (const pair of header?.split(';') ?? []) {
    const [key, value] = pair.trim().split(/=(.*)/s);
    if (key === wanted && value !== undefined) return value;
  }
  return null;
}

/** Sets a cookie that no script reads and that no other site's POST carries; `maxAgeSeconds` 0 clears it. */
export function setCookie(
  cookies: Cookies,
  reply: FastifyReply,
  name: string,
  { value, maxAgeSeconds }: { value: string; maxAgeSeconds: number },
): void {
  const attributes = `Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${cookies.isSecure ? '; Secure' : ''}`;
  reply.header('set-cookie', `${nameOf(cookies, name)}=${value}; ${attributes}`);
}

/** No session lasts longer by any class; which are over sooner is decided on each request. */
export const LONGEST_SESSION_SECONDS =
  Math.max(...Object.values(SESSION_TIMES).map(({ longestMinutes }) => longestMinutes)) * 60;

export function setSessionCookie(cookies: Cookies, reply: FastifyReply, token: string): void {
  setCookie(cookies, reply, 'session', { value: token, maxAgeSeconds: LONGEST_SESSION_SECONDS });
}
