/** Rows of one statement; a few megabytes at most. */
export const ROWS_AT_ONCE = 1_000;

type Row = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** Runs a statement with one value, within a transaction. */
export type Writer = (text: string, value: string) => Promise<unknown>;

/**
 * Inserts many rows of a table in a few statements, under the column names of the table; all rows have the same. The
 * table's own types read the values. Twenty times as fast as `createMany`; `COPY` is no way behind row-level security.
 * @param table of the schema, never from a request
 */
export async function insertRows(write: Writer, table: string, rows: readonly Row[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const some = rows.slice(start, start + ROWS_AT_ONCE);
    const columns = Object.keys(some[0] ?? {})
      .map((column) => `"${column}"`)
      .join(', ');
    await write(
      `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1::json)`,
      JSON.stringify(some),
    );
  }
}
