import { refuse } from '@linli/domain/shared/refusal.ts';
import type { OrgPath } from '@linli/domain/shared/scope.ts';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import type { eventRow } from '../../shared/events.ts';
import type { ScopedPool } from '../../shared/scoped-pool.ts';

/** Columns of a file by their names in the table. */
export type FileColumns = Readonly<Record<string, unknown>>;

const UNIQUE_VIOLATION = '23505';

/** Rows travel as one JSON text that PostgreSQL takes apart: as fast as COPY within a few per cent, and a plain statement. */
const rowsOf = (table: string) => `SELECT * FROM json_populate_recordset(NULL::${table}, $1::json)`;

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

  async findOrAddPlaces(table: keyof typeof PLACES, rows: readonly Record<string, unknown>[]): Promise<string[]> {
    const { columns, unique, touch } = PLACES[table];
    const found = await this.#run(
      `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1::json)
        ON CONFLICT (${unique}) DO UPDATE SET ${touch} = excluded.${touch} RETURNING id`,
      [JSON.stringify(rows)],
    );
    // Rows come back in the order in which they were given.
    return (found.rows as { id: string }[]).map(({ id }) => id);
  }

  /**
   * The household of each number in its community, else the latest behind its door, else a new one. A household that the
   * import already filled is not taken a second time by its door.
   */
  async findOrFoundHouseholds(
    wanted: readonly { path: OrgPath; number: string | null; dwellingId: string | null }[],
    taken: ReadonlySet<string>,
    now: Date,
  ): Promise<{ ids: string[]; founded: string[] }> {
    if (wanted.length === 0) return { ids: [], founded: [] };
    const { rows } = await this.#run(
      `SELECT w.at, coalesce(numbered.id, behind.id) AS id
        FROM unnest($1::int[], $2::uuid[], $3::text[], $4::uuid[]) AS w (at, community, number, dwelling)
        LEFT JOIN households numbered ON numbered.community_id = w.community AND numbered.number = w.number
        LEFT JOIN LATERAL (SELECT id FROM households h WHERE w.number IS NULL AND h.dwelling_id = w.dwelling ORDER BY id DESC LIMIT 1) behind ON true`,
      [
        wanted.map((_, index) => index),
        wanted.map(({ path }) => path.communityId),
        wanted.map(({ number }) => number),
        wanted.map(({ dwellingId }) => dwellingId),
      ],
    );
    const known = new Map((rows as { at: number; id: string | null }[]).map(({ at, id }) => [at, id]));
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
    await this.#insert('households', founded);
    return { ids, founded: founded.map(({ id }) => String(id)) };
  }

  async createFiles(
    files: readonly FileColumns[],
    labels: readonly Record<string, unknown>[],
    residencies: readonly Record<string, unknown>[],
    events: readonly ReturnType<typeof eventRow>[] | readonly Record<string, unknown>[],
  ): Promise<void> {
    await this.#insert('residents', files);
    await this.#insert('resident_labels', labels);
    await this.#insert('residencies', residencies);
    await this.#recordEvents(events as readonly ReturnType<typeof eventRow>[]);
  }

  /** Changes files that are still as they were compared; gives what stood there before. */
  async editFiles(
    edits: readonly FileColumns[],
  ): Promise<{ id: string; version: number; before: Record<string, unknown> }[]> {
    if (edits.length === 0) return [];
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

  async keepEffects(chunkId: string, effects: string): Promise<void> {
    await this.#run('UPDATE roll_chunks SET effects = $2 WHERE id = $1', [chunkId, effects]);
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
    await this.#recordEvents([event]);
    await this.#run(
      "UPDATE roll_imports SET status = 'imported', imported_at = $2, version = version + 1 WHERE id = $1",
      [importId, now],
    );
    await this.#run('COMMIT');
    this.#client.release();
  }

  /** Nothing of it stays. */
  async giveUp(): Promise<void> {
    try {
      await this.#client.query('ROLLBACK');
      this.#client.release();
    } catch {
      this.#client.release(true);
    }
  }

  async #insert(table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
    if (rows.length > 0) await this.#run(`INSERT INTO ${table} ${rowsOf(table)}`, [JSON.stringify(rows)]);
  }

  async #recordEvents(events: readonly ReturnType<typeof eventRow>[]): Promise<void> {
    if (events.length === 0) return;
    const rows = events.map((event) => ({
      at: event.at.toISOString(),
      action: event.action,
      subject_type: event.subjectType,
      subject_id: event.subjectId,
      district_id: event.districtId,
      street_id: event.streetId,
      community_id: event.communityId,
      actor_kind: event.actorKind,
      actor_id: event.actorId,
      actor_name: event.actorName,
      actor_role: event.actorRole,
      appointment_id: event.appointmentId,
      changes: event.changes,
      note: event.note,
      audience: event.audience,
      concerns_person_id: event.concernsPersonId,
      request_id: event.requestId,
    }));
    const columns = Object.keys(rows[0] ?? {}).join(', ');
    await this.#run(
      `INSERT INTO events (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::events, $1::json)`,
      [JSON.stringify(rows)],
    );
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
    try {
      return await this.#client.query(text, values);
    } catch (error) {
      // Somebody opened a file with one of these numbers since they were compared.
      if (error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION) refuse('roll.files_changed');
      throw error;
    }
  }
}
