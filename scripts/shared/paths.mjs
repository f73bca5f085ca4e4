import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the repository's root. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Absolute path of something inside the repository.
 * @param {string[]} parts
 */
export const fromRoot = (...parts) => path.join(ROOT, ...parts);
