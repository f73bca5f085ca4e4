import { hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { z } from 'zod';

/** The key that is derived from LINLI_SECRET: the only one until keys are rotated for the first time. */
export const SECRET_KEY_ID = '1';

/** Keys are looked for again after so long, so that every process soon writes under a new one. */
export const KEYS_REREAD_MS = 1_000;

const KeyFile = z.strictObject({
  /** New values are written under it. */
  current: z.string(),
  currentSince: z.iso.datetime(),
  /** 32 bytes each, Base64url. */
  keys: z.record(z.string().regex(/^[a-z0-9]{1,16}$/), z.string().regex(/^[\w-]{43}$/)),
  /** Whether the key derived from LINLI_SECRET still opens values. */
  readsSecretKey: z.boolean(),
});
export type KeyFile = z.output<typeof KeyFile>;

/** What one key is used for: two keys of their own, so that neither use weakens the other. */
interface KeyPair {
  readonly encryption: Buffer;
  readonly index: Buffer;
}

export interface KeyRing {
  /** The id of the key that new values are written under. */
  current(): string;
  currentSince(): Date | null;
  /** All that still open values, the current one first. */
  ids(): readonly string[];
  /** Undefined when there is no such key, also after the file was read once more. */
  pair(id: string): KeyPair | undefined;
}

const derive = (from: string | Buffer, purpose: string) => Buffer.from(hkdfSync('sha256', from, 'linli', purpose, 32));
const pairOf = (from: string | Buffer): KeyPair => ({
  encryption: derive(from, 'field-cipher'),
  index: derive(from, 'field-index'),
});

/**
 * The keys of encrypted fields. Without a file there is one, derived from LINLI_SECRET; with it, the data's keys live
 * apart from the secret that signs sessions. A file that changes is noticed within a second, so that keys are rotated
 * while the product runs.
 */
export function openKeyRing(secret: string, file: string): KeyRing {
  const secretPair = pairOf(secret);
  let known = {
    stamp: null as string | null,
    content: null as KeyFile | null,
    pairs: new Map<string, KeyPair>(),
    lookedAt: -Infinity,
  };
  const look = () => {
    const stamp = stampOf(file);
    if (stamp !== known.stamp) {
      const content = readKeyFile(file);
      const pairs = new Map(Object.entries(content?.keys ?? {}).map(([id, key]) => [id, pairOf(fromBase64(key))]));
      if (content?.readsSecretKey ?? true) pairs.set(SECRET_KEY_ID, secretPair);
      known = { ...known, stamp, content, pairs };
    }
    known.lookedAt = performance.now();
    return known;
  };
  const read = () => (performance.now() - known.lookedAt > KEYS_REREAD_MS ? look() : known);
  const current = () => read().content?.current ?? SECRET_KEY_ID;
  look();
  return {
    current,
    currentSince: () => (known.content ? new Date(known.content.currentSince) : null),
    ids: () => [current(), ...[...read().pairs.keys()].filter((id) => id !== current())],
    pair: (id) => read().pairs.get(id) ?? look().pairs.get(id),
  };
}

/** @throws when the file is damaged; null when there is none. */
export function readKeyFile(file: string): KeyFile | null {
  if (stampOf(file) === '') return null;
  let json: unknown = null;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    // What JSON.parse complains of would quote the key.
    if (!(error instanceof SyntaxError)) throw error;
  }
  const content = KeyFile.safeParse(json).data;
  if (
    !content ||
    (!(content.current in content.keys) && !(content.readsSecretKey && content.current === SECRET_KEY_ID))
  )
    throw new Error(
      `The key ring ${file} is damaged. Restore it from a backup: what it encrypted cannot be read without it.`,
    );
  return content;
}

/** Whole or not at all, and on the disk for good before anything is encrypted under a new key. */
export function writeKeyFile(file: string, content: KeyFile): void {
  const draft = openSync(`${file}.new`, 'w', 0o600);
  try {
    writeSync(draft, `${JSON.stringify(content, null, 2)}\n`);
    fsyncSync(draft);
  } finally {
    closeSync(draft);
  }
  renameSync(`${file}.new`, file);
}

/** The same ring with a new key that is current from now on; the others still open what they wrote. */
export function withNewKey(content: KeyFile | null, now: Date): KeyFile {
  const id = randomBytes(4).toString('hex');
  return {
    current: id,
    currentSince: now.toISOString(),
    keys: { ...content?.keys, [id]: randomBytes(32).toString('base64url') },
    readsSecretKey: content?.readsSecretKey ?? true,
  };
}

/** The same ring with its current key alone. */
export function withoutOldKeys(content: KeyFile): KeyFile {
  const { [content.current]: current = '' } = content.keys;
  return { ...content, keys: { [content.current]: current }, readsSecretKey: false };
}

const fromBase64 = (text: string) => Buffer.from(text, 'base64url');

function stampOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.ino} ${stat.mtimeMs} ${stat.size}` : '';
}
