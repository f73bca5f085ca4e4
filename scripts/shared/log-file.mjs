import fs from 'node:fs';

const ROTATE_AT_BYTES = 20 * 1024 * 1024;

/**
 * Opens a log for appending and returns its file descriptor; one older log is kept when it has grown large.
 * @param {string} file
 */
export function appendableLog(file) {
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > ROTATE_AT_BYTES) fs.renameSync(file, `${file}.1`);
  return fs.openSync(file, 'a', 0o600);
}

/**
 * @param {string} file
 * @param {number} count
 */
export function lastLines(file, count) {
  try {
    return fs.readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '';
  }
}
