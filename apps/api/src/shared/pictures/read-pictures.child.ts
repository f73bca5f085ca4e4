import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { readPicture } from './picture.ts';

/**
 * Reads every picture of a folder, one after another, and tells what each one took. A process of its own: what it holds
 * at most is then what pictures make it hold.
 */
const folder = process.argv[2] ?? '';

// Loads the decoders, which are not counted.
const noise = { type: 'gaussian', mean: 128, sigma: 20 } as const;
const create = { width: 4_000, height: 3_000, channels: 3, background: '#888', noise } as const;
await readPicture(await sharp({ create }).jpeg().toBuffer());
for (const name of readdirSync(folder).toSorted()) {
  const bytes = readFileSync(path.join(folder, name));
  const before = process.memoryUsage.rss();
  let most = before;
  // Pictures are read on other threads, so this one is free to watch.
  const watching = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 1);
  const began = performance.now();
  const picture = await readPicture(bytes);
  const tookMs = performance.now() - began;
  clearInterval(watching);
  process.stdout.write(`${JSON.stringify({ name, isRead: picture !== null, tookMs, grownBytes: most - before })}\n`);
}
