import { withConnection, changeUrl } from './connection.mjs';

/**
 * Makes `name` a copy of the database `template`, to which nobody may be connected at that moment.
 * @param {{ serverUrl: string, template: string, name: string }} options
 * @returns {Promise<string>} the administrator's URL of the copy
 */
export async function cloneDatabase({ serverUrl, template, name }) {
  await withConnection(serverUrl, (admin) =>
    // Copying files instead of writing pages through the log: faster for a small template that is copied often.
    admin.query(
      `CREATE DATABASE ${admin.escapeIdentifier(name)} TEMPLATE ${admin.escapeIdentifier(template)} STRATEGY FILE_COPY`,
    ),
  );
  return changeUrl(serverUrl, { database: name });
}

/**
 * The administrator's URL of a database, or undefined when there is none of that name.
 * @param {string} serverUrl
 * @param {string} name
 */
export const findDatabase = (serverUrl, name) =>
  withConnection(serverUrl, async (admin) => {
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    return rowCount === 0 ? undefined : changeUrl(serverUrl, { database: name });
  });
