import type { Platform } from '../shared/platform.ts';

/** The keyed hash by which a reporter's secret finds its ticket. */
export function hashTicketSecret(platform: Platform, secret: string): string {
  return platform.cipher.hash(secret, 'ticket-secret');
}
