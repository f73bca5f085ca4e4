import type { FindingKind } from '@linli/domain/audit/finding.ts';
import type { ScopedClient } from '../../shared/database.ts';
import type { Anchor } from './anchors.ts';
import { batchHashOf, headHashOf, LEAF_BYTES, leafOf, NO_HASH } from './canonical.ts';
import { SealedPlaces } from './sealed-places.ts';
import {
  listChains,
  listEventPlaces,
  listEventTexts,
  listPrunedUpTo,
  listSeals,
  wasPruned,
  type StoredSeal,
} from './seals.store.ts';

export interface Finding {
  readonly kind: FindingKind;
  readonly chain: string;
  readonly eventId: string | null;
  /** Seals concerned, from and to. */
  readonly seals: readonly [from: number, to: number] | null;
}

export interface Verification {
  readonly chains: number;
  readonly seals: number;
  readonly events: number;
  /** Committed, and to be sealed by the next run. */
  readonly unsealed: number;
  /** Anchors compared; null where there was no file of them. */
  readonly anchors: number | null;
  /** The first thousand. */
  readonly findings: readonly Finding[];
}

const MOST_FINDINGS = 1_000;
const SEALS_AT_ONCE = 50;
const PLACES_AT_ONCE = 20_000;
/** Six months: what the law asks for at least, so no retention can have removed younger events. */
const YOUNGEST_PRUNED_MS = 180 * 86_400_000;

/**
 * Recomputes every hash in the caller's scope and points at what does not agree. Without anchors it cannot see that
 * the end of a chain was cut off: what is left agrees with itself.
 */
export async function verifyTrail(client: ScopedClient, anchors: readonly Anchor[] | null): Promise<Verification> {
  const findings: Finding[] = [];
  const report = (kind: FindingKind, chain: string, at: { eventId?: bigint; seals?: readonly [number, number] }) => {
    if (findings.length < MOST_FINDINGS)
      findings.push({ kind, chain, eventId: at.eventId?.toString() ?? null, seals: at.seals ?? null });
  };
  const chains = await listChains(client);
  const places = new SealedPlaces();
  const heads = new Map<string, Map<number, string>>();
  const counts = { seals: 0, events: 0, unsealed: 0 };
  for (const chain of chains) heads.set(chain, await verifyChain(client, chain, places, counts, report));
  await findInserted(client, places, counts, report);
  compareAnchors(anchors ?? [], heads, report);
  return { chains: chains.length, ...counts, anchors: anchors?.length ?? null, findings };
}

type Report = (kind: FindingKind, chain: string, at: { eventId?: bigint; seals?: readonly [number, number] }) => void;
type Counts = { seals: number; events: number; unsealed: number };

async function verifyChain(client: ScopedClient, chain: string, places: SealedPlaces, counts: Counts, report: Report) {
  const heads = new Map<number, string>();
  const prunedUpTo = await listPrunedUpTo(client, chain);
  let previous = { number: 0, headHash: NO_HASH };
  for (;;) {
    const seals = await listSeals(client, chain, previous.number, SEALS_AT_ONCE);
    if (seals.length === 0) return heads;
    for (const seal of seals) {
      const at = { seals: [seal.number, seal.number] } as const;
      if (seal.number !== previous.number + 1)
        report('seal_missing', chain, { seals: [previous.number + 1, seal.number - 1] });
      else if (seal.previousHash !== previous.headHash) report('seal_unlinked', chain, at);
      if (!agreesWithItself(seal)) report('seal_edited', chain, at);
      if (seal.prunedAt !== null && !mayBePruned(seal, seal.prunedAt, prunedUpTo)) report('pruned_early', chain, at);
      await verifyEvents(client, seal, report);
      places.add(seal);
      heads.set(seal.number, seal.headHash);
      counts.seals += 1;
      counts.events += seal.eventIds.length;
      previous = seal;
    }
  }
}

function agreesWithItself(seal: StoredSeal): boolean {
  const ids = seal.eventIds;
  return (
    ids.length > 0 &&
    seal.leafHashes.length === ids.length * LEAF_BYTES &&
    seal.firstId === ids[0] &&
    seal.lastId === ids.at(-1) &&
    batchHashOf(seal.leafHashes) === seal.batchHash &&
    headHashOf(seal) === seal.headHash
  );
}

function mayBePruned(seal: StoredSeal, prunedAt: Date, prunedUpTo: number): boolean {
  return prunedAt.getTime() - seal.sealedAt.getTime() >= YOUNGEST_PRUNED_MS && seal.number <= prunedUpTo;
}

/** Each event of a seal as it is now against its own hash, so that the one that was changed is named. */
async function verifyEvents(client: ScopedClient, seal: StoredSeal, report: Report): Promise<void> {
  const at = { seals: [seal.number, seal.number] } as const;
  const events = new Map((await listEventTexts(client, seal.eventIds)).map((event) => [event.id, event]));
  // Retention may have come to this very seal in between.
  const isPruned = events.size < seal.eventIds.length && (await wasPruned(client, seal));
  seal.eventIds.forEach((eventId, index) => {
    const event = events.get(String(eventId));
    if (isPruned && !event) return;
    const leaf = seal.leafHashes.subarray(index * LEAF_BYTES, (index + 1) * LEAF_BYTES);
    if (!event) report('event_deleted', seal.chain, { eventId, ...at });
    else if (!leafOf(event).equals(leaf)) report('event_edited', seal.chain, { eventId, ...at });
  });
}

/** Events in no seal that would be in one had they been there, and sealed ones that came too late for their place. */
async function findInserted(client: ScopedClient, places: SealedPlaces, counts: Counts, report: Report): Promise<void> {
  for (let after = -1n; ;) {
    const events = await listEventPlaces(client, after, PLACES_AT_ONCE);
    for (const event of events) {
      const run = places.runOf(event);
      if (!places.isPossible(event, run)) report('event_inserted', event.chain, { eventId: event.id });
      else if (run === null) counts.unsealed += 1;
    }
    const last = events.at(-1);
    if (!last) return;
    after = last.id;
  }
}

function compareAnchors(anchors: readonly Anchor[], heads: Map<string, Map<number, string>>, report: Report): void {
  const cut = new Map<string, [from: number, to: number]>();
  const lasts = new Map([...heads].map(([chain, known]) => [chain, [...known.keys()].at(-1) ?? 0]));
  for (const { chain, number, headHash } of anchors) {
    const head = heads.get(chain)?.get(number);
    if (head !== undefined && head !== headHash) report('seal_replaced', chain, { seals: [number, number] });
    // One that is missing between others was reported where the chain breaks.
    const last = lasts.get(chain) ?? 0;
    if (head === undefined && number > last) cut.set(chain, [last + 1, Math.max(number, cut.get(chain)?.[1] ?? 0)]);
  }
  for (const [chain, seals] of cut) report('tail_cut', chain, { seals });
}
