import pg from 'pg';
import { PlainError } from '../shared/plain-error.mjs';

/** @typedef {import('pg').Client} Client */

/**
 * Connects, does `work`, disconnects.
 * @template T
 * @param {string} url
 * @param {(client: Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withConnection(url, work) {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'linli-scripts',
    client_encoding: 'UTF8',
  });
  // A connection that breaks between two queries must not end the process; the next query tells.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Checks the form of a connection URL and says in one line what is wrong with it. The URL itself is not repeated:
 * it holds a password.
 * @param {string} text
 * @returns {URL}
 */
export function readDatabaseUrl(text) {
  let url;
  try {
    url = new URL(text);
  } catch {
    throw new PlainError('DATABASE_URL is not a URL; expected postgresql://user:password@host:5432/database');
  }
  if (!['postgres:', 'postgresql:'].includes(url.protocol)) {
    throw new PlainError(
      `DATABASE_URL begins with ${url.protocol}//; expected postgresql://user:password@host:5432/database`,
    );
  }
  if (url.pathname.length < 2) throw new PlainError('DATABASE_URL names no database; expected …/database at its end');
  return url;
}

/**
 * The same server and options, another account or database.
 * @param {string} url
 * @param {{ user?: string, password?: string, database?: string }} changes
 */
export function changeUrl(url, { user, password, database }) {
  const changed = new URL(url);
  if (user !== undefined) changed.username = encodeURIComponent(user);
  if (password !== undefined) changed.password = encodeURIComponent(password);
  if (database !== undefined) changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

/**
 * Turns a failure to reach or use the database into one line for the person at the terminal.
 * @param {unknown} error
 * @param {string} url where it happened
 * @returns {unknown} a PlainError, or the error itself when it is none of the known kinds
 */
export function explainConnectionError(error, url) {
  const { code, message } = /** @type {{ code?: string, message?: string }} */ (error);
  const { hostname, port, username, pathname } = new URL(url);
  const server = `${hostname || 'localhost'}:${port || 5432}`;
  const database = decodeURIComponent(pathname.slice(1));
  const user = decodeURIComponent(username);
  const text = {
    ECONNREFUSED: `no PostgreSQL answers at ${server}`,
    ECONNRESET: `${server} closed the connection`,
    ETIMEDOUT: `${server} does not answer`,
    EHOSTUNREACH: `${server} cannot be reached`,
    ENETUNREACH: `${server} cannot be reached`,
    ENOTFOUND: `the host ${hostname} is unknown`,
    EAI_AGAIN: `the host ${hostname} is unknown`,
    ENOENT: `no PostgreSQL socket at ${server}`,
    '28P01': `the password of user "${user}" is wrong`,
    28000: `user "${user}" may not sign in (${message})`,
    '3D000': `the database "${database}" does not exist; create it first`,
    53300: 'the server has no connection left',
    '57P03': `${server} is starting up or shutting down; try again`,
    42501: `user "${user}" lacks a right: ${message}`,
  }[code ?? ''];
  if (text) return new PlainError(`Database: ${text}.`);
  if (/password must be a string/.test(message ?? '')) {
    return new PlainError(`Database: ${server} asks for a password and DATABASE_URL has none.`);
  }
  if (/timeout expired|terminated unexpectedly|SASL|SSL/i.test(message ?? '')) {
    return new PlainError(`Database at ${server}: ${message}`);
  }
  return error;
}
