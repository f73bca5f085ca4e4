import { open, readFile } from 'node:fs/promises';
import type { ScopedClient } from '../../shared/database.ts';
import { listChains, listHeadsAfter, type Head } from './seals.store.ts';

export interface Anchor {
  readonly chain: string;
  readonly number: number;
  readonly headHash: string;
}

/** What a file of anchors holds; null when there is no such file. A last line without an end was never finished. */
export async function readAnchors(file: string): Promise<Anchor[] | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return text === null
    ? null
    : text
        .slice(0, text.lastIndexOf('\n') + 1)
        .split('\n')
        .flatMap(anchorIn);
}

function anchorIn(line: string): Anchor[] {
  try {
    const { chain, number, headHash } = JSON.parse(line) as Partial<Anchor>;
    return typeof chain === 'string' && typeof number === 'number' && typeof headHash === 'string'
      ? [{ chain, number, headHash }]
      : [];
  } catch {
    return [];
  }
}

/**
 * Appends the heads that this file does not know yet, and returns once they are on the disk. Each machine keeps a
 * file of its own, and catches up with what others sealed.
 */
export async function keepAnchors(client: ScopedClient, file: string): Promise<Head[]> {
  const last = new Map<string, number>();
  for (const { chain, number } of (await readAnchors(file)) ?? [])
    last.set(chain, Math.max(number, last.get(chain) ?? 0));
  const added: Head[] = [];
  for (const chain of await listChains(client)) {
    let heads: Head[];
    do {
      heads = await listHeadsAfter(client, chain, last.get(chain) ?? 0);
      added.push(...heads);
      last.set(chain, heads.at(-1)?.number ?? 0);
    } while (heads.length === 1_000);
  }
  if (added.length > 0) await append(file, added);
  return added;
}

async function append(file: string, heads: readonly Head[]): Promise<void> {
  const handle = await open(file, 'a+', 0o600);
  try {
    const { size } = await handle.stat();
    const { buffer } = size > 0 ? await handle.read(Buffer.alloc(1), 0, 1, size - 1) : { buffer: Buffer.from('\n') };
    // A line that a killed process left unfinished ends here, and is read by nobody.
    const begin = buffer.toString() === '\n' ? '' : '\n';
    await handle.appendFile(begin + heads.map((head) => `${JSON.stringify(head)}\n`).join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
}
