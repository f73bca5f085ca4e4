// `npm run db:check`: proves that prisma/migrations lead to exactly what prisma/schema says.
import { printFailure } from '../shared/plain-error.mjs';
import { readMigrations } from './migration-files.mjs';
import { schemaDiff } from './schema-diff.mjs';

try {
  const migrations = readMigrations();
  const statements = await schemaDiff();
  if (statements.length === 0 && migrations.length > 0) {
    console.log(`${migrations.length} migrations lead to what prisma/schema says.`);
  } else {
    console.error(
      'Migrations and prisma/schema differ. A migration with the following is missing (npm run db:new-migration):\n',
    );
    console.error(statements.join('\n\n') || '(there are no migrations at all)');
    process.exitCode = 1;
  }
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
