import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { Platform } from '../shared/platform.ts';
import { readCookie, setCookie } from '../shared/session/session-cookies.ts';

/** How many people one browser remembers: a desk at a counter is shared by a few. */
const MOST_PEOPLE = 5;
const YEAR_SECONDS = 365 * 24 * 3600;

/**
 * A browser in which a person once signed in carries a cookie that says so: a random name of the browser for this
 * person, signed. It opens nothing; it only spares its owner the queue behind guessers (OWASP "device cookies").
 */
export function knownDevice(platform: Platform, header: string | undefined, personId: string): string | null {
  for (const { nonce, seal } of entriesOf(platform, header))
    if (seal === sealOf(platform, personId, nonce)) return nonce;
  return null;
}

/** Remembers that this person signed in with this browser. */
export function rememberDevice(
  platform: Platform,
  reply: FastifyReply,
  header: string | undefined,
  personId: string,
): void {
  const others = entriesOf(platform, header).filter(({ nonce, seal }) => seal !== sealOf(platform, personId, nonce));
  const nonce = knownDevice(platform, header, personId) ?? randomBytes(12).toString('base64url');
  const entries = [{ nonce, seal: sealOf(platform, personId, nonce) }, ...others].slice(0, MOST_PEOPLE);
  const value = entries.map((each) => `${each.nonce}.${each.seal}`).join('~');
  setCookie(platform, reply, 'device', { value, maxAgeSeconds: YEAR_SECONDS });
}

function entriesOf(platform: Platform, header: string | undefined): { nonce: string; seal: string }[] {
  const value = readCookie(platform, header, 'device') ?? '';
  return value
    .split('~', MOST_PEOPLE)
    .map((entry) => /^([\w-]{16})\.([0-9a-f]{64})$/.exec(entry))
    .flatMap((match) => (match ? [{ nonce: match[1] ?? '', seal: match[2] ?? '' }] : []));
}

const sealOf = (platform: Platform, personId: string, nonce: string) =>
  platform.cipher.hash(`${personId} ${nonce}`, 'known_device');
