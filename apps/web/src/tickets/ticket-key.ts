import type { TicketKey } from './tickets.queries.ts';

const NUMBER = /^([A-Z0-9]{1,8}?)-?(\d{8})-?(\d{4,6})$/;
const SECRET_LENGTH = 12;

/** `hp 20261123 0042` → `HP-20261123-0042`, whatever dashes and spaces were typed; null when it cannot be one. */
export function readTicketNumber(typed: string): string | null {
  const [, prefix, day, count] = NUMBER.exec(plain(typed)) ?? [];
  return prefix ? `${prefix}-${day}-${count}` : null;
}

/** The secret as it was given: without spaces and dashes, with the digits that look like letters; null when too short. */
export function readTicketSecret(typed: string): string | null {
  const secret = plain(typed).replaceAll('-', '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return secret.length === SECRET_LENGTH ? secret : null;
}

/** Full-width characters of Chinese input methods, every sort of dash, spaces and case are all forgiven. */
function plain(typed: string): string {
  return typed
    .normalize('NFKC')
    .replaceAll(/[\s_.·]/g, '')
    .replaceAll(/[‐-―−ー—]/g, '-')
    .toUpperCase();
}

/** The secret in groups of four, as it is read aloud and written down. */
export function groupSecret(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret;
}

/** `#HP-20261123-0042.0123456789AB`: a fragment, which browsers never send to a server. */
export function fragmentOf({ number, secret }: TicketKey): string {
  return `#${number}.${secret}`;
}

/** The key in an address's fragment; null when there is none. */
export function keyInFragment(fragment: string): TicketKey | null {
  const [typedNumber = '', typedSecret = ''] = fragment.replace(/^#/, '').split('.');
  const number = readTicketNumber(typedNumber);
  const secret = readTicketSecret(typedSecret);
  return number && secret ? { number, secret } : null;
}
