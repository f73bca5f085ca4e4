/** PostgreSQL's and the network's codes for a database that is not there. */
const AWAY_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08001',
  // Prisma's for a server that cannot be reached, closed the connection or gave no connection in time.
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2037',
  // What Prisma's adapter calls a socket that broke: it keeps no code of it.
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
]);
/** A statement or a lock took too long, or a transaction was left open; Prisma's own for its transactions. */
const SLOW_CODES = new Set(['57014', '55P03', '25P03', 'P2028']);
/** No room, on the disk of the files or of the database, or what may be used of it is used up. */
const FULL_CODES = new Set(['ENOSPC', 'EDQUOT', '53100']);

export function isDatabaseAway(error: unknown): boolean {
  if (saysOneOf(error, AWAY_CODES)) return true;
  return causesOf(error).some(({ message }) =>
    /Connection terminated|is not queryable|timeout exceeded when trying to connect|Can't reach database server/.test(
      message,
    ),
  );
}

/** A statement, a lock or a transaction took longer than it may (time-limits.ts). */
export function isDatabaseTooSlow(error: unknown): boolean {
  return saysOneOf(error, SLOW_CODES);
}

/** Nothing was kept for want of room, here or in the database. */
export function isStorageFull(error: unknown): boolean {
  return saysOneOf(error, FULL_CODES);
}

function saysOneOf(error: unknown, codes: ReadonlySet<string>): boolean {
  return causesOf(error).some((each) => {
    const { code, meta, cause } = each as { code?: string; meta?: PrismaMeta; cause?: unknown };
    const adapters = meta?.driverAdapterError?.cause ?? (cause instanceof Error ? undefined : (cause as AdapterCause));
    return [code, adapters?.originalCode, adapters?.kind].some((said) => said !== undefined && codes.has(said));
  });
}

/** What PostgreSQL or the socket said, as Prisma's adapter tells it: a plain object and no Error. */
interface AdapterCause {
  readonly originalCode?: string;
  readonly kind?: string;
}

/** Where Prisma keeps it after a query. After a COMMIT, the adapter's error comes bare, with it as its cause. */
interface PrismaMeta {
  readonly driverAdapterError?: { readonly cause?: AdapterCause };
}

function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let each = error; each instanceof Error && causes.length < 4; each = each.cause) causes.push(each);
  return causes;
}
