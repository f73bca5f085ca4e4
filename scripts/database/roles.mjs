import { createHmac } from 'node:crypto';
import { PlainError } from '../shared/plain-error.mjs';
import { changeUrl, explainConnectionError, withConnection } from './connection.mjs';
import { SUPERUSER } from './initdb.mjs';

/** Owns every table, applies the migrations. */
const OWNER_ROLE = 'linli_owner';
/** What the API signs in as: row-level security binds it, it owns nothing and may not change the schema. */
export const APP_ROLE = 'linli_app';
/** The only role that may read and append events; nobody may change or delete them. */
const EVENTS_ROLE = 'linli_events';

// NOREPLICATION and NOBYPASSRLS may only be spelled out by a superuser, so they are left to the default and checked.
const ROLES = [
  { name: OWNER_ROLE, login: true },
  { name: APP_ROLE, login: true },
  { name: EVENTS_ROLE, login: false },
];

/** What two starters may meet when both make the same role at once: exists, unique violation, updated by the other. */
const MADE_BY_ANOTHER = new Set(['42710', '23505', 'XX000']);

/**
 * The password of a login role. It is derived, not stored, so that every instance on one server finds the same:
 * from the password in the administrator's URL, or from `secret` when that has none.
 * @param {string} adminUrl
 * @param {string} secret
 * @param {string} role
 */
function passwordOf(adminUrl, secret, role) {
  const key = decodeURIComponent(new URL(adminUrl).password) || secret;
  return createHmac('sha256', key).update(role).digest('base64url');
}

/**
 * Makes sure that the three roles exist and may use the database. Safe to repeat and for several starters at once.
 * @param {{ adminUrl: string, secret: string }} options `adminUrl` names the database; its user may create roles,
 *   or the roles exist already
 * @returns {Promise<{ ownerUrl: string, appUrl: string }>}
 */
export async function prepareDatabase({ adminUrl, secret }) {
  const urlFor = (/** @type {string} */ role) =>
    changeUrl(adminUrl, { user: role, password: passwordOf(adminUrl, secret, role) });
  const urls = { ownerUrl: urlFor(OWNER_ROLE), appUrl: urlFor(APP_ROLE) };
  try {
    await withConnection(adminUrl, async (admin) => {
      for (const role of ROLES) await makeRole(admin, role, urlFor);
      await insist(
        admin,
        `GRANT ${EVENTS_ROLE} TO ${APP_ROLE}`,
        `pg_has_role('${APP_ROLE}', '${EVENTS_ROLE}', 'MEMBER')`,
      );
      await checkAppRole(admin);
      await grantDatabase(admin);
      await trustArrayContains(admin);
    });
  } catch (error) {
    throw explainConnectionError(error, adminUrl);
  }
  return urls;
}

/**
 * @param {import('./connection.mjs').Client} admin
 * @param {{ name: string, login: boolean }} role
 * @param {(role: string) => string} urlFor
 */
async function makeRole(admin, { name, login }, urlFor) {
  const exists = await admin.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
  const { password } = new URL(urlFor(name));
  const attributes = login ? `LOGIN PASSWORD '${decodeURIComponent(password)}'` : 'NOLOGIN';
  try {
    if (exists.rowCount === 0) await admin.query(`CREATE ROLE ${name} ${attributes}`);
    else if (login && !(await canSignIn(urlFor(name)))) await admin.query(`ALTER ROLE ${name} ${attributes}`);
  } catch (error) {
    const code = String(/** @type {{ code?: string }} */ (error).code);
    if (code === '42501') {
      throw new PlainError(
        exists.rowCount === 0
          ? `The user in DATABASE_URL may not create the role ${name}: give it CREATEROLE (ALTER ROLE … CREATEROLE).`
          : `The role ${name} was made under another password, and the user in DATABASE_URL may not change it: use the ` +
              'user and password that the other instances on this server use.',
      );
    }
    if (!MADE_BY_ANOTHER.has(code)) throw error;
  }
}

/** @param {string} url */
async function canSignIn(url) {
  try {
    await withConnection(url, async () => {});
    return true;
  } catch (error) {
    // 42501: signed in well, only without the right to connect to this database yet.
    return /** @type {{ code?: string }} */ (error).code === '42501';
  }
}

/**
 * Refuses a server on which the second wall would not stand.
 * @param {import('./connection.mjs').Client} admin
 */
async function checkAppRole(admin) {
  const { rows } = await admin.query(
    `SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication
            OR pg_has_role(oid, (SELECT oid FROM pg_roles WHERE rolname = $2), 'MEMBER') AS too_mighty
       FROM pg_roles WHERE rolname = $1`,
    [APP_ROLE, OWNER_ROLE],
  );
  if (rows[0]?.too_mighty) {
    throw new PlainError(
      `The role ${APP_ROLE} has rights it must not have (superuser, BYPASSRLS, CREATEROLE, CREATEDB, REPLICATION or ` +
        `membership in ${OWNER_ROLE}): take them away with ALTER ROLE.`,
    );
  }
}

/** @param {import('./connection.mjs').Client} admin */
async function grantDatabase(admin) {
  const { rows } = await admin.query('SELECT quote_ident(current_database()) AS name');
  const database = `DATABASE ${rows[0].name}`;
  const may = (/** @type {string} */ role, /** @type {string} */ right) =>
    `has_database_privilege('${role}', current_database(), '${right}')`;
  const mayInSchema = (/** @type {string} */ role, /** @type {string} */ right) =>
    `has_schema_privilege('${role}', 'public', '${right}')`;
  await insist(admin, `GRANT CONNECT, CREATE, TEMPORARY ON ${database} TO ${OWNER_ROLE}`, may(OWNER_ROLE, 'CREATE'));
  await insist(admin, `GRANT CONNECT ON ${database} TO ${APP_ROLE}`, may(APP_ROLE, 'CONNECT'));
  // Everybody may make temporary tables unless told otherwise, and a table is a table.
  await insist(admin, `REVOKE TEMPORARY ON ${database} FROM PUBLIC`, `NOT ${may(APP_ROLE, 'TEMPORARY')}`);
  await insist(admin, `GRANT USAGE, CREATE ON SCHEMA public TO ${OWNER_ROLE}`, mayInSchema(OWNER_ROLE, 'CREATE'));
  await insist(admin, `GRANT USAGE ON SCHEMA public TO ${APP_ROLE}`, mayInSchema(APP_ROLE, 'USAGE'));
  // Before PostgreSQL 15 everybody could create in "public".
  await insist(admin, 'REVOKE CREATE ON SCHEMA public FROM PUBLIC', `NOT ${mayInSchema(APP_ROLE, 'CREATE')}`);
}

/**
 * Behind row-level security PostgreSQL uses an index only by operators that are marked as leaking nothing about rows
 * they see, and `text[] @> text[]`, by which searches find their bigrams, is not marked although it leaks nothing.
 * Only a superuser may mark it; elsewhere searches are answered all the same, by slower plans.
 * @param {import('./connection.mjs').Client} admin
 */
async function trustArrayContains(admin) {
  const { rows } = await admin.query(
    `SELECT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AND NOT bool_and(proleakproof) AS is_to_do
       FROM pg_proc WHERE oid = 'pg_catalog.arraycontains(anyarray, anyarray)'::regprocedure`,
  );
  if (!rows[0]?.is_to_do) return;
  const mark = 'ALTER FUNCTION pg_catalog.arraycontains(anyarray, anyarray) LEAKPROOF';
  await admin.query(mark).catch((/** @type {{ code?: string }} */ error) => {
    if (!MADE_BY_ANOTHER.has(String(error.code))) throw error;
  });
}

/**
 * Runs `statement` unless `condition` holds already; so a prepared database needs no right to grant anything, and
 * two starters do not update the same catalogue row.
 * @param {import('./connection.mjs').Client} admin
 * @param {string} statement
 * @param {string} condition SQL
 */
async function insist(admin, statement, condition) {
  const holds = async () => (await admin.query(`SELECT ${condition} AS holds`)).rows[0].holds;
  for (let attempt = 1; !(await holds()); attempt += 1) {
    try {
      await admin.query(statement);
    } catch (error) {
      const code = String(/** @type {{ code?: string }} */ (error).code);
      if (!MADE_BY_ANOTHER.has(code) || attempt === 5) throw error;
    }
    // Without the right to grant, PostgreSQL only warns.
    if (attempt === 5) throw new PlainError(`The user in DATABASE_URL cannot do this, and it is needed: ${statement}`);
  }
}

/**
 * The name of the database inside an embedded server.
 */
export const EMBEDDED_DATABASE = 'linli';

/**
 * Makes a database if there is none of that name.
 * @param {string} serverUrl an administrator's URL of any database there
 * @param {string} name
 */
export async function ensureDatabase(serverUrl, name) {
  await withConnection(serverUrl, async (admin) => {
    const found = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await admin.query(`CREATE DATABASE ${admin.escapeIdentifier(name)} OWNER ${SUPERUSER}`);
  });
}
