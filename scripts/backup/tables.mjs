import { PlainError } from '../shared/plain-error.mjs';

/** @typedef {import('pg').Client} Client */

/**
 * A table whose rows are backed up.
 * @typedef {object} Table
 * @property {string} name quoted, with its schema
 * @property {string[]} columns quoted; none that PostgreSQL computes
 * @property {boolean} isWalled whether row-level security holds for its owner
 */

/** What migrations themselves write, and what counts only until the next restart. */
const NOT_OURS = ['public._prisma_migrations', 'pgboss.version', 'pgboss.queue'];

/**
 * Every table that holds somebody's rows, those that others refer to first, so that they can be filled in this order.
 * @param {Client} client
 * @returns {Promise<Table[]>}
 */
export async function listTables(client) {
  const { rows } = await client.query(
    `SELECT c.oid::int, format('%I.%I', n.nspname, c.relname) AS name, c.relforcerowsecurity AS walled,
       (SELECT array_agg(quote_ident(a.attname) ORDER BY a.attnum) FROM pg_attribute a
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
       (SELECT coalesce(array_agg(DISTINCT k.confrelid::int), '{}') FROM pg_constraint k
         WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid) AS "refersTo",
       EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND pg_get_expr(p.polqual, p.polrelid) LIKE '%''system''%') AS "isOpen"
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('public', 'pgboss') AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND c.relpersistence = 'p' AND n.nspname || '.' || c.relname <> ALL ($1)
     ORDER BY name`,
    [NOT_OURS],
  );
  const closed = rows.find((row) => row.walled && !row.isOpen);
  if (closed) throw new PlainError(`Nobody may read all of ${closed.name}: its policies know no level 'system'.`);
  return inOrder(rows).map(({ name, columns, walled }) => ({ name, columns, isWalled: walled }));
}

/** @param {{ oid: number, name: string, refersTo: number[] }[]} tables */
function inOrder(tables) {
  /** @type {any[]} */
  const sorted = [];
  let left = tables;
  while (left.length > 0) {
    const waiting = new Set(left.map(({ oid }) => oid));
    const next = left.filter(({ refersTo }) => !refersTo.some((oid) => waiting.has(oid)));
    if (next.length === 0)
      throw new PlainError(`Tables refer to each other: ${left.map(({ name }) => name).join(', ')}`);
    sorted.push(...next);
    left = left.filter((table) => !next.includes(table));
  }
  return sorted;
}

/**
 * How many rows there are, and a sum over all of them that does not depend on their order. Both of what is read and of
 * what was written they are computed by the database itself.
 * @param {Client} client
 * @param {{ name: string, columns: string[] }} table
 * @returns {Promise<{ rows: number, checksum: string }>}
 */
export async function sumUp(client, { name, columns }) {
  const { rows } = await client.query(
    `SELECT count(*)::int AS rows,
       coalesce(sum(('x' || md5(ROW(${columns.join(', ')})::text))::bit(64)::bigint::numeric), 0)::text AS checksum
     FROM ${name}`,
  );
  return rows[0];
}

/**
 * Rows are seen whole, and written as text in one way, whatever the server's settings are.
 * @param {Client} client
 */
export async function seeEverything(client) {
  await client.query(
    `SELECT set_config('linli.level', 'system', false), set_config('timezone', 'UTC', false),
       set_config('datestyle', 'ISO, YMD', false), set_config('intervalstyle', 'postgres', false),
       set_config('bytea_output', 'hex', false), set_config('extra_float_digits', '1', false)`,
  );
}

/**
 * @param {Client} client
 * @returns {Promise<{ name: string, last: string, isCalled: boolean }[]>}
 */
export async function readSequences(client) {
  const { rows } = await client.query(
    `SELECT format('%I.%I', schemaname, sequencename) AS name FROM pg_sequences WHERE schemaname IN ('public', 'pgboss') ORDER BY 1`,
  );
  const found = [];
  for (const { name } of rows) {
    const state = await client.query(`SELECT last_value::text AS last, is_called AS "isCalled" FROM ${name}`);
    found.push({ name, ...state.rows[0] });
  }
  return found;
}
