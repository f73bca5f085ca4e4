import pg from 'pg';
import { DATA_CLASSES } from '../../generated/data-classes.ts';
import type { ColumnClass } from '../data-classes.ts';

/** Tables that no Prisma schema describes: whose they are, and that they hold nobody's data. */
const OTHERS = [
  { schema: 'public', table: '_prisma_migrations', why: 'Prisma’s own list of applied migrations' },
  { schema: 'pgboss', table: null, why: 'the queue of jobs; jobs carry ids of records, never their content' },
];

/** What a kept value must look like. */
const FORMS: Partial<Record<NonNullable<ColumnClass['protection']>, string>> = {
  encrypted: `value = '' OR value ~ '^g[a-z0-9]+[.][A-Za-z0-9_-]{38,}$'`,
  index: `value ~ '^h[a-z0-9]+[.][A-Za-z0-9_-]{43}$'`,
  // One hash or, in an array, several.
  hashed: `value ~ '^\\$scrypt\\$ln=[0-9]+,r=[0-9]+,p=[0-9]+\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{86}$' OR value ~ '^[0-9a-f]{32}:[0-9a-f]{128}$' OR value ~ '^[0-9a-f]{64}$' OR value ~ '^\\{([0-9a-f]{64}(,|(?=\\})))*\\}$'`,
  empty: 'false',
};

/** Columns of a live database without a class, and classes without a column. */
export async function unclassed(adminUrl: string): Promise<string[]> {
  const classed = new Set(
    DATA_CLASSES.flatMap(({ table, columns }) => columns.map(({ column }) => `public.${table}.${column}`)),
  );
  const live = await asAdmin(adminUrl, listColumns);
  const names = new Set(live.map(({ schema, table, column }) => `${schema}.${table}.${column}`));
  const isOther = (name: string) =>
    OTHERS.some(({ schema, table }) => name.startsWith(table === null ? `${schema}.` : `${schema}.${table}.`));
  return [
    ...[...names].filter((name) => !classed.has(name) && !isOther(name)).map((name) => `${name} has no class`),
    ...[...classed].filter((name) => !names.has(name)).map((name) => `${name} is classed and does not exist`),
  ];
}

/** Columns whose values are not protected as their class says, with the number of such values; never the values. */
export async function unprotected(adminUrl: string): Promise<string[]> {
  return asAdmin(adminUrl, async (client) => {
    const found: string[] = [];
    for (const { table, columns } of DATA_CLASSES) {
      for (const { column, protection } of columns) {
        const form = protection && FORMS[protection];
        if (!form) continue;
        const [name, from] = [pg.escapeIdentifier(column), pg.escapeIdentifier(table)];
        const { rows } = await client.query<{ wrong: number }>(
          `SELECT count(*)::int AS wrong FROM (SELECT ${name}::text AS value FROM ${from}) AS kept
           WHERE value IS NOT NULL AND NOT (${form})`,
        );
        if (rows[0]?.wrong) found.push(`${table}.${column}: ${rows[0].wrong} values are not ${protection}`);
      }
    }
    return found;
  });
}

/** In which columns of the whole database a text stands, in whatever type; as in a dump. */
export async function columnsHolding(adminUrl: string, text: string): Promise<string[]> {
  return asAdmin(adminUrl, async (client) => {
    const found: string[] = [];
    for (const { schema, table, column } of await listColumns(client)) {
      const place = `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`;
      const { rowCount } = await client.query(
        `SELECT FROM ${place} WHERE strpos(${pg.escapeIdentifier(column)}::text, $1) > 0 LIMIT 1`,
        [text],
      );
      if (rowCount) found.push(`${table}.${column}`);
    }
    return found;
  });
}

async function listColumns(client: pg.Client) {
  const { rows } = await client.query<{ schema: string; table: string; column: string }>(
    `SELECT table_schema AS schema, table_name AS "table", column_name AS "column" FROM information_schema.columns
     JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
     ORDER BY table_schema, table_name, ordinal_position`,
  );
  return rows;
}

async function asAdmin<T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
