import { refuse } from '@linli/domain/shared/refusal.ts';
import sharp from 'sharp';

/** One picture at a time on each thread: a flood of photos must not take the processors from everybody. */
sharp.concurrency(1);
sharp.cache(false);

const LONGEST_SIDE = 2048;
const MOST_PIXELS = 60_000_000;
const FORMATS = ['jpeg', 'png', 'webp'];

/**
 * Reads a photo by its content, whatever it calls itself, and writes it anew as JPEG: at most 2048 pixels a side,
 * upright, and without metadata, so no position or device leaves with it.
 */
export async function readPhoto(bytes: Uint8Array): Promise<{ jpeg: Buffer; width: number; height: number }> {
  try {
    const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
    const { format } = await image.metadata();
    if (!FORMATS.includes(format)) refuse('ticket.photo_unreadable');
    const { data, info } = await image
      .rotate()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82 })
      .toBuffer({ resolveWithObject: true });
    return { jpeg: data, width: info.width, height: info.height };
  } catch {
    refuse('ticket.photo_unreadable');
  }
}
