// `npm run db:new-migration -- <name>`: writes the next migration from the difference between prisma/schema and the
// migrations there are. With --empty an empty one, for a change that only SQL can say. A person then reads it.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../shared/paths.mjs';
import { PlainError, printFailure } from '../shared/plain-error.mjs';
import { MIGRATIONS_DIR, readMigrations } from './migration-files.mjs';
import { schemaDiff } from './schema-diff.mjs';

try {
  await writeMigration(process.argv.slice(2));
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}

/** @param {string[]} args */
async function writeMigration(args) {
  const isEmpty = args.includes('--empty');
  const name = args.find((arg) => !arg.startsWith('--')) ?? '';
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new PlainError('Give the migration a name like add_pets: npm run db:new-migration -- add_pets');
  }
  const statements = isEmpty ? [] : await schemaDiff();
  if (statements.length === 0 && !isEmpty) {
    throw new PlainError('prisma/schema asks for nothing new. For a change that only SQL can say, add --empty.');
  }
  const folder = path.join(MIGRATIONS_DIR, `${nextTimestamp()}_${name}`);
  fs.mkdirSync(folder);
  const file = path.join(folder, 'migration.sql');
  fs.writeFileSync(file, [...statements, ...remindersFor(statements)].join('\n\n') + '\n');
  console.log(`Written: ${path.relative(ROOT, file)}\nRead it, complete it by hand, then run: npm run db:check`);
}

/** UTC to the second, and later than every migration there is. */
function nextTimestamp() {
  const now = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const last = readMigrations().at(-1)?.name.slice(0, 14) ?? '';
  return now > last ? now : String(BigInt(last) + 1n);
}

/**
 * What is forgotten most easily when a table is new.
 * @param {string[]} statements
 */
function remindersFor(statements) {
  const tables = statements.flatMap((statement) => /^CREATE TABLE "([^"]+)"/m.exec(statement)?.[1] ?? []);
  return tables.map((table) =>
    [
      `-- "${table}" by hand, what the Prisma schema cannot say. Without these nobody but the owner sees the table.`,
      `ALTER TABLE "${table}" ENABLE ROW LEVEL SECURITY;`,
      `ALTER TABLE "${table}" FORCE ROW LEVEL SECURITY;`,
      `-- CREATE POLICY "${table}_in_scope" ON "${table}" USING (…);   as in 20261123000000_foundation`,
      `-- GRANT SELECT, INSERT, UPDATE ON "${table}" TO linli_app;`,
    ].join('\n'),
  );
}
