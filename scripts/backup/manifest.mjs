import { createHash, createHmac } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { PlainError } from '../shared/plain-error.mjs';

/**
 * What a backup says of itself; its last part.
 * @typedef {object} Manifest
 * @property {number} format
 * @property {string} version of Linli
 * @property {string} madeAt
 * @property {string} postgres
 * @property {{ name: string, checksum: string }[]} migrations
 * @property {string} secretMark tells whether an installation has the same LINLI_SECRET, and nothing else
 * @property {string[]} keyIds keys in the key ring, besides the one derived from LINLI_SECRET
 * @property {(import('./tables.mjs').Table & { rows: number, checksum: string })[]} tables in the order they are filled
 * @property {{ name: string, last: string, isCalled: boolean }[]} sequences
 * @property {Part[]} parts
 */

/** @typedef {{ name: string, sha256: string, bytes: number }} Part */

export const FORMAT = 1;
export const MANIFEST = 'manifest.json';
/** The SHA-256 of the manifest, which names those of all other parts. */
export const MANIFEST_SUM = 'manifest.sha256';
export const ANCHORS = 'audit-anchors.jsonl';
export const SECRETS = 'secrets.json';

/** @param {Uint8Array | string} bytes */
export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** @param {string} secret LINLI_SECRET */
export const markOf = (secret) => createHmac('sha256', secret).update('linli backup').digest('hex').slice(0, 16);

/** @param {string} dataDir */
export const keyRingFile = (dataDir) => process.env.LINLI_FIELD_KEYS || path.join(dataDir, 'field-keys.json');

/**
 * The ids of the keys in an installation's key ring.
 * @param {string} dataDir
 * @returns {string[]}
 */
export function readKeyIds(dataDir) {
  const file = keyRingFile(dataDir);
  if (!fs.existsSync(file)) return [];
  try {
    return Object.keys(JSON.parse(fs.readFileSync(file, 'utf8')).keys);
  } catch {
    throw new PlainError(`${file} is damaged.`);
  }
}

/** @param {number} bytes */
export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
