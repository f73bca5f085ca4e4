import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import path from 'node:path';

/** Files under the hash of their content, outside of anything that is served as it is. */
export interface FileStore {
  /** Returns the SHA-256 (hex) once the bytes are on the disk for good, so a row may point at them. */
  put(bytes: Uint8Array): Promise<string>;
  get(sha256: string): Promise<Buffer>;
}

export function fileStore(folder: string): FileStore {
  const placeOf = (sha256: string) => path.join(folder, sha256.slice(0, 2), sha256);
  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const place = placeOf(sha256);
      const isThere = await stat(place).then(
        () => true,
        () => false,
      );
      if (isThere) return sha256;
      const parent = path.dirname(place);
      await mkdir(parent, { recursive: true });
      const draft = path.join(parent, `.${randomUUID()}`);
      const file = await open(draft, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, place);
      await syncFolder(parent);
      return sha256;
    },
    get: (sha256) => readFile(placeOf(sha256)),
  };
}

/** A rename lasts only once its folder is on the disk; Windows has no such step. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
