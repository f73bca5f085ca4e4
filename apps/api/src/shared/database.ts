import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../generated/prisma/client.ts';
import { ScopedPool } from './scoped-pool.ts';
import { databaseTimeouts, TIME_LIMITS, type TimeLimits } from './time-limits.ts';

type Delegates =
  | 'account'
  | 'apiKey'
  | 'apiKeyDay'
  | 'appointment'
  | 'auditCursor'
  | 'auditSeal'
  | 'building'
  | 'compound'
  | 'demoSeeding'
  | 'dwelling'
  | 'event'
  | 'household'
  | 'idempotencyKey'
  | 'jobSchedule'
  | 'lifeEvent'
  | 'open311Request'
  | 'orgUnit'
  | 'passwordHistory'
  | 'person'
  | 'recoveryCode'
  | 'rateLimit'
  | 'residency'
  | 'resident'
  | 'residentDuplicate'
  | 'residentErasure'
  | 'residentExport'
  | 'residentExportPart'
  | 'residentLabel'
  | 'residentMerge'
  | 'residentTransfer'
  | 'residentTransferPerson'
  | 'rollChunk'
  | 'rollKeyPage'
  | 'rollImport'
  | 'rollMapping'
  | 'savedView'
  | 'session'
  | 'signInGuard'
  | 'taskClaim'
  | 'taskRole'
  | 'ticket'
  | 'ticketCounter'
  | 'ticketPhoto'
  | 'twoFactor'
  | 'unitWorkingTime'
  | 'verification'
  | 'volunteer'
  | 'volunteerCertificate'
  | 'volunteerTask';

/**
 * Prisma gathers `findUnique` calls of one tick into one query, across requests and so across scopes. Scoped
 * code cannot call it: `findFirst` asks the same and is never gathered.
 */
type WithoutGathering<C> = {
  [K in keyof C]: K extends Delegates ? Omit<C[K], 'findUnique' | 'findUniqueOrThrow'> : C[K];
};

/** A transaction within the caller's scope. */
export type Transaction = WithoutGathering<
  Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$use' | '$extends' | '$transaction'>
>;
/** Prisma within the caller's scope, for stores. */
export type ScopedClient = WithoutGathering<Omit<PrismaClient, '$transaction'>> & {
  /** Rolled back after `timeout` ms, 5,000 unless told. */
  $transaction<R>(work: (transaction: Transaction) => Promise<R>, options?: { timeout?: number }): Promise<R>;
};

export interface Database {
  /** Within the caller's scope (withScope). */
  readonly scoped: ScopedClient;
  /** Statements by hand, within the caller's scope. */
  readonly statements: ScopedPool;
  /** Sees everything: sign-in, the live feed, jobs. Never for a request's own data. */
  readonly system: { readonly client: PrismaClient; readonly pool: pg.Pool };
  close(): Promise<void>;
}

/** Connects lazily as the role `linli_app`; `poolSize` connections for requests and a few for the system. */
export function openDatabase(options: {
  url: string;
  poolSize?: number;
  timeLimits?: TimeLimits;
  onError?: (error: Error) => void;
}): Database {
  const { timeLimits = TIME_LIMITS } = options;
  const common = { connectionString: options.url, connectionTimeoutMillis: 5_000, keepAlive: true };
  const statements = new ScopedPool({
    ...common,
    ...databaseTimeouts(timeLimits, timeLimits.statementMs),
    max: options.poolSize ?? 12,
    application_name: 'linli',
  });
  const pool = new pg.Pool({
    ...common,
    ...databaseTimeouts(timeLimits, timeLimits.systemStatementMs),
    max: 6,
    application_name: 'linli system',
    options: '-c linli.level=system',
  });
  for (const each of [statements, pool]) {
    each.on('error', (error) => options.onError?.(error));
    // A pool listens only to connections that nobody uses. One that breaks between two statements of a transaction
    // has no other listener, and an error that nobody hears ends the process.
    each.on('connect', (client) => client.on('error', (error) => options.onError?.(error)));
  }
  const scoped = new PrismaClient({
    adapter: new PrismaPg(statements as unknown as pg.Pool, { statementNameGenerator: nameStatements() }),
  });
  const client = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    scoped: scoped as ScopedClient,
    statements,
    system: { client, pool },
    async close() {
      await Promise.all([scoped.$disconnect(), client.$disconnect()]);
      await Promise.all([statements.end(), pool.end()]);
    },
  };
}

const UNNAMED = '';

/** Named statements are planned once a connection. Bounded: lists of changing length would name without end. */
export function nameStatements() {
  const names = new Map<string, string>();
  return ({ sql }: { sql: string }): string => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= 300) return UNNAMED;
    const name = `linli_${names.size}`;
    names.set(sql, name);
    return name;
  };
}
