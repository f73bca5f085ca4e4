import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DATA_CLASSES } from '../generated/data-classes.ts';
import type { ColumnClass, TableClasses } from './data-classes.ts';
import { FieldCipherError, type FieldCipher, type FieldContext } from './field-cipher.ts';
import { KEYS_REREAD_MS, type KeyRing } from './key-ring.ts';

/** Held while one rotation runs; not the numbers of migrate.mjs and seed.mjs. */
const LOCK = 0x11a13;
const BATCH = 200;

/** What was encrypted under an old key before a process saw the new one is committed after so long. */
const SETTLED_MS = KEYS_REREAD_MS + 14_000;
/** A longer change than any there is, begun under an old key, has ended after so long. */
export const RETIRABLE_MS = 4 * SETTLED_MS;

interface Rotation {
  readonly pool: pg.Pool;
  readonly cipher: FieldCipher;
  readonly ring: KeyRing;
  readonly tables?: readonly TableClasses[];
  readonly batch?: number;
  readonly settledMs?: number;
  readonly onBatch?: (table: string, rows: number) => void | Promise<void>;
}

interface Rotated {
  /** Rows that were written anew. */
  readonly rows: number;
  /** Values that no key opens, by table, field and record. They stay as they are. */
  readonly unreadable: readonly string[];
}

/** Runs `work` while nobody else rotates; null when somebody does. A killed rotation holds nothing. */
export async function rotatingAlone<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T | null> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [LOCK]);
    if (!rows[0]?.mine) return null;
    return await work();
  } finally {
    // Ends the session, and the lock with it.
    client.release(true);
  }
}

/** How many rows hold a value of another key than the current one. */
export async function countStale({ pool, ring, tables = DATA_CLASSES }: Rotation): Promise<number> {
  let count = 0;
  for (const table of rotated(tables)) {
    const { rows } = await pool.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${table.name} WHERE ${staleCondition(table, ring.current())}`,
    );
    count += rows[0]?.count ?? 0;
  }
  return count;
}

/**
 * Writes everything that is encrypted anew under the current key, a few rows at a time, while the product runs: a row
 * is replaced only if it is still as it was read and nobody holds it, and looked at again otherwise. It begins where
 * it is begun: what an earlier, killed run has done is not stale any more.
 */
export async function reencrypt(rotation: Rotation): Promise<Rotated> {
  const { ring, tables = DATA_CLASSES, settledMs = SETTLED_MS } = rotation;
  let rows = 0;
  for (;;) {
    const isSettled = Date.now() - (ring.currentSince()?.getTime() ?? 0) > settledMs;
    const unreadable: string[] = [];
    let left = 0;
    for (const table of rotated(tables)) {
      const pass = await passOver(rotation, table, unreadable);
      rows += pass.written;
      left += pass.seen - pass.unreadable;
    }
    if (left === 0 && isSettled) return { rows, unreadable };
    if (left === 0) await sleep(Math.min(500, settledMs));
  }
}

interface RotatedTable {
  readonly table: string;
  readonly name: string;
  readonly key: string;
  readonly keyColumn: string;
  readonly columns: readonly ColumnClass[];
}

type Row = Record<string, string | null> & { key: string };

/** Columns that hold values of keys. A new one is found as soon as it is declared. */
function rotated(tables: readonly TableClasses[]): RotatedTable[] {
  return tables.flatMap(({ table, key, columns }) => {
    const kept = columns.filter(({ protection }) => protection === 'encrypted' || protection === 'index');
    const [keyColumn] = key;
    if (kept.length === 0 || keyColumn === undefined) return [];
    return [{ table, name: quoted(table), key: quoted(keyColumn), keyColumn, columns: kept }];
  });
}

const quoted = (name: string) => pg.escapeIdentifier(name);

function staleCondition({ columns }: RotatedTable, current: string): string {
  return columns
    .map(({ column }) => `(${quoted(column)} <> '' AND ${quoted(column)} !~ '^[gh]${current}[.]')`)
    .join(' OR ');
}

async function passOver(rotation: Rotation, table: RotatedTable, unreadable: string[]) {
  const { pool, ring, batch = BATCH, onBatch } = rotation;
  const type = await typeOfKey(pool, table);
  const listed = table.columns.map(({ column }) => `${quoted(column)}`).join(', ');
  const before = unreadable.length;
  let [seen, written] = [0, 0];
  for (let last: string | null = null; ;) {
    const { rows }: { rows: Row[] } = await pool.query<Row>({
      text: `SELECT ${table.key}::text AS key, ${listed} FROM ${table.name}
        WHERE ($1::${type} IS NULL OR ${table.key} > $1::${type}) AND (${staleCondition(table, ring.current())})
        ORDER BY ${table.key} LIMIT ${batch}`,
      values: [last],
    });
    last = rows.at(-1)?.key ?? null;
    if (last === null) return { seen, written, unreadable: unreadable.length - before };
    seen += rows.length;
    const anew = rows.flatMap((row) => renewed(rotation, table, row, unreadable));
    if (anew.length > 0) written += await replace(pool, table, type, anew);
    await onBatch?.(table.table, anew.length);
  }
}

async function typeOfKey(pool: pg.Pool, { table, keyColumn }: RotatedTable): Promise<string> {
  const { rows } = await pool.query<{ type: string }>(
    'SELECT format_type(atttypid, atttypmod) AS type FROM pg_attribute WHERE attrelid = to_regclass($1) AND attname = $2',
    [quoted(table), keyColumn],
  );
  return rows[0]?.type ?? 'text';
}

interface Renewed {
  readonly key: string;
  readonly was: readonly (string | null)[];
  readonly next: readonly (string | null)[];
}

function renewed({ cipher }: Rotation, table: RotatedTable, row: Row, unreadable: string[]): Renewed[] {
  const contextOf = (field: string) => `${table.table}.${field}.${row.key}` as FieldContext;
  try {
    const opened = new Map(
      table.columns
        .filter(({ protection }) => protection === 'encrypted')
        .map(({ column, field }) => [field, cipher.decrypt(row[column] ?? '', contextOf(field))]),
    );
    const next = table.columns.map(({ column, field, index }) => {
      const value = row[column] ?? null;
      if (value === null || value === '') return value;
      if (!index) return cipher.encrypt(opened.get(field) ?? '', contextOf(field));
      return cipher.blindIndex(opened.get(index.of) ?? '', `${table.table}.${field}` as never);
    });
    return [{ key: row.key, was: table.columns.map(({ column }) => row[column] ?? null), next }];
  } catch (error) {
    if (!(error instanceof FieldCipherError)) throw error;
    unreadable.push(error.message);
    return [];
  }
}

/** Rows that somebody holds are left for the next pass: a rotation never makes anybody wait for it in a circle. */
async function replace(pool: pg.Pool, table: RotatedTable, type: string, anew: readonly Renewed[]): Promise<number> {
  const columns = table.columns.map(({ column }, index) => ({
    name: quoted(column),
    was: `was${index}`,
    next: `next${index}`,
  }));
  const arrays = columns.map((_, index) => `$${2 * index + 2}::text[], $${2 * index + 3}::text[]`);
  const { rowCount } = await pool.query({
    text: `WITH held AS (SELECT ${table.key} AS key FROM ${table.name} WHERE ${table.key} = ANY ($1::${type}[]) FOR UPDATE SKIP LOCKED)
      UPDATE ${table.name} AS t SET ${columns.map(({ name, next }) => `${name} = v.${next}`).join(', ')}
      FROM held, unnest($1::${type}[], ${arrays.join(', ')}) AS v(key, ${columns.map(({ was, next }) => `${was}, ${next}`).join(', ')})
      WHERE t.${table.key} = held.key AND v.key = held.key
        AND ${columns.map(({ name, was }) => `t.${name} IS NOT DISTINCT FROM v.${was}`).join(' AND ')}`,
    values: [
      anew.map(({ key }) => key),
      ...columns.flatMap((_, index) => [anew.map(({ was }) => was[index]), anew.map(({ next }) => next[index])]),
    ],
  });
  return rowCount ?? 0;
}
