import { setTimeout as sleep } from 'node:timers/promises';
import type { Transaction } from '../../shared/database.ts';
import type { Platform } from '../../shared/platform.ts';
import { batchHashOf, FORM, headHashOf, leafOf, NO_HASH } from './canonical.ts';
import {
  addSeal,
  findCursor,
  findLastSeal,
  keepCursor,
  listUnsealed,
  listUnsealedChains,
  lockSealing,
  readOwnNumber,
  readSettled,
  transactionAfter,
  type SealingRange,
} from './seals.store.ts';

const EVENTS_IN_SEAL = 500;
/** A run takes about so many at most, but always whole transactions. */
const EVENTS_IN_RUN = 20_000;
/**
 * Between asking which transactions have ended and reading their events. An event draws its id a moment before its
 * transaction has a number; in so long a time nobody stays in between, so no event can appear behind a seal.
 */
const SETTLE_MS = 2_000;
const TIMEOUT_MS = 10 * 60_000;

interface Options {
  readonly signal?: AbortSignal;
  /** Within the transaction of the run, for each seal. */
  readonly onSeal?: (transaction: Transaction, seal: { chain: string; number: number }) => Promise<void>;
  readonly settleMs?: number;
  /** The moment that the seals say; the database's own unless told. */
  readonly sealedAt?: Date;
}

/**
 * Seals what was committed since the last run and whose transaction has ended: nothing can slip in behind it.
 * Writers never wait. Returns how many events were sealed; 0 also while another process seals.
 */
export async function sealEvents(platform: Platform, options: Options = {}): Promise<number> {
  const { signal, settleMs = SETTLE_MS } = options;
  let sealed = 0;
  for (;;) {
    const settled = await readSettled(platform.database.scoped);
    await sleep(settleMs, undefined, signal && { signal });
    const run = await platform.database.scoped.$transaction(
      async (transaction) => ((await lockSealing(transaction)) ? sealRun(transaction, settled, options) : DONE),
      { timeout: TIMEOUT_MS },
    );
    sealed += run.count;
    if (!run.isMore || signal?.aborted) return sealed;
  }
}

const DONE = { count: 0, isMore: false };

/** One run is one transaction: all events before its snapshot are sealed, or none. */
async function sealRun(
  transaction: Transaction,
  settled: bigint,
  { onSeal, sealedAt }: Options,
): Promise<{ count: number; isMore: boolean }> {
  const { xmax, systemId, now } = await readOwnNumber(transaction);
  const cursor = await findCursor(transaction);
  const isAnotherCluster = cursor !== null && cursor.systemId !== systemId;
  const open: SealingRange = {
    from: cursor === null || isAnotherCluster ? 0n : cursor.txid,
    before: settled,
    restoredFrom: isAnotherCluster ? xmax : null,
  };
  const cut = isAnotherCluster ? null : await transactionAfter(transaction, open, EVENTS_IN_RUN);
  // At least one whole transaction, however large.
  const before = cut === null ? settled : cut > open.from ? cut : cut + 1n;
  const range = { ...open, before };
  const run = { run: (cursor?.run ?? 0) + 1, snapshotXmin: before, snapshotXmax: xmax, sealedAt: sealedAt ?? now };
  let count = 0;
  for (const chain of await listUnsealedChains(transaction, range))
    count += await sealChain(transaction, range, chain, { ...run, onSeal });
  const isMoved = cursor === null || isAnotherCluster || count > 0;
  if (isMoved) await keepCursor(transaction, { systemId, txid: before, run: count > 0 ? run.run : (cursor?.run ?? 0) });
  return { count, isMore: before < settled };
}

type Run = {
  run: number;
  snapshotXmin: bigint;
  snapshotXmax: bigint;
  sealedAt: Date;
  onSeal: Options['onSeal'] | undefined;
};

async function sealChain(
  transaction: Transaction,
  range: SealingRange,
  chain: string,
  { onSeal, ...run }: Run,
): Promise<number> {
  let last = await findLastSeal(transaction, chain);
  let count = 0;
  for (let after = -1n; ;) {
    const events = await listUnsealed(transaction, range, { chain, after, limit: EVENTS_IN_SEAL });
    const eventIds = events.map(({ id }) => BigInt(id ?? 0));
    const [firstId, lastId] = [eventIds[0], eventIds.at(-1)];
    if (firstId === undefined || lastId === undefined) return count;
    const leafHashes = Buffer.concat(events.map(leafOf));
    const facts = {
      ...run,
      chain,
      number: (last?.number ?? 0) + 1,
      form: FORM,
      eventIds,
      batchHash: batchHashOf(leafHashes),
      previousHash: last?.headHash ?? NO_HASH,
    };
    last = { number: facts.number, headHash: headHashOf(facts) };
    await addSeal(transaction, { ...facts, firstId, lastId, leafHashes, headHash: last.headHash });
    await onSeal?.(transaction, { chain, number: facts.number });
    count += eventIds.length;
    after = lastId;
  }
}
