import sharp from 'sharp';
import { isAffordable, pictureKindOf } from './picture-kind.ts';

/** One picture at a time on each thread: a flood of photos must not take the processors from everybody. */
sharp.concurrency(1);
sharp.cache(false);
// Nothing but these three is ever parsed in this process, whatever a file pretends to be: no SVG, no PDF, no TIFF.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});

const LONGEST_SIDE = 2048;
/** Far above what any affordable picture takes, for what nobody has thought of. */
const MOST_SECONDS = 10;

export interface Picture {
  readonly jpeg: Buffer;
  readonly width: number;
  readonly height: number;
}

/**
 * Reads a picture by its content, whatever it calls itself, and writes it anew as JPEG: at most 2048 pixels a side or so many,
 * upright, and without metadata, so no position or device leaves with it, nor anything that was hidden in or behind
 * it. Null when it is no picture, is damaged, or would cost too much to read. Every upload of a picture goes through
 * here.
 */
export async function readPicture(bytes: Uint8Array, longestSide = LONGEST_SIDE): Promise<Picture | null> {
  const kind = pictureKindOf(bytes);
  if (!kind) return null;
  try {
    // The budget is held below, by kind; what sharp holds besides would be one number for all.
    const image = sharp(bytes, { limitInputPixels: false, failOn: 'error', pages: 1 });
    const measures = await image.metadata();
    if (measures.format !== kind || !isAffordable(kind, measures)) return null;
    const { data, info } = await image
      .timeout({ seconds: MOST_SECONDS })
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82 })
      .toBuffer({ resolveWithObject: true });
    return { jpeg: data, width: info.width, height: info.height };
  } catch {
    return null;
  }
}
