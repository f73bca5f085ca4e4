import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../apps/api/src/generated/prisma/client.ts';
import { nameStatements, openDatabase } from '../apps/api/src/shared/database.ts';
import { withScope } from '../apps/api/src/shared/request-context.ts';
import { fillDistrict } from './support/fill.ts';
import { callsPerSecond, compare } from './support/rounds.ts';

/** What the second wall costs a list of 50, by how the scope reaches the connection (docs/decisions/0001). */
const databaseUrl = process.env['LINLI_APP_DATABASE_URL'] ?? '';
const seconds = Number(process.env['BENCH_SECONDS'] ?? 4);
const { communityId } = await fillDistrict({ databaseUrl, tickets: 50_000 });
const where = { communityId };
const asked = { where, orderBy: [{ reportedAt: 'desc' as const }, { id: 'desc' as const }], take: 51 };

const open = new PrismaClient({
  adapter: new PrismaPg(
    { connectionString: databaseUrl, max: 12, options: '-c linli.level=system' },
    { statementNameGenerator: nameStatements() },
  ),
});
const plain = new pg.Pool({ connectionString: databaseUrl, max: 12 });
const perTransaction = new PrismaClient({ adapter: new PrismaPg(plain, { statementNameGenerator: nameStatements() }) });
const leased = openDatabase({ url: databaseUrl });
const own = { kind: 'units', level: 'community', unitIds: [communityId] } as const;
const others = Array.from({ length: 50 }, () => ({ ...own, unitIds: [communityId, randomUUID()] }));

await compare('List of 50 behind row-level security', 'no wall', [
  { name: 'no wall', run: () => callsPerSecond(() => open.ticket.findMany(asked), seconds) },
  {
    name: 'scope set when a connection is leased, same scope',
    run: () => callsPerSecond(() => withScope(own, async () => leased.scoped.ticket.findMany(asked)), seconds),
  },
  {
    name: 'scope set when a connection is leased, 50 scopes',
    run: () =>
      callsPerSecond(
        (turn) => withScope(others[turn % 50] ?? own, async () => leased.scoped.ticket.findMany(asked)),
        seconds,
      ),
  },
  {
    name: 'one transaction a request, SET LOCAL',
    run: () =>
      callsPerSecond(
        () =>
          perTransaction.$transaction(async (transaction) => {
            await transaction.$executeRaw`SELECT set_config('linli.level', 'community', true), set_config('linli.units', ${`{${communityId}}`}, true)`;
            return transaction.ticket.findMany(asked);
          }),
        seconds,
      ),
  },
]);
await Promise.all([open.$disconnect(), perTransaction.$disconnect(), leased.close()]);
await plain.end();
