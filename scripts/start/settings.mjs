import path from 'node:path';
import { fromRoot } from '../shared/paths.mjs';
import { PlainError } from '../shared/plain-error.mjs';

/**
 * What the environment asks for, with the defaults.
 * @typedef {object} Settings
 * @property {number} port
 * @property {string} host what the API listens on
 * @property {string} dataDir absolute
 * @property {boolean} isDemo
 * @property {string | undefined} [publicUrl] the address people open, if it is another than the one listened on
 * @property {string | undefined} databaseUrl a server of one's own instead of the embedded one
 */

/**
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Settings}
 */
export function readSettings(env = process.env) {
  const demo = env.LINLI_DEMO || 'on';
  if (demo !== 'on' && demo !== 'off') throw new PlainError(`LINLI_DEMO is "${demo}"; it may be on or off.`);
  if (env.LINLI_SECRET && env.LINLI_SECRET.length < 32)
    throw new PlainError('LINLI_SECRET needs 32 characters at least.');
  return {
    port: readPort(env.PORT || '3000'),
    host: env.HOST || 'localhost',
    dataDir: path.resolve(fromRoot(), env.LINLI_DATA_DIR || '.data'),
    isDemo: demo === 'on',
    publicUrl: env.LINLI_PUBLIC_URL || undefined,
    databaseUrl: env.DATABASE_URL || undefined,
  };
}

/** @param {string} text */
function readPort(text) {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new PlainError(`PORT is "${text}"; it must be a number from 1 to 65535.`);
}

/**
 * The address to show and to ask, for a server that listens on `host`.
 * @param {Settings} settings
 */
export function addressOf({ host, port }) {
  const name = ['0.0.0.0', '::', ''].includes(host) ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
