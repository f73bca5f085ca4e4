import { crc32, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';

/** A file that is not what it seems. `fate`: it is not taken, or what is kept of it is an honest picture. */
export interface HostileFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly fate: 'refused' | 'rewritten';
}

/** What must never be found in anything that is kept or served. */
export const SMUGGLED = 'LINLI-SMUGGLED<script>';

const solid = (width: number, height: number, channels: 3 | 4 = 3) =>
  sharp({
    create: { width, height, channels, background: { r: 160, g: 64, b: 48, alpha: 0.5 } },
    limitInputPixels: false,
  });

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A PNG put together by hand: what its header says need not be true. */
function png(
  [width, height]: readonly [number, number],
  pixels: Buffer,
  {
    more = [],
    depth = 8,
    isInterlaced = false,
  }: { more?: readonly Buffer[]; depth?: number; isInterlaced?: boolean } = {},
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, 6, 0, 0, isInterlaced ? 1 : 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const end = pngChunk('IEND', Buffer.alloc(0));
  return Buffer.concat([signature, pngChunk('IHDR', header), ...more, pngChunk('IDAT', pixels), end]);
}

/** Pixels that begin and never come: whoever would decode them has the room for all of them ready. */
const UNFINISHED = Buffer.from([0x78, 0x9c]);

/** The scanlines of a picture without a mark on it, as small as zlib makes them. */
const blank = (width: number, height: number, bytesPerPixel: number) =>
  deflateSync(Buffer.alloc((1 + width * bytesPerPixel) * height), { level: 1 });

/** A JPEG that says it is `side` pixels square, whatever it is. */
function enlarged(jpeg: Buffer, side: number): Buffer {
  const copy = Buffer.from(jpeg);
  const frame = copy.indexOf(Buffer.from([0xff, 0xc0]));
  copy.writeUInt16BE(side, frame + 5);
  copy.writeUInt16BE(side, frame + 7);
  return copy;
}

/** `times` the last pass of a picture in passes: little to send, much to decode. */
function repeatLastScan(progressive: Buffer, times: number): Buffer {
  const scan = progressive.subarray(progressive.lastIndexOf(Buffer.from([0xff, 0xda])), -2);
  return Buffer.concat([progressive.subarray(0, -2), ...Array<Buffer>(times).fill(scan), progressive.subarray(-2)]);
}

/** One entry, stored: enough for anything that looks for a ZIP at the end of a file. */
function zip(): Buffer {
  const content = deflateRawSync(SMUGGLED);
  const local = Buffer.alloc(30);
  local.write('PK\x03\x04', 'latin1');
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  return Buffer.concat([local, content, end]);
}

const after = (picture: Buffer, more: string | Buffer) => Buffer.concat([picture, Buffer.from(more)]);
/** Behind the two bytes by which a JPEG begins: a comment that a browser would read as a page. */
const withComment = (jpeg: Buffer, text: string) => {
  const comment = Buffer.from(text);
  const head = Buffer.from([0xff, 0xfe, (comment.length + 2) >> 8, (comment.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, comment, jpeg.subarray(2)]);
};

export async function hostileFiles(): Promise<HostileFile[]> {
  const jpeg = await solid(64, 64).jpeg().toBuffer();
  const gif = await solid(64, 64).gif().toBuffer();
  const webp = await solid(64, 64).webp().toBuffer();
  const passes = await solid(4000, 3000).jpeg({ progressive: true }).toBuffer();
  const frames = Array.from({ length: 60 }, (_, at) =>
    sharp({ create: { width: 400, height: 400, channels: 3, background: { r: at * 4, g: 0, b: 0 } } })
      .png()
      .toBuffer(),
  );
  const animated = await sharp(await Promise.all(frames), { join: { animated: true } })
    .webp({ effort: 0 })
    .toBuffer();
  const exif = { IFD0: { Make: SMUGGLED, ImageDescription: SMUGGLED }, IFD3: { GPSLatitude: '41/1 48/1 0/1' } };
  const svg = `<svg xmlns="http://www.w3.org/2000/svg"><script>${SMUGGLED}</script></svg>`;
  const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024), { level: 9 });
  const refused = (name: string, bytes: Buffer | string) =>
    ({ name, bytes: Buffer.from(bytes), fate: 'refused' }) as const;
  const rewritten = (name: string, bytes: Buffer) => ({ name, bytes, fate: 'rewritten' }) as const;
  return [
    refused('nothing', ''),
    refused('a page', `<!doctype html>${SMUGGLED}`),
    refused(
      'a page behind the first bytes of a JPEG',
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(SMUGGLED)]),
    ),
    refused('an SVG', svg),
    refused(
      'an SVG that reads a file',
      `<?xml version="1.0"?><!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg}&x;`,
    ),
    refused('an SVG, gzipped', gzipSync(svg)),
    refused('a GIF', gif),
    refused('a GIF that is a JAR, too', after(gif, zip())),
    refused('a PDF', `%PDF-1.7\n${SMUGGLED}`),
    refused('an MP4', Buffer.concat([Buffer.from([0, 0, 0, 0x18]), Buffer.from('ftypmp42')])),
    refused('a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])),
    refused('a ZIP', zip()),
    refused('a TIFF', await solid(64, 64).tiff().toBuffer()),
    refused('a WebP cut off', webp.subarray(0, webp.length / 2)),
    refused('a JPEG cut off', passes.subarray(0, passes.length / 2)),
    refused('a PNG of 900 million pixels', png([30_000, 30_000], UNFINISHED)),
    refused('a PNG as wide as numbers go', png([0x7fffffff, 0x7fffffff], UNFINISHED)),
    refused('a PNG of 59 million pixels of 64 bits', png([7_700, 7_700], UNFINISHED, { depth: 16 })),
    refused(
      'a JPEG in passes of 60 million pixels',
      await solid(7_740, 7_740).jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).toBuffer(),
    ),
    refused('a PNG in passes of 60 million pixels', png([7_740, 7_740], UNFINISHED, { isInterlaced: true })),
    refused('a WebP of 60 million pixels', await solid(7_740, 7_740, 4).webp({ lossless: true, effort: 0 }).toBuffer()),
    refused('a JPEG of 400 million pixels', enlarged(jpeg, 20_000)),
    refused('a JPEG of 2,000 passes', repeatLastScan(passes, 2_000)),
    rewritten(
      'a JPEG of 60 million pixels',
      await solid(7_740, 7_740).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    ),
    rewritten(
      'a JPEG in passes as large as allowed',
      await solid(2_880, 2_880).jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).toBuffer(),
    ),
    rewritten('a photo in passes of 12 million pixels', passes),
    rewritten(
      'a PNG of 64 bits a pixel as large as allowed',
      png([2_500, 2_500], blank(2_500, 2_500, 8), { depth: 16 }),
    ),
    rewritten('a WebP as large as allowed', await solid(3_500, 3_500, 4).webp({ quality: 1, effort: 0 }).toBuffer()),
    rewritten('a WebP of 60 frames', animated),
    rewritten('a small PNG with 64 MB behind its pixels', png([2, 2], bomb)),
    rewritten(
      'a small PNG with a text of 64 MB',
      png([2, 2], blank(2, 2, 4), { more: [pngChunk('zTXt', Buffer.concat([Buffer.from('k\0\0'), bomb]))] }),
    ),
    rewritten(
      'a small PNG with a profile of 64 MB',
      png([2, 2], blank(2, 2, 4), { more: [pngChunk('iCCP', Buffer.concat([Buffer.from('k\0\0'), bomb]))] }),
    ),
    rewritten('a JPEG with a page in its comment', withComment(jpeg, `*/<!doctype html>${SMUGGLED}`)),
    rewritten('a JPEG with a page behind it', after(jpeg, `<!doctype html>${SMUGGLED}`)),
    rewritten('a JPEG with a ZIP behind it', after(jpeg, zip())),
    rewritten('a WebP with a page behind it', after(webp, SMUGGLED)),
    rewritten('a JPEG that says where it was taken', await solid(64, 64).withExif(exif).jpeg().toBuffer()),
    rewritten('a PNG that says who made it', await solid(64, 64).withExif(exif).png().toBuffer()),
  ];
}
