import { randomInt } from 'node:crypto';
import type { Platform } from '../shared/platform.ts';

/** Crockford's base 32: no I, L, O or U, so nothing is misread from paper. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Twelve characters, 60 bits: short enough to write down, far beyond guessing. */
export function newTicketSecret(): string {
  return Array.from({ length: 12 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

/** The keyed hash by which a reporter's secret finds its ticket. */
export function hashTicketSecret(platform: Platform, secret: string): string {
  return platform.cipher.hash(secret, 'ticket-secret');
}
