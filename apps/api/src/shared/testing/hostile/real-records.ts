import pg from 'pg';

/** What really stands in the database, by the name under which a request would say it. */
export interface RealRecords {
  /** Real values for a field or parameter of this name (`ticketId`, `number`, `title`); empty when none is known. */
  valuesOf(name: string): readonly string[];
  /** Ids of anything at all. */
  readonly ids: readonly string[];
  /** Every column there is, in both spellings: what somebody would try to set who has read the schema. */
  readonly columns: readonly string[];
}

const MOST_A_COLUMN = 12;
const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const camel = (name: string) => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Reads the latest values of every column of text or id in every table, whatever capabilities there are. */
export async function readRealRecords(adminUrl: string): Promise<RealRecords> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const values = new Map<string, string[]>();
  const add = (name: string, found: readonly string[]) => values.set(name, [...(values.get(name) ?? []), ...found]);
  const { rows: columns } = await client.query<{ table: string; column: string; type: string }>(
    `SELECT table_name AS table, column_name AS column, data_type AS type FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%' AND table_name NOT LIKE 'idempotency%'`,
  );
  for (const { table, column, type } of columns) {
    if (type !== 'uuid' && type !== 'text') continue;
    const { rows } = await client.query<{ value: string }>(
      `SELECT ${client.escapeIdentifier(column)}::text AS value FROM ${client.escapeIdentifier(table)}
       WHERE ${client.escapeIdentifier(column)} IS NOT NULL ORDER BY ctid DESC LIMIT ${MOST_A_COLUMN}`,
    );
    const found = rows.map(({ value }) => value);
    if (column === 'id') add(`${table}.id`, found);
    else add(camel(column), found);
  }
  await client.end();
  const ids = [...values].filter(([name]) => name.endsWith('.id')).flatMap(([, found]) => found);
  const names = columns.map(({ column }) => column);
  return {
    ids,
    columns: [...new Set([...names, ...names.map(camel)])],
    valuesOf(name) {
      if (!name.endsWith('Id')) return values.get(name) ?? [];
      const one = snake(name.slice(0, -2));
      const table = [...values.keys()].find((key) => key === `${one}s.id` || key.endsWith(`_${one}s.id`));
      return [...(table ? (values.get(table) ?? []) : []), ...(values.get(name) ?? [])];
    },
  };
}
