import { refuse } from '@linli/domain/shared/refusal.ts';
import pg from 'pg';
import type { eventRow } from '../../shared/events.ts';
import { createStatement, EVENT_COLUMNS, eventColumns, type MadeRows, type SharedColumns } from './roll-statements.ts';
import type { ScopedPool } from '../../shared/scoped-pool.ts';

const UNIQUE_VIOLATION = '23505';

const PLACES = {
  compounds: {
    columns: 'id, district_id, street_id, community_id, name, search_bigrams',
    unique: 'community_id, name',
    touch: 'name',
  },
  buildings: {
    columns: 'id, district_id, street_id, community_id, compound_id, name',
    unique: 'compound_id, name',
    touch: 'name',
  },
  dwellings: {
    columns: 'id, district_id, street_id, community_id, building_id, entrance, room',
    unique: 'building_id, entrance, room',
    touch: 'room',
  },
} as const;

/** One import's transaction, statement by statement; everything or nothing of it stays. */
export class RollWriting {
  readonly #client: pg.PoolClient;

  private constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  /** Refuses where another run writes the same import, or where it was written already. */
  static async begin(pool: ScopedPool, importId: string): Promise<RollWriting> {
    const writing = new RollWriting(await pool.connect());
    try {
      await writing.run('BEGIN');
      const { rows } = await writing.run(
        `SELECT status, pg_try_advisory_xact_lock(hashtextextended('roll ' || $1, 0)) AS is_ours FROM roll_imports WHERE id = $1::uuid`,
        [importId],
      );
      const [found] = rows as { status: string; is_ours: boolean }[];
      if (!found) refuse('roll.not_found');
      if (!found.is_ours || found.status !== 'importing') refuse('roll.not_now', { params: { status: found.status } });
      return writing;
    } catch (error) {
      await writing.giveUp();
      throw error;
    }
  }

  async findOrAddPlaces(
    table: keyof typeof PLACES,
    rows: readonly Record<string, unknown>[],
  ): Promise<{ id: string; isNew: boolean }[]> {
    const { columns, unique, touch } = PLACES[table];
    const found = await this.run(
      `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1::json)
        ON CONFLICT (${unique}) DO UPDATE SET ${touch} = excluded.${touch} RETURNING id, xmax = 0 AS "isNew"`,
      [JSON.stringify(rows)],
    );
    // Rows come back in the order in which they were given.
    return found.rows as { id: string; isNew: boolean }[];
  }

  /**
   * Keeps what a chunk makes as one statement that is ready to be sent by the next `flush`: meanwhile the chunk after it
   * can ask for its places, and PostgreSQL never waits for anything to be made ready.
   */
  createFiles(made: MadeRows, { file, event, livesHereSince }: SharedColumns): void {
    const { households, files, residencyIds, labels, events, chunkId, effects } = made;
    this.#ready = [
      createStatement([...Object.keys(file), ...Object.keys(files[0] ?? { id: '' })]),
      [
        JSON.stringify(file),
        JSON.stringify(files),
        residencyIds,
        JSON.stringify(households),
        JSON.stringify(labels),
        livesHereSince,
        JSON.stringify(eventColumns(event)),
        JSON.stringify(events.map(eventColumns)),
        chunkId,
        effects,
      ],
    ];
  }

  /**
   * Sends what is ready and does not wait for it: the next chunk is made ready while PostgreSQL works. A failure is told
   * by whatever is asked next.
   */
  async flush(): Promise<void> {
    await this.#writing;
    if (this.#ready === null) return;
    const [text, values] = this.#ready;
    this.#ready = null;
    this.#writing = this.run(text, values).then(
      () => null,
      (error: unknown) => {
        this.#failure ??= error;
        return null;
      },
    );
  }

  /** Waits for what is on its way. */
  async #settle(): Promise<void> {
    await this.flush();
    await this.#writing;
    if (this.#failure !== null) throw this.#failure;
  }

  #ready: readonly [text: string, values: unknown[]] | null = null;
  #writing: Promise<null> = Promise.resolve(null);
  #failure: unknown = null;

  async finish({
    importId,
    now,
    event,
  }: {
    importId: string;
    now: Date;
    event: ReturnType<typeof eventRow>;
  }): Promise<void> {
    await this.#settle();
    await this.run(
      `INSERT INTO events (${EVENT_COLUMNS}) SELECT ${EVENT_COLUMNS} FROM json_populate_recordset(NULL::events, $1::json)`,
      [JSON.stringify([eventColumns(event)])],
    );
    await this.run(
      "UPDATE roll_imports SET status = 'imported', imported_at = $2, version = version + 1 WHERE id = $1",
      [importId, now],
    );
    await this.run('COMMIT');
    this.#client.release();
  }

  /** Nothing of it stays. */
  async giveUp(): Promise<void> {
    await this.#writing;
    try {
      await this.#client.query('ROLLBACK');
      this.#client.release();
    } catch {
      this.#client.release(true);
    }
  }

  async run(text: string, values: unknown[] = []): Promise<pg.QueryResult> {
    if (this.#failure !== null) throw this.#failure;
    try {
      return await this.#client.query(text, values);
    } catch (error) {
      // Somebody opened a file with one of these numbers since they were compared.
      if (error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION) refuse('roll.files_changed');
      throw error;
    }
  }
}
