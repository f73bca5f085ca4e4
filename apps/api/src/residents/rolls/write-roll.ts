import type { CareLabel } from '@linli/domain/residents/care-label.ts';
import { columnFields, type RollPlan } from '@linli/domain/residents/roll-plan.ts';
import { RollHouseholds } from '@linli/domain/residents/roll-households.ts';
import { bareGridName, gridSpokenOf } from '@linli/domain/residents/roll-place.ts';
import { readRollRow, type RollPerson } from '@linli/domain/residents/roll-row.ts';
import { cellsOf } from '@linli/domain/residents/roll-sheet.ts';
import { addressKey, readAddress } from '@linli/domain/buildings/address.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { OrgPath } from '@linli/domain/shared/scope.ts';
import { v7 as uuid } from 'uuid';
import { eventRow, type NewEvent } from '../../shared/events.ts';
import { labelToken, seal, sealedNumbers, sealOfLabel } from '../resident-fields.ts';
import { nameColumns } from '../resident-names.ts';
import { openRows, sealEffects, type ChunkEffects, type KeptRow } from './roll-content.ts';
import { listCommunities, listGrids, type ListedCommunity } from './roll-files.store.ts';
import type { RollHost } from './roll-host.ts';
import { RollPlaces } from './roll-places.ts';
import { RollWriting, type FileColumns } from './roll-writing.store.ts';

export interface WriteTask {
  readonly task: 'write';
  readonly importId: string;
  readonly path: OrgPath;
  readonly actor: PersonActor;
  readonly plan: RollPlan;
  readonly takesDoubtful: boolean;
  readonly chunks: readonly { readonly id: string; readonly content: string }[];
}

/** A row that goes into the files, read again by the plan. */
interface TakenRow {
  readonly kept: KeptRow;
  readonly person: RollPerson;
  readonly community: ListedCommunity;
  readonly gridId: string | null;
}

/**
 * Writes all rows that are to be taken and ends the import, in one transaction: at any moment either nothing of it or
 * all of it is there. Returns how many files it made or changed. `progress` is told rows as they are done.
 */
export async function writeRoll(host: RollHost, task: WriteTask, onProgress: (rows: number) => void): Promise<number> {
  const communities = new Map((await listCommunities(host, host.scope)).map((each) => [each.id, each]));
  const grids = await gridsByName(host, [...communities.values()]);
  const writing = await RollWriting.begin(host.pool, task.importId);
  try {
    const writer = new RollWriter(host, task, writing, communities, grids);
    for (const chunk of task.chunks) {
      await writer.write(chunk);
      onProgress(writer.seen);
    }
    await writing.finish({
      importId: task.importId,
      now: host.now,
      event: eventRow(
        {
          actor: task.actor,
          action: 'residents.import_roll',
          subject: { type: 'roll_import', id: task.importId, path: task.path },
          changes: { added: [null, writer.created], changed: [null, writer.changed] },
        },
        host.now,
      ),
    });
    return writer.created + writer.changed;
  } catch (error) {
    await writing.giveUp();
    throw error;
  }
}

class RollWriter {
  readonly #host: RollHost;
  readonly #task: WriteTask;
  readonly #writing: RollWriting;
  readonly #communities: ReadonlyMap<string, ListedCommunity>;
  readonly #grids: ReadonlyMap<string, string>;
  readonly #places: RollPlaces;
  readonly #households = new RollHouseholds();
  readonly #householdIds = new Map<number, string>();
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
    this.#today = shanghaiDate(host.now);
  }

  async write(chunk: WriteTask['chunks'][number]): Promise<void> {
    const rows = openRows(this.#host.cipher, chunk.id, chunk.content);
    const taken = rows.flatMap((row) => this.#take(row));
    this.seen += rows.length;
    if (taken.length === 0) return;
    const placed = await this.#places.of(
      taken.map(({ person, community }) => ({ path: community.path, address: person.address ?? '' })),
    );
    const households = await this.#householdsOf(taken, placed);
    const fresh: FileColumns[] = [];
    const labels: Record<string, unknown>[] = [];
    const residencies: Record<string, unknown>[] = [];
    const events: Record<string, unknown>[] = [];
    const edits: FileColumns[] = [];
    for (const [index, row] of taken.entries()) {
      const place = placed[index] as (typeof placed)[number];
      const householdId = households.ids[index] ?? null;
      const id = row.kept.residentId ?? uuid();
      if (row.kept.residentId === null) {
        fresh.push(this.#fresh(id, row, place, householdId));
        labels.push(...this.#labels(id, row, row.person.careLabels));
        residencies.push({
          id: uuid(),
          ...scopeOf(row),
          resident_id: id,
          dwelling_id: place.dwellingId,
          household_id: householdId,
          address: row.person.address ?? '',
          from_day: this.#today,
          to_day: null,
        });
        events.push(this.#event('residents.create', id, row, { version: [null, 1], source: [null, 'roll'] }));
      } else if (row.kept.outcome === 'changed') {
        edits.push(this.#edit(id, row, place, householdId));
        const added = new Set(row.kept.changes.find(({ field }) => field === 'careLabels')?.after.split(' '));
        labels.push(
          ...this.#labels(
            id,
            row,
            row.person.careLabels.filter(({ label }) => added.has(label)),
          ),
        );
        const fields = row.kept.changes.map(({ field }) => field);
        const version = row.kept.residentVersion ?? 1;
        events.push(
          this.#event('residents.edit', id, row, { version: [version, version + 1], fields: [null, fields] }),
        );
      }
    }
    const before = await this.#writing.editFiles(edits);
    await this.#writing.createFiles(fresh, labels, residencies, events);
    this.created += fresh.length;
    this.changed += edits.length;
    const known = new Set(edits.map(({ id }) => id));
    const effects: ChunkEffects = {
      created: fresh.map(({ id }) => String(id)),
      households: households.founded,
      labels: labels.flatMap(({ id, resident_id: residentId }) =>
        known.has(residentId as string) ? [String(id)] : [],
      ),
      changed: before,
    };
    await this.#writing.keepEffects(chunk.id, sealEffects(this.#host.cipher, chunk.id, effects));
  }

  /** Rows that are to be taken: new and changed ones, and doubtful ones that somebody agreed to. */
  #take(kept: KeptRow): TakenRow[] {
    const agreed = kept.decision === 'take' || (kept.decision === null && this.#task.takesDoubtful);
    const isWanted =
      kept.decision !== 'leave' &&
      (kept.outcome === 'new' || kept.outcome === 'changed' || (kept.outcome === 'doubtful' && agreed));
    const sheet = this.#task.plan.sheets[kept.sheet];
    if (!isWanted || !sheet || kept.communityId === null) return [];
    // Between preview and confirmation a community can leave the importer's units.
    const community = this.#communities.get(kept.communityId);
    if (!community?.isTheirs) refuse('roll.files_changed');
    const { person } = readRollRow(cellsOf(kept, columnFields(sheet)), this.#today);
    const grid = person.grid ?? sheet.grid ?? gridSpokenOf(sheet.titles);
    const gridId = grid === null ? null : (this.#grids.get(`${community.id} ${bareGridName(grid)}`) ?? null);
    // A doubtful row of a file that is known changes that file, or nothing; one that nobody knows is a new file.
    const isOfFile = kept.outcome === 'doubtful' && kept.residentId !== null;
    const outcome = isOfFile ? (kept.changes.length > 0 ? 'changed' : 'same') : kept.outcome;
    return [{ kept: { ...kept, outcome }, person, community, gridId }];
  }

  async #householdsOf(taken: readonly TakenRow[], placed: readonly { dwellingId: string | null }[]) {
    const groups = taken.map(({ person, community }, index) =>
      this.#households.of({
        communityId: community.id,
        householdNumber: person.householdNumber,
        role: person.householdRole,
        dwelling: placed[index]?.dwellingId ?? null,
      }),
    );
    const wanted = new Map<number, { path: OrgPath; number: string | null; dwellingId: string | null }>();
    for (const [index, group] of groups.entries()) {
      const row = taken[index];
      if (group === null || !row || this.#householdIds.has(group) || wanted.has(group)) continue;
      wanted.set(group, {
        path: row.community.path,
        number: row.person.householdNumber,
        dwellingId: placed[index]?.dwellingId ?? null,
      });
    }
    const found = await this.#writing.findOrFoundHouseholds(
      [...wanted.values()],
      new Set(this.#householdIds.values()),
      this.#host.now,
    );
    for (const [at, group] of [...wanted.keys()].entries()) this.#householdIds.set(group, found.ids[at] as string);
    return {
      ids: groups.map((group) => (group === null ? null : (this.#householdIds.get(group) ?? null))),
      founded: found.founded,
    };
  }

  #fresh(id: string, { person, community, gridId }: TakenRow, place: Placed, householdId: string | null): FileColumns {
    const { cipher, now } = this.#host;
    return {
      id,
      district_id: community.path.districtId,
      street_id: community.path.streetId,
      community_id: community.id,
      grid_id: gridId,
      ...placeColumns(place),
      household_id: householdId,
      household_role: person.householdRole,
      status: 'living_here',
      ...this.#identity(id, person),
      label_tokens: [...new Set(person.careLabels.map(({ label }) => labelToken(cipher, label)))],
      ethnic_group: person.ethnicGroup,
      employment: person.employment,
      workplace: seal(cipher, id, 'workplace', person.workplace ?? ''),
      registered_address: seal(cipher, id, 'registeredAddress', person.registeredAddress ?? ''),
      consent: 'not_asked',
      consent_at: null,
      notes: seal(cipher, id, 'notes', person.notes ?? ''),
      source: 'roll',
      registered_at: now.toISOString(),
      merged_into_id: null,
      version: 1,
    };
  }

  #identity(id: string, person: RollPerson): Record<string, unknown> {
    const name = nameColumns(person.name);
    const numbers = sealedNumbers(this.#host.cipher, id, {
      idNumber: person.idNumber ?? '',
      phone: person.phone ?? '',
    });
    return {
      name: name.name,
      given_name: name.givenName,
      name_order: name.nameOrder,
      pinyin: name.pinyin,
      initials: name.initials,
      search_terms: name.searchTerms,
      document_kind:
        person.idNumber === null ? 'none' : person.idNumber.startsWith('9') ? 'permanent_residence' : 'resident',
      id_number: numbers.idNumber,
      id_number_index: numbers.idNumberIndex,
      id_number_tail: numbers.idNumberTail,
      phone: numbers.phone,
      phone_index: numbers.phoneIndex,
      phone_tail: numbers.phoneTail,
      sex: person.sex,
      birth_date: person.birthDate ?? '',
    };
  }

  /** Only the columns that the roll knows differently. */
  #edit(id: string, { kept, person }: TakenRow, place: Placed, householdId: string | null): FileColumns {
    const { cipher } = this.#host;
    const fields = new Set(kept.changes.map(({ field }) => field));
    const identity = this.#identity(id, person);
    const pick = (...names: string[]) => Object.fromEntries(names.map((name) => [name, identity[name]]));
    return {
      id,
      version: kept.residentVersion ?? 1,
      ...(fields.has('name') && pick('name', 'given_name', 'name_order', 'pinyin', 'initials', 'search_terms')),
      ...(fields.has('idNumber') && pick('document_kind', 'id_number', 'id_number_index', 'id_number_tail')),
      ...(fields.has('phone') && pick('phone', 'phone_index', 'phone_tail')),
      ...(fields.has('sex') && { sex: person.sex }),
      ...(fields.has('birthDate') && { birth_date: person.birthDate }),
      ...(fields.has('ethnicGroup') && { ethnic_group: person.ethnicGroup }),
      ...(fields.has('employment') && { employment: person.employment }),
      ...(fields.has('householdRole') && { household_role: person.householdRole }),
      ...(fields.has('workplace') && { workplace: seal(cipher, id, 'workplace', person.workplace ?? '') }),
      ...(fields.has('registeredAddress') && {
        registered_address: seal(cipher, id, 'registeredAddress', person.registeredAddress ?? ''),
      }),
      ...(fields.has('notes') && {
        notes: seal(
          cipher,
          id,
          'notes',
          [kept.changes.find(({ field }) => field === 'notes')?.before, person.notes].filter(Boolean).join('；'),
        ),
      }),
      ...(fields.has('address') && { ...placeColumns(place), household_id: householdId }),
      ...(fields.has('careLabels') && {
        label_tokens: person.careLabels.map(({ label }) => labelToken(cipher, label)),
      }),
    };
  }

  #labels(residentId: string, row: TakenRow, labels: readonly { label: CareLabel; detail: string | null }[]) {
    const { cipher } = this.#host;
    return labels.map(({ label, detail }) => {
      const id = uuid();
      return {
        id,
        ...scopeOf(row),
        resident_id: residentId,
        label_token: labelToken(cipher, label),
        from_day: this.#today,
        to_day: null,
        source: 'roll',
        evidence: '',
        detail: sealOfLabel(cipher, id, 'detail', detail ?? ''),
        version: 1,
      };
    });
  }

  /** Kept in the trail of each file; an open screen learns of the import as a whole, not of each of its people. */
  #event(action: NewEvent['action'], id: string, { community }: TakenRow, changes: NonNullable<NewEvent['changes']>) {
    const subject = { type: 'resident', id, path: community.path };
    return eventRow({ actor: this.#task.actor, action, subject, changes, audience: 'nobody' }, this.#host.now);
  }
}

interface Placed {
  readonly address: string;
  readonly compoundId: string | null;
  readonly buildingId: string | null;
  readonly dwellingId: string | null;
}

const placeColumns = ({ address, compoundId, buildingId, dwellingId }: Placed) => ({
  address,
  address_key: addressKey(readAddress(address)),
  compound_id: compoundId,
  building_id: buildingId,
  dwelling_id: dwellingId,
});

const scopeOf = ({ community: { path } }: TakenRow) => ({
  district_id: path.districtId,
  street_id: path.streetId,
  community_id: path.communityId,
});

async function gridsByName(host: RollHost, communities: readonly ListedCommunity[]): Promise<Map<string, string>> {
  const theirs = communities.filter(({ isTheirs }) => isTheirs).map(({ id }) => id);
  const grids = await listGrids(host, theirs);
  return new Map(grids.map(({ id, name, communityId }) => [`${communityId} ${bareGridName(name)}`, id]));
}
