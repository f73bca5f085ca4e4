export type PictureKind = 'jpeg' | 'png' | 'webp';

/** A JPEG is made smaller while it is read, so it may be as large as phones take them. */
const MOST_PIXELS = 60_000_000;
/**
 * Other kinds, and JPEGs that come in several passes, are held whole in memory as so many bytes. With what is needed
 * besides, this takes less than 100 MB and a second (hostile-uploads.test.ts measures it); a photo of 12 million pixels
 * is well below.
 */
const MOST_HELD_BYTES = 50_000_000;

/** The kind by the first bytes, or null: anything else is not even looked at by a decoder. */
export function pictureKindOf(bytes: Uint8Array): PictureKind | null {
  const begins = (signature: readonly number[], at = 0) => signature.every((byte, index) => bytes[at + index] === byte);
  if (begins([0xff, 0xd8, 0xff])) return 'jpeg';
  if (begins([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  const isRiff = begins([0x52, 0x49, 0x46, 0x46]);
  return isRiff && begins([0x57, 0x45, 0x42, 0x50], 8) ? 'webp' : null;
}

interface Measures {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly isProgressive: boolean;
  readonly depth: string;
  /** Of a JPEG: how much smaller its two channels of colour are. */
  readonly chromaSubsampling?: string | undefined;
}

/** Whether reading a picture of these measures costs no more than it may. */
export function isAffordable(kind: PictureKind, measures: Measures): boolean {
  const { width, height, isProgressive } = measures;
  const pixels = width * height;
  if (kind === 'jpeg' && !isProgressive) return pixels <= MOST_PIXELS;
  return pixels * heldBytesPerPixel(kind, measures) <= MOST_HELD_BYTES;
}

function heldBytesPerPixel(kind: PictureKind, { channels, depth, chromaSubsampling }: Measures): number {
  if (kind === 'webp') return 4;
  if (kind === 'png') return channels * (depth === 'uchar' ? 1 : 2);
  // Two bytes a coefficient, one and a half or as many of them as channels.
  return 2 * (chromaSubsampling === '4:2:0' ? 1.5 : channels);
}
