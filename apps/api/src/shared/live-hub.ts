import { AUDIENCES, hears, type Audience } from '@linli/domain/live/live.ts';
import type { LiveChange } from '@linli/domain/live/live.contract.ts';
import type { Actor } from '@linli/domain/shared/actor.ts';
import pg from 'pg';

const CHANNEL = 'linli_events';
/** More than this at once is told as `reset`: asking again costs less than hearing each. */
const MOST_AT_ONCE = 500;
/** A hint can be lost (a process killed between commit and NOTIFY); then this finds what was committed. */
const POLL_MS = 1_000;

interface Told {
  /** The snapshot after which this was told; what a client hands back as Last-Event-ID. */
  readonly snapshot: string;
  readonly changes: readonly Committed[] | 'reset';
}

export interface Committed extends LiveChange {
  readonly transactionId: bigint;
  readonly audience: Audience;
  readonly path: { districtId: string; streetId: string | null; communityId: string | null } | null;
  readonly concernsPersonId: string | null;
}

/**
 * What was committed since a snapshot: rows that the present snapshot sees and that one did not. Ids of events
 * do not follow the order of commits; snapshots do, so nothing is told twice or skipped, whichever process wrote
 * it and however long its transaction took. (docs/decisions) What a backup brought from another cluster may carry
 * transactions that this one has not reached: both bounds keep the index from reading them each time.
 */
const READ_SINCE = {
  name: 'linli_live_since',
  text: `
    SELECT pg_current_snapshot()::text AS snapshot, e.txid::text, e.action, e.subject_type, e.subject_id, e.audience,
      e.district_id, e.street_id, e.community_id, e.concerns_person_id
    FROM (SELECT 1) AS always
    LEFT JOIN LATERAL (
      SELECT * FROM events
      WHERE txid >= pg_snapshot_xmin($1::pg_snapshot)
        AND NOT pg_visible_in_snapshot(txid, $1::pg_snapshot)
        AND txid < pg_snapshot_xmax(pg_current_snapshot())
        AND pg_visible_in_snapshot(txid, pg_current_snapshot())
        AND (audience <> 'nobody' OR concerns_person_id IS NOT NULL)
      ORDER BY id LIMIT ${MOST_AT_ONCE + 1}
    ) AS e ON true`,
};

const SNAPSHOT = /^\d{1,20}:\d{1,20}:[\d,]{0,2000}$/;

/** Reads committed events once for all open screens of this process. */
export class LiveHub {
  readonly #pool: pg.Pool;
  readonly #connection: string;
  readonly #listeners = new Set<(told: Told) => void>();
  readonly #onError: (error: unknown) => void;
  #snapshot: string | null = null;
  #client: pg.Client | null = null;
  #timer: NodeJS.Timeout | null = null;
  #reading: Promise<void> | null = null;
  #again = false;
  #announcing: NodeJS.Timeout | null = null;
  #isStopped = false;

  constructor(options: { pool: pg.Pool; connection: string; onError: (error: unknown) => void }) {
    this.#pool = options.pool;
    this.#connection = options.connection;
    this.#onError = options.onError;
  }

  /** Begins to listen; keeps trying while the database is away. */
  start(): void {
    this.#timer = setInterval(() => void this.#tick(), POLL_MS);
    void this.#tick();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#timer) clearInterval(this.#timer);
    if (this.#announcing) clearTimeout(this.#announcing);
    await this.#reading;
    await this.#client?.end().catch(() => {});
  }

  /** Tells every process, this one included, that something was committed; many calls make one NOTIFY. */
  announce(): void {
    if (this.#announcing || this.#isStopped) return;
    this.#announcing = setTimeout(() => {
      this.#announcing = null;
      this.#pool.query(`NOTIFY ${CHANNEL}`).catch(this.#onError);
    }, 10);
  }

  /** Calls back with each batch from now on. Returns the snapshot that the first batch follows, and the way out. */
  subscribe(listener: (told: Told) => void): { from: string | null; unsubscribe: () => void } {
    this.#listeners.add(listener);
    return { from: this.#snapshot, unsubscribe: () => this.#listeners.delete(listener) };
  }

  /** What a returning client missed since its Last-Event-ID, or `reset` when that cannot be told. */
  async missedSince(lastEventId: string): Promise<Told | null> {
    if (!SNAPSHOT.test(lastEventId)) return null;
    return this.#readSince(lastEventId).catch(() => null);
  }

  async #tick(): Promise<void> {
    if (!this.#client && !this.#isStopped) await this.#listen().catch(this.#onError);
    if (this.#client) this.#read();
  }

  async #listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#connection,
      application_name: 'linli live',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    const drop = () => {
      if (this.#client === client) this.#client = null;
    };
    client.on('error', drop);
    client.on('end', drop);
    client.on('notification', () => this.#read());
    this.#client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      drop();
      client.end().catch(() => {});
      throw error;
    }
  }

  /** One read at a time; a hint that comes meanwhile makes one more. */
  #read(): void {
    if (this.#reading) {
      this.#again = true;
      return;
    }
    this.#reading = this.#tellNew()
      .catch(this.#onError)
      .finally(() => {
        this.#reading = null;
        if (!this.#again || this.#isStopped) return;
        this.#again = false;
        this.#read();
      });
  }

  async #tellNew(): Promise<void> {
    if (this.#snapshot === null) {
      const { rows } = await this.#pool.query<{ snapshot: string }>('SELECT pg_current_snapshot()::text AS snapshot');
      this.#snapshot = rows[0]?.snapshot ?? null;
      return;
    }
    const told = await this.#readSince(this.#snapshot);
    this.#snapshot = told.snapshot;
    if (told.changes.length === 0) return;
    for (const listener of this.#listeners) listener(told);
  }

  async #readSince(since: string): Promise<Told> {
    const { rows } = await this.#pool.query<Record<string, string | null>>({ ...READ_SINCE, values: [since] });
    const snapshot = rows[0]?.['snapshot'] ?? since;
    const found = rows.filter((row) => row['action'] !== null);
    if (found.length > MOST_AT_ONCE) return { snapshot, changes: 'reset' };
    return {
      snapshot,
      changes: found.map((row) => ({
        transactionId: BigInt(row['txid'] ?? 0),
        action: row['action'] ?? '',
        subjectType: row['subject_type'] ?? '',
        subjectId: row['subject_id'] ?? '',
        audience: AUDIENCES.find((each) => each === row['audience']) ?? 'nobody',
        path: row['district_id']
          ? {
              districtId: row['district_id'],
              streetId: row['street_id'] ?? null,
              communityId: row['community_id'] ?? null,
            }
          : null,
        concernsPersonId: row['concerns_person_id'] ?? null,
      })),
    };
  }
}

/** The part of a batch that this person hears and has not been told up to the snapshot `since`. */
export function heardBy(actor: Actor, told: Told, since: string | null): LiveChange[] | 'reset' {
  if (told.changes === 'reset') return 'reset';
  return told.changes
    .filter((change) => hears(actor, change) && !(since !== null && isVisible(change.transactionId, since)))
    .map(({ action, subjectType, subjectId }) => ({ action, subjectType, subjectId }));
}

/** Whether a snapshot sees a transaction, as `pg_visible_in_snapshot` says: `xmin:xmax:running,…`. */
export function isVisible(transactionId: bigint, snapshot: string): boolean {
  const [xmin = '0', xmax = '0', running = ''] = snapshot.split(':');
  if (transactionId < BigInt(xmin)) return true;
  return transactionId < BigInt(xmax) && !running.split(',').includes(String(transactionId));
}
