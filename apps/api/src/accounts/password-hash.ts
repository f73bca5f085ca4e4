import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { refuse } from '@linli/domain/shared/refusal.ts';
import pLimit from 'p-limit';

interface Cost {
  /** 2 to this power is N. */
  readonly ln: number;
  readonly r: number;
  readonly p: number;
}

/** OWASP Password Storage Cheat Sheet, scrypt: 128 MiB each. */
const COST: Cost = { ln: 17, r: 8, p: 1 };
/** What better-auth hashed with, before; such hashes are verified and renewed at the next sign-in. */
const FORMER: Cost = { ln: 14, r: 16, p: 1 };

const SALT_BYTES = 16;
const KEY_BYTES = 64;

/** `$scrypt$ln=17,r=8,p=1$<salt>$<key>` (PHC string format); earlier ones are `<salt>:<key>` in hex. */
const PHC = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,3}),p=(\d{1,3})\$([\w+/]+)\$([\w+/]+)$/;
const EARLIER = /^([0-9a-f]{32}):([0-9a-f]{128})$/;

/** So many at once in one process, whoever asks: memory is bounded, and two of libuv's four threads stay free. */
const AT_ONCE = 2;
/** So many may be let in to wait for theirs, which takes some seconds; whoever comes then is told to come again. */
const MOST_INSIDE = 64;
const limit = pLimit(AT_ONCE);
let inside = 0;

/**
 * Does what needs hashes in its turn, or refuses before any of it: a try that was counted and never looked at would
 * let whoever sends many at once use up the tries of others.
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (inside >= MOST_INSIDE) refuse('service.busy');
  inside += 1;
  try {
    return await work();
  } finally {
    inside -= 1;
  }
}

/** The hash of a new password. Slow on purpose, so call it before a transaction. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, COST);
  return `$scrypt$ln=${COST.ln},r=${COST.r},p=${COST.p}$${base64(salt)}$${base64(key)}`;
}

/** Whether a password is the one of this hash, at whatever cost it was made. @throws when it is no hash of ours. */
export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  const { salt, key, cost } = read(hash);
  return timingSafeEqual(key, await derive(password, salt, cost));
}

/** Whether a hash was made at another cost than a new one is. */
export function isOutdated(hash: string): boolean {
  const { ln, r, p } = read(hash).cost;
  return ln !== COST.ln || r !== COST.r || p !== COST.p;
}

function read(hash: string): { salt: Buffer; key: Buffer; cost: Cost } {
  const [, ln, r, p, salt = '', key = ''] = PHC.exec(hash) ?? [];
  if (key)
    return {
      salt: Buffer.from(salt, 'base64'),
      key: Buffer.from(key, 'base64'),
      cost: { ln: Number(ln), r: Number(r), p: Number(p) },
    };
  const [, earlierSalt = '', earlierKey = ''] = EARLIER.exec(hash) ?? [];
  if (!earlierKey) throw new Error('This is no hash of a password.');
  // That salt went in as the text it is written as.
  return { salt: Buffer.from(earlierSalt), key: Buffer.from(earlierKey, 'hex'), cost: FORMER };
}

function derive(password: string, salt: Buffer, { ln, r, p }: Cost): Promise<Buffer> {
  const N = 2 ** ln;
  return limit(
    () =>
      new Promise((resolve, reject) => {
        // NFKC, as NIST SP 800-63B asks: one password however a keyboard composes it.
        scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
          error ? reject(error) : resolve(key),
        );
      }),
  );
}

const base64 = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
