import { createHash } from 'node:crypto';

/**
 * The columns of an event that form 1 hashes, each as text: as PostgreSQL casts it, but `at` as UTC with
 * milliseconds. All that an event has; a test compares with the table.
 */
export const EVENT_COLUMNS = [
  'action',
  'actor_id',
  'actor_kind',
  'actor_name',
  'actor_role',
  'appointment_id',
  'at',
  'audience',
  'changes',
  'community_id',
  'concerns_person_id',
  'district_id',
  'id',
  'note',
  'request_id',
  'street_id',
  'subject_id',
  'subject_type',
  'txid',
] as const;
export const FORM = 1;

export type EventTexts = Readonly<Record<(typeof EVENT_COLUMNS)[number], string | null>>;

/** SHA-256 of one event's canonical JSON (RFC 8785), 32 bytes. */
export function leafOf(event: EventTexts): Buffer {
  return sha256(canonicalJson(Object.fromEntries(EVENT_COLUMNS.map((column) => [column, event[column]]))));
}

export const LEAF_BYTES = 32;
/** What the first seal of a chain follows. */
export const NO_HASH = '0'.repeat(64);

export interface SealFacts {
  readonly chain: string;
  readonly number: number;
  readonly run: number;
  readonly form: number;
  readonly eventIds: readonly bigint[];
  readonly batchHash: string;
  readonly previousHash: string;
  readonly snapshotXmin: bigint;
  readonly snapshotXmax: bigint;
  readonly sealedAt: Date;
}

/** SHA-256 (hex) over the leaves of a batch, one behind the other. */
export function batchHashOf(leaves: Uint8Array): string {
  return sha256(leaves).toString('hex');
}

/** SHA-256 (hex) over all that a seal says; the next seal of the chain repeats it, and anchors keep it elsewhere. */
export function headHashOf(seal: SealFacts): string {
  const facts = {
    batch_hash: seal.batchHash,
    chain: seal.chain,
    event_ids: seal.eventIds.map(String),
    form: String(seal.form),
    number: String(seal.number),
    previous_hash: seal.previousHash,
    run: String(seal.run),
    sealed_at: seal.sealedAt.toISOString(),
    snapshot_xmax: String(seal.snapshotXmax),
    snapshot_xmin: String(seal.snapshotXmin),
  };
  return sha256(canonicalJson(facts)).toString('hex');
}

/**
 * RFC 8785 for objects of texts, nulls and lists of texts: keys sorted by UTF-16 units, no white space, strings as
 * ECMAScript writes them. Numbers never occur, so none of their rules is needed.
 */
export function canonicalJson(object: Readonly<Record<string, string | null | readonly string[]>>): string {
  const keys = Object.keys(object).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${JSON.stringify(object[key])}`).join(',')}}`;
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest();
