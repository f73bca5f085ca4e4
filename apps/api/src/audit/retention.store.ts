import type { Transaction } from '../shared/database.ts';

export interface Pruned {
  readonly chain: string;
  readonly upTo: number;
  readonly events: number;
}

/** Removes the events of so many seals at most that are older than retention asks; the database holds the floor. */
export async function pruneSeals(transaction: Transaction, keepMonths: number, most: number): Promise<Pruned[]> {
  return transaction.$queryRaw<Pruned[]>`
    SELECT chain, max(up_to)::int AS "upTo", sum(events)::int AS events
    FROM linli_prune_events(${keepMonths}::int, ${most}::int) GROUP BY chain ORDER BY chain`;
}
