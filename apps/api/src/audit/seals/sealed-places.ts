import type { EventPlace, StoredSeal } from './seals.store.ts';

/** How much earlier than the seal before it an event may say that it happened: clocks are set, by an hour at times. */
const CLOCK_TOLERANCE_MS = 2 * 3_600_000;
const IDS_AT_ONCE = 65_536;

interface Run {
  readonly number: number;
  readonly xmin: bigint;
  readonly xmax: bigint;
  readonly sealedAt: number;
  /** The greatest id that was sealed up to this run. */
  maxId: bigint;
}

/**
 * Which events are sealed in which run, and whether an event can have come to its place by itself. An event that was
 * not in a run although a later id was must have been under way just then: its transaction had begun, and had not ended.
 */
export class SealedPlaces {
  readonly #runs = new Map<string, Run[]>();
  /** The run of each event by its id, four bytes an event. */
  readonly #runOfEvent = new Map<bigint, Int32Array>();

  /** Seals of a chain come in the order of their numbers. */
  add({ chain, run, eventIds, snapshotXmin, snapshotXmax, sealedAt }: StoredSeal): void {
    const runs = this.#runs.get(chain) ?? [];
    this.#runs.set(chain, runs);
    let last = runs.at(-1);
    if (last?.number !== run) {
      last = {
        number: run,
        xmin: snapshotXmin,
        xmax: snapshotXmax,
        sealedAt: sealedAt.getTime(),
        maxId: last?.maxId ?? -1n,
      };
      runs.push(last);
    }
    for (const id of eventIds) {
      if (id > last.maxId) last.maxId = id;
      this.#pageOf(id)[Number(id % BigInt(IDS_AT_ONCE))] = run;
    }
  }

  /** The run in which an event was sealed; null while it is not. */
  runOf({ id }: EventPlace): number | null {
    return this.#runOfEvent.get(id / BigInt(IDS_AT_ONCE))?.[Number(id % BigInt(IDS_AT_ONCE))] || null;
  }

  isPossible({ chain, id, txid, at }: EventPlace, sealedIn: number | null): boolean {
    const runs = this.#runs.get(chain) ?? [];
    const index = sealedIn === null ? runs.length : firstWith(runs, (run) => run.number >= sealedIn);
    const before = runs[index - 1];
    if (!before) return true;
    if (at.getTime() < before.sealedAt - CLOCK_TOLERANCE_MS) return false;
    if (id > before.maxId) return true;
    const passed = runs[firstWith(runs, (run) => run.maxId >= id)];
    return passed !== undefined && txid >= before.xmin && txid < passed.xmax;
  }

  #pageOf(id: bigint): Int32Array {
    const number = id / BigInt(IDS_AT_ONCE);
    const page = this.#runOfEvent.get(number) ?? new Int32Array(IDS_AT_ONCE);
    this.#runOfEvent.set(number, page);
    return page;
  }
}

/** The first run that has come so far; runs go forward in number and in greatest id. */
function firstWith(runs: readonly Run[], hasCome: (run: Run) => boolean): number {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run && hasCome(run)) high = middle;
    else low = middle + 1;
  }
  return low;
}
