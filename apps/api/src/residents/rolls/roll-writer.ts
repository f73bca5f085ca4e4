import type { RollField } from '@linli/domain/residents/roll-columns.ts';
import { RollHouseholds } from '@linli/domain/residents/roll-households.ts';
import { bareGridName, gridSpokenOf } from '@linli/domain/residents/roll-place.ts';
import { columnFields, type RollPlan } from '@linli/domain/residents/roll-plan.ts';
import { readRollRow } from '@linli/domain/residents/roll-row.ts';
import { cellsOf } from '@linli/domain/residents/roll-sheet.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { OrgPath } from '@linli/domain/shared/scope.ts';
import { v7 as uuid } from 'uuid';
import { openRows, sealEffects, type ChunkEffects, type KeptRow } from './roll-content.ts';
import { editFiles } from './roll-edits.store.ts';
import type { ListedCommunity } from './roll-files.store.ts';
import { placeColumns, RollFiles, type MadeRow, type TakenRow } from './roll-files.ts';
import type { RollHost } from './roll-host.ts';
import { findOrFoundHouseholds, type WantedHousehold } from './roll-households.store.ts';
import { RollPlaces } from './roll-places.ts';
import type { FileColumns, SharedColumns } from './roll-statements.ts';
import type { RollWriting } from './roll-writing.store.ts';

export interface WriteTask {
  readonly task: 'write';
  readonly importId: string;
  readonly path: OrgPath;
  readonly actor: PersonActor;
  readonly plan: RollPlan;
  readonly takesDoubtful: boolean;
  readonly chunks: readonly { readonly id: string; readonly content: string }[];
}

/** How rows of one sheet are read. */
interface SheetReader {
  readonly fields: ReadonlyMap<number, RollField>;
  readonly grid: string | null;
}

/** Writes the rows of one import chunk by chunk, within its transaction. */
export class RollWriter {
  readonly #host: RollHost;
  readonly #task: WriteTask;
  readonly #writing: RollWriting;
  readonly #communities: ReadonlyMap<string, ListedCommunity>;
  readonly #grids: ReadonlyMap<string, string>;
  readonly #places: RollPlaces;
  readonly #households = new RollHouseholds();
  readonly #householdIds = new Map<number, string>();
  /** Households that the import has filled. */
  readonly #filled = new Set<string>();
  readonly #files: RollFiles;
  readonly #shared: SharedColumns;
  readonly #sheets: readonly (SheetReader | null)[];
  readonly #today: string;
  seen = 0;
  created = 0;
  changed = 0;

  constructor(
    host: RollHost,
    task: WriteTask,
    writing: RollWriting,
    communities: ReadonlyMap<string, ListedCommunity>,
    grids: ReadonlyMap<string, string>,
  ) {
    this.#host = host;
    this.#task = task;
    this.#writing = writing;
    this.#communities = communities;
    this.#grids = grids;
    this.#places = new RollPlaces(writing);
    this.#files = new RollFiles(host, task.actor);
    this.#shared = this.#files.shared();
    this.#sheets = task.plan.sheets.map(
      (sheet) => sheet && { fields: columnFields(sheet), grid: sheet.grid ?? gridSpokenOf(sheet.titles) },
    );
    this.#today = shanghaiDate(host.now);
  }

  async write(chunk: WriteTask['chunks'][number]): Promise<void> {
    const rows = openRows(this.#host.cipher, chunk.id, chunk.content);
    const taken = rows.flatMap((row) => this.#take(row));
    this.seen += rows.length;
    if (taken.length === 0) return;
    // The dear part, while PostgreSQL is still busy with the chunk before.
    const made = taken.map((row) => this.#files.made(row));
    const placed = await this.#places.of(
      taken.map(({ person, community }) => ({ path: community.path, address: person.address ?? '' })),
    );
    const households = await this.#householdsOf(taken, placed);
    // Whoever an edit moves to a household finds it there: those of the chunk before are written first.
    await this.#writing.flush();
    const files: FileColumns[] = [];
    const edits: FileColumns[] = [];
    for (const [index, row] of taken.entries()) {
      const { id, file } = made[index] as MadeRow;
      const place = placed[index] as (typeof placed)[number];
      const householdId = households.ids[index] ?? null;
      if (row.kept.outcome === 'changed') edits.push(this.#files.edit(id, row, place, householdId));
      if (!file) continue;
      files.push({ ...file, ...placeColumns(place), household_id: householdId });
    }
    const labels = made.flatMap((each) => each.labels);
    const changed = await editFiles(this.#writing, edits, households.founded);
    const known = new Set(edits.map(({ id }) => id));
    const effects: ChunkEffects = {
      created: files.map(({ id }) => String(id)),
      households: households.founded.map(({ id }) => String(id)),
      labels: labels.flatMap((label) => (known.has(label['resident_id']) ? [String(label['id'])] : [])),
      changed,
    };
    this.#writing.createFiles(
      {
        // Whom an edit moved to a new household finds it there already.
        households: edits.length > 0 ? [] : households.founded,
        files,
        residencyIds: files.map(() => uuid()),
        labels,
        events: made.flatMap(({ event }) => event ?? []),
        chunkId: chunk.id,
        effects: sealEffects(this.#host.cipher, chunk.id, effects),
      },
      this.#shared,
    );
    this.created += files.length;
    this.changed += edits.length;
  }

  /** Rows that are to be taken: new and changed ones, and doubtful ones that somebody agreed to. */
  #take(kept: KeptRow): TakenRow[] {
    const agreed = kept.decision === 'take' || (kept.decision === null && this.#task.takesDoubtful);
    const isWanted =
      kept.decision !== 'leave' &&
      (kept.outcome === 'new' || kept.outcome === 'changed' || (kept.outcome === 'doubtful' && agreed));
    const sheet = this.#sheets[kept.sheet];
    if (!isWanted || !sheet || kept.communityId === null) return [];
    // Between preview and confirmation a community can leave the importer's units.
    const community = this.#communities.get(kept.communityId);
    if (!community?.isTheirs) refuse('roll.files_changed');
    const { person } = readRollRow(cellsOf(kept, sheet.fields), this.#today);
    const grid = person.grid ?? sheet.grid;
    const gridId = grid === null ? null : (this.#grids.get(`${community.id} ${bareGridName(grid)}`) ?? null);
    // A doubtful row of a file that is known changes that file, or nothing; one that nobody knows is a new file.
    const isOfFile = kept.outcome === 'doubtful' && kept.residentId !== null;
    const outcome = isOfFile ? (kept.changes.length > 0 ? 'changed' : 'same') : kept.outcome;
    return [{ kept: { ...kept, outcome }, person, community, gridId }];
  }

  async #householdsOf(
    taken: readonly TakenRow[],
    placed: readonly { dwellingId: string | null; isOldDoor: boolean }[],
  ) {
    const groups = taken.map(({ person, community }, index) =>
      this.#households.of({
        communityId: community.id,
        householdNumber: person.householdNumber,
        role: person.householdRole,
        dwelling: placed[index]?.dwellingId ?? null,
      }),
    );
    const wanted = new Map<number, WantedHousehold>();
    for (const [index, group] of groups.entries()) {
      const row = taken[index];
      if (group === null || !row || this.#householdIds.has(group) || wanted.has(group)) continue;
      wanted.set(group, {
        path: row.community.path,
        number: row.person.householdNumber,
        dwellingId: placed[index]?.dwellingId ?? null,
        isOldDoor: placed[index]?.isOldDoor ?? false,
      });
    }
    const found = await findOrFoundHouseholds(this.#writing, [...wanted.values()], this.#filled, this.#host.now);
    for (const [at, group] of [...wanted.keys()].entries()) this.#householdIds.set(group, found.ids[at] as string);
    return {
      ids: groups.map((group) => (group === null ? null : (this.#householdIds.get(group) ?? null))),
      founded: found.founded,
    };
  }
}
