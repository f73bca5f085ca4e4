import { withScope } from '../shared/request-context.ts';
import type { Platform } from '../shared/platform.ts';
import type { ScopedClient, Transaction } from '../shared/database.ts';

/**
 * Runs `work` on a platform whose every transaction is part of one: killed half-way it leaves nothing, and what it
 * writes is on the disk once and not thousands of times. The services do not know; they decide as always. Within it
 * row-level security lets everything through, as for any job of the product itself.
 */
export function allOrNothing(
  platform: Platform,
  timeout: number,
  work: (platform: Platform) => Promise<void>,
): Promise<void> {
  const { database } = platform;
  return withScope({ kind: 'system' }, () =>
    database.scoped.$transaction(
      (transaction) =>
        work({
          ...platform,
          database: { ...database, scoped: joining(transaction), statements: statementsIn(transaction) },
        }),
      { timeout },
    ),
  );
}

/** A client that opens no transaction of its own. */
function joining(transaction: Transaction): ScopedClient {
  return new Proxy(transaction as ScopedClient, {
    get: (target, key) =>
      key === '$transaction' ? (work: (joined: Transaction) => unknown) => work(transaction) : Reflect.get(target, key),
  });
}

/** Statements by hand within the transaction; only how many rows they changed is told. */
function statementsIn(transaction: Transaction): Platform['database']['statements'] {
  const query = async ({ text, values = [] }: { text: string; values?: unknown[] }) => ({
    rowCount: await transaction.$executeRawUnsafe(text, ...values),
  });
  return { query } as unknown as Platform['database']['statements'];
}
