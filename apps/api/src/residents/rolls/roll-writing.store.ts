import { refuse } from '@linli/domain/shared/refusal.ts';
import type { OrgPath } from '@linli/domain/shared/scope.ts';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import type { eventRow } from '../../shared/events.ts';
import {
  BY_DOOR,
  BY_HOUSEHOLD_NUMBER,
  CREATE,
  EVENT_COLUMNS,
  eventColumns,
  rowsOf,
  type FileColumns,
  type MadeRows,
} from './roll-statements.ts';
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

export interface WantedHousehold {
  readonly path: OrgPath;
  readonly number: string | null;
  readonly dwellingId: string | null;
  /** The door was there before: somebody may live behind it. */
  readonly isOldDoor: boolean;
}

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
      await writing.#run('BEGIN');
      const { rows } = await writing.#run(
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
    const found = await this.#run(
      `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1::json)
        ON CONFLICT (${unique}) DO UPDATE SET ${touch} = excluded.${touch} RETURNING id, xmax = 0 AS "isNew"`,
      [JSON.stringify(rows)],
    );
    // Rows come back in the order in which they were given.
    return found.rows as { id: string; isNew: boolean }[];
  }

  /**
   * The household of each number in its community, else the latest behind its door, else a new one. A household that the
   * import already filled is not taken a second time by its door.
   */
  async findOrFoundHouseholds(
    wanted: readonly WantedHousehold[],
    taken: ReadonlySet<string>,
    now: Date,
  ): Promise<{ ids: string[]; founded: Record<string, unknown>[] }> {
    if (wanted.length === 0) return { ids: [], founded: [] };
    const known = new Map<number, string>();
    const ask = async (text: string, asked: number[], ...values: unknown[][]) => {
      if (asked.length === 0) return;
      const { rows } = await this.#run(text, [asked, ...values]);
      for (const { at, id } of rows as { at: number; id: string }[]) known.set(at, id);
    };
    const indexes = wanted.map((_, index) => index);
    const numbered = indexes.filter((index) => wanted[index]?.number !== null);
    await ask(
      BY_HOUSEHOLD_NUMBER,
      numbered,
      numbered.map((index) => wanted[index]?.path.communityId),
      numbered.map((index) => wanted[index]?.number),
    );
    const behind = indexes.filter((index) => wanted[index]?.number === null && wanted[index].isOldDoor);
    await ask(
      BY_DOOR,
      behind,
      behind.map((index) => wanted[index]?.dwellingId),
    );
    const used = new Set(taken);
    const founded: Record<string, unknown>[] = [];
    const ids = wanted.map(({ path, number, dwellingId }, index) => {
      const there = known.get(index) ?? null;
      if (there !== null && !used.has(there)) {
        used.add(there);
        return there;
      }
      const id = uuid();
      const { districtId, streetId, communityId } = path;
      founded.push({
        id,
        district_id: districtId,
        street_id: streetId,
        community_id: communityId,
        number,
        dwelling_id: dwellingId,
        created_at: now.toISOString(),
        version: 1,
      });
      return id;
    });
    return { ids, founded };
  }

  /**
   * Writes everything that a chunk makes as one statement, and does not wait for it: the next chunk is made ready while
   * PostgreSQL works. A failure is told by whatever is asked next.
   */
  async createFiles(made: MadeRows): Promise<void> {
    await this.#writing;
    const { households, files, labels, residencies, events, chunkId, effects } = made;
    const values = [households, files, labels, residencies, events.map(eventColumns)].map((rows) =>
      JSON.stringify(rows),
    );
    this.#writing = this.#run(CREATE, [...values, chunkId, effects]).then(
      () => null,
      (error: unknown) => {
        this.#failure ??= error;
        return null;
      },
    );
  }

  /** Waits for what is on its way. */
  async #settle(): Promise<void> {
    await this.#writing;
    if (this.#failure !== null) throw this.#failure;
  }

  #writing: Promise<null> = Promise.resolve(null);
  #failure: unknown = null;

  /** Changes files that are still as they were compared; gives what stood there before. */
  async editFiles(
    edits: readonly FileColumns[],
    founded: readonly Record<string, unknown>[],
  ): Promise<{ id: string; version: number; before: Record<string, unknown> }[]> {
    if (edits.length === 0) return [];
    if (founded.length > 0)
      await this.#run(`INSERT INTO households ${rowsOf('households', 1)}`, [JSON.stringify(founded)]);
    const ids = edits.map(({ id }) => id);
    const { rows } = await this.#run('SELECT to_json(r) AS file FROM residents r WHERE r.id = ANY ($1) FOR UPDATE', [
      ids,
    ]);
    const files = new Map(
      (rows as { file: Record<string, unknown> & { id: string; version: number } }[]).map(({ file }) => [
        file.id,
        file,
      ]),
    );
    const kept: { id: string; version: number; before: Record<string, unknown> }[] = [];
    const written: Record<string, unknown>[] = [];
    for (const { id, version, label_tokens: added, ...columns } of edits) {
      const file = files.get(String(id));
      if (!file || file.version !== version) refuse('roll.files_changed');
      const tokens =
        added === undefined
          ? {}
          : { label_tokens: [...new Set([...(file['label_tokens'] as string[]), ...(added as string[])])] };
      const changed = { ...columns, ...tokens };
      kept.push({
        id: file.id,
        version: file.version + 1,
        before: Object.fromEntries(Object.keys(changed).map((name) => [name, file[name]])),
      });
      written.push({ ...file, ...changed, version: file.version + 1 });
    }
    await this.replaceFiles(written);
    return kept;
  }

  /** Writes whole files in the place of those of the same id. */
  async replaceFiles(files: readonly Record<string, unknown>[]): Promise<void> {
    const columns = await this.#columnsOfFiles();
    await this.#run(
      `UPDATE residents r SET ${columns.map((name) => `${name} = j.${name}`).join(', ')}
        FROM json_populate_recordset(NULL::residents, $1::json) j WHERE r.id = j.id`,
      [JSON.stringify(files)],
    );
  }

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
    await this.#run(
      `INSERT INTO events (${EVENT_COLUMNS}) SELECT ${EVENT_COLUMNS} FROM json_populate_recordset(NULL::events, $1::json)`,
      [JSON.stringify([eventColumns(event)])],
    );
    await this.#run(
      "UPDATE roll_imports SET status = 'imported', imported_at = $2, version = version + 1 WHERE id = $1",
      [importId, now],
    );
    await this.#run('COMMIT');
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

  #fileColumns: readonly string[] | null = null;

  async #columnsOfFiles(): Promise<readonly string[]> {
    if (this.#fileColumns) return this.#fileColumns;
    const { rows } = await this.#run(
      "SELECT attname FROM pg_attribute WHERE attrelid = 'residents'::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'id'",
    );
    this.#fileColumns = (rows as { attname: string }[]).map(({ attname }) => attname);
    return this.#fileColumns;
  }

  async #run(text: string, values: unknown[] = []): Promise<pg.QueryResult> {
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
