import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { takeLock } from '../shared/lock.mjs';
import { PlainError } from '../shared/plain-error.mjs';

/**
 * Made once and kept: losing `LINLI_SECRET` signs everybody out, losing `POSTGRES_PASSWORD` shuts out Linli itself.
 * @typedef {{ LINLI_SECRET: string, POSTGRES_PASSWORD: string }} Secrets
 */

/**
 * Opens the data folder for this process alone.
 * @param {string} dataDir
 * @returns {{ secrets: Secrets, wasTakenOver: boolean, release: () => void }}
 */
export function openDataDir(dataDir) {
  try {
    if (!fs.existsSync(dataDir)) {
      fs.mkdirSync(dataDir, { recursive: true });
      // The account that runs PostgreSQL under root must pass through; what is secret inside has modes of its own.
      fs.chmodSync(dataDir, 0o711);
    }
    const { wasTakenOver, release } = takeLock(path.join(dataDir, 'lock'), ({ pid, host }) => {
      const holder = pid ? `process ${pid} on ${host}` : host;
      return `另一个邻里正在使用该数据目录 / Another Linli already uses ${dataDir} (${holder}). Stop it, or set LINLI_DATA_DIR.`;
    });
    try {
      return { secrets: readOrMakeSecrets(dataDir), wasTakenOver, release };
    } catch (error) {
      release();
      throw error;
    }
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST') {
      throw new PlainError(
        `The data folder ${dataDir} cannot be used (${code}): check its owner, or set LINLI_DATA_DIR.`,
      );
    }
    throw error;
  }
}

/**
 * The secrets of a data folder that somebody may have open; null when there are none yet.
 * @param {string} dataDir
 * @returns {Secrets | null}
 */
export function readSecrets(dataDir) {
  const file = path.join(dataDir, 'secrets.json');
  if (fs.existsSync(file)) {
    try {
      const { LINLI_SECRET, POSTGRES_PASSWORD } = JSON.parse(fs.readFileSync(file, 'utf8'));
      if (LINLI_SECRET && POSTGRES_PASSWORD) return { LINLI_SECRET, POSTGRES_PASSWORD };
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
    throw new PlainError(`${file} is damaged: restore it from a backup (the database cannot be opened without it).`);
  }
  return null;
}

/**
 * @param {string} dataDir
 * @returns {Secrets}
 */
function readOrMakeSecrets(dataDir) {
  const known = readSecrets(dataDir);
  if (known) return known;
  const file = path.join(dataDir, 'secrets.json');
  if (fs.existsSync(path.join(dataDir, 'postgres'))) {
    throw new PlainError(`${file} is missing, and the database beside it cannot be opened without it: restore it.`);
  }
  const secrets = { LINLI_SECRET: random(), POSTGRES_PASSWORD: random() };
  // Whole or not at all: a start may be killed at any moment.
  fs.writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(`${file}.new`, file);
  return secrets;
}

const random = () => randomBytes(32).toString('base64url');
