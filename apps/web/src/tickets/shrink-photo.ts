import { PHOTO_UPLOAD } from '@linli/domain/shared/photo-upload.ts';

const LONGEST_SIDE = 2048;
const QUALITY = 0.85;
const { accept, maxBytes } = PHOTO_UPLOAD;

/** What a file chooser may offer. */
export const PHOTO_ACCEPT = accept.join(',');

/**
 * Makes a photo at most 2048 pixels a side, upright and without metadata, as JPEG, so that it travels fast on
 * a phone network. Where the browser cannot read it, the file goes as it is if the API takes its kind;
 * null when it does not.
 */
export function shrinkPhoto(file: File): Promise<Blob | null> {
  const photo = shrunk.get(file) ?? shrink(file);
  shrunk.set(file, photo);
  return photo;
}

/** A photo that is sent again is the same file to the API, which then keeps it once. */
const shrunk = new WeakMap<File, Promise<Blob | null>>();

async function shrink(file: File): Promise<Blob | null> {
  const accepted: readonly string[] = accept;
  const asItIs = accepted.includes(file.type) && file.size <= maxBytes ? file : null;
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    const context = canvas.getContext('2d');
    if (!context) return asItIs;
    // A transparent picture would turn black as JPEG.
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    return (await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))) ?? asItIs;
  } catch {
    return asItIs;
  }
}
