import { rollKeys, type RollComparison, type RollEntry } from '@linli/domain/residents/roll-compare.ts';
import type { ComparedRow, RollSurroundings } from '@linli/domain/residents/roll-mend.ts';
import type { KnownFile } from '@linli/domain/residents/roll-outcome.ts';
import type { Platform } from '../../shared/platform.ts';
import { keptRow, type DecidedRow } from './read-roll.ts';
import { CHUNK_ROWS, countLetters, openRows, outcomeLetters, sealRows, type KeptRow } from './roll-content.ts';
import { FilesOfRolls } from './roll-files.store.ts';
import type { RollHost } from './roll-host.ts';
import { pageOf, RollKeyPage } from './roll-keys.ts';
import { listChunks, listKeyPages, type RollCounts, type StoredRoll } from './rolls.store.ts';

/** More rows, or rows in more chunks, are a crowd: to read all anew is cheaper then. */
const MOST_ROWS = 400;
const MOST_CHUNKS = 100;

/** One import, of which only those chunks and pages are opened that somebody asks for. */
export class OpenRoll implements RollSurroundings {
  readonly #platform: Platform;
  readonly #host: RollHost;
  readonly #roll: StoredRoll;
  readonly #read: (row: DecidedRow) => RollEntry;
  readonly #pageCount: number;
  readonly #chunks = new Map<number, { readonly id: string; readonly rows: readonly KeptRow[] }>();
  readonly #pages = new Map<number, { readonly id: string; readonly page: RollKeyPage }>();
  readonly #files: FilesOfRolls;
  readonly #entries = new Map<number, RollEntry>();
  readonly #unsought = new Set<RollEntry>();

  constructor(platform: Platform, host: RollHost, roll: StoredRoll, read: (row: DecidedRow) => RollEntry) {
    this.#platform = platform;
    this.#host = host;
    this.#roll = roll;
    this.#read = read;
    this.#files = new FilesOfRolls(host);
    const rows = Object.values(roll.counts).reduce((sum, count) => sum + count, 0);
    this.#pageCount = Math.ceil(rows / CHUNK_ROWS);
  }

  /** A row as it was compared last; null where there is none of the number. */
  async row(row: number): Promise<KeptRow | null> {
    await this.#openChunks([row]);
    return this.#keptRow(row);
  }

  async sharing(keys: readonly string[]): Promise<ReadonlyMap<number, ComparedRow> | null> {
    const found = new Map<number, ComparedRow>();
    const pages = await this.#openPages(keys);
    if (!pages) return null;
    const rows = [...new Set(pages.flatMap((page) => page.rowsWith(keys)))];
    if (rows.length > MOST_ROWS || !(await this.#openChunks(rows))) return null;
    for (const row of rows) {
      const kept = this.#keptRow(row);
      if (!kept) continue;
      const entry = this.#entries.get(row) ?? this.#read(kept);
      if (!this.#entries.has(row)) this.#unsought.add(entry);
      this.#entries.set(row, entry);
      found.set(row, { entry, isRepeated: kept.isRepeated });
    }
    return found;
  }

  async candidates(entry: RollEntry): Promise<readonly KnownFile[]> {
    const isSought = [...this.#entries.values()].includes(entry) && !this.#unsought.has(entry);
    if (!isSought) {
      // Whoever was found beside it is probably asked for next.
      await this.#files.load([...new Set([entry, ...this.#unsought])]);
      this.#unsought.clear();
    }
    return this.#files.candidates(entry);
  }

  /** What is to be written where a row was mended and these were compared anew. */
  replaced(row: number, mended: DecidedRow, compared: ReadonlyMap<number, RollComparison>) {
    const { cipher } = this.#host;
    const touched = new Map<number, KeptRow[]>();
    for (const [at, comparison] of compared) {
      const number = Math.floor(at / CHUNK_ROWS);
      const rows = touched.get(number) ?? [...(this.#chunks.get(number)?.rows ?? [])];
      const decided = at === row ? mended : (rows[at % CHUNK_ROWS] as KeptRow);
      const entry = at === row ? this.#read(mended) : (this.#entries.get(at) as RollEntry);
      const written = keptRow(decided, entry, comparison);
      if (JSON.stringify(written) === JSON.stringify(rows[at % CHUNK_ROWS])) continue;
      rows[at % CHUNK_ROWS] = written;
      touched.set(number, rows);
    }
    const counts: Record<string, number> = { ...this.#roll.counts };
    const add = (rows: readonly KeptRow[], times: 1 | -1) => {
      for (const [outcome, count] of Object.entries(countLetters([outcomeLetters(rows)])))
        counts[outcome] = (counts[outcome] ?? 0) + times * count;
    };
    const chunks = [...touched].map(([number, rows]) => {
      const { id, rows: before } = this.#chunks.get(number) as { id: string; rows: readonly KeptRow[] };
      add(before, -1);
      add(rows, 1);
      return { id, outcomes: outcomeLetters(rows), content: sealRows(cipher, id, rows) };
    });
    return { counts: counts as RollCounts, chunks, keyPages: this.#replacedPages(row, mended) };
  }

  #replacedPages(row: number, mended: DecidedRow): { id: string; content: string }[] {
    const kept = this.#keptRow(row);
    const [before, after] = [kept ? rollKeys(this.#read(kept)) : [], rollKeys(this.#read(mended))];
    const pages = new Map<number, RollKeyPage>();
    const alter = (key: string, how: (page: RollKeyPage) => RollKeyPage) => {
      const number = pageOf(key, this.#pageCount);
      const page = pages.get(number) ?? this.#pages.get(number)?.page;
      if (page) pages.set(number, how(page));
    };
    for (const key of before) if (!after.includes(key)) alter(key, (page) => page.without(key, row));
    for (const key of after) if (!before.includes(key)) alter(key, (page) => page.with(key, row));
    return [...pages].map(([number, page]) => {
      const { id } = this.#pages.get(number) as { id: string };
      return { id, content: page.seal(this.#host.cipher, id) };
    });
  }

  #keptRow(row: number): KeptRow | null {
    return this.#chunks.get(Math.floor(row / CHUNK_ROWS))?.rows[row % CHUNK_ROWS] ?? null;
  }

  /** False where they are too many. */
  async #openChunks(rows: readonly number[]): Promise<boolean> {
    const numbers = new Set(rows.map((row) => Math.floor(row / CHUNK_ROWS)));
    const missing = [...numbers].filter((number) => !this.#chunks.has(number));
    if (this.#chunks.size + missing.length > MOST_CHUNKS) return false;
    if (missing.length === 0) return true;
    for (const { id, number, content } of await listChunks(this.#platform.database.scoped, this.#roll.id, missing))
      this.#chunks.set(number, { id, rows: openRows(this.#host.cipher, id, content) });
    return true;
  }

  /** Null where the preview is older than its pages. */
  async #openPages(keys: readonly string[]): Promise<RollKeyPage[] | null> {
    const numbers = [...new Set(keys.map((key) => pageOf(key, this.#pageCount)))];
    const missing = numbers.filter((number) => !this.#pages.has(number));
    if (missing.length > 0)
      for (const { id, number, content } of await listKeyPages(this.#platform.database.scoped, this.#roll.id, missing))
        this.#pages.set(number, { id, page: RollKeyPage.open(this.#host.cipher, id, content) });
    const pages = numbers.flatMap((number) => this.#pages.get(number)?.page ?? []);
    return pages.length === numbers.length ? pages : null;
  }
}
