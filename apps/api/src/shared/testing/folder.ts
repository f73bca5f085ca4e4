import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

/** A folder of its own for one test file, gone behind it: call it at the top. */
export function givenFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'linli-folder-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
