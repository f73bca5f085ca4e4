import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { CareLabel } from '@linli/domain/residents/care-label.ts';
import type { RollPerson } from '@linli/domain/residents/roll-row.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import type { OrgPath } from '@linli/domain/shared/scope.ts';
import { NIL, v7 as uuid } from 'uuid';
import { eventRow, type NewEvent } from '../../shared/events.ts';
import { labelToken, seal, sealedNumbers, sealOfLabel } from '../resident-fields.ts';
import { nameColumns } from '../resident-names.ts';
import type { KeptRow } from './roll-content.ts';
import type { ListedCommunity } from './roll-files.store.ts';
import type { RollHost } from './roll-host.ts';
import type { FileColumns, SharedColumns } from './roll-statements.ts';

/** A row that goes into the files, read again by the plan. */
export interface TakenRow {
  readonly kept: KeptRow;
  readonly person: RollPerson;
  readonly community: ListedCommunity;
  readonly gridId: string | null;
}

export interface MadeRow {
  readonly id: string;
  /** Null where there was a file before. */
  readonly file: FileColumns | null;
  readonly labels: readonly Record<string, unknown>[];
  /** Of a file that was there before. */
  readonly event: ReturnType<typeof eventRow> | null;
}

/** Enough to know most names of a district; not more memory than that. */
const MOST_NAMES = 50_000;

interface Placed {
  readonly address: string;
  readonly addressKey: string;
  readonly compoundId: string | null;
  readonly buildingId: string | null;
  readonly dwellingId: string | null;
}

export const placeColumns = ({ address, addressKey, compoundId, buildingId, dwellingId }: Placed) => ({
  address,
  address_key: addressKey,
  compound_id: compoundId,
  building_id: buildingId,
  dwelling_id: dwellingId,
});

const scopeOf = ({ community: { path } }: TakenRow) => ({
  district_id: path.districtId,
  street_id: path.streetId,
  community_id: path.communityId,
});

/** Turns rows of a roll into columns of the tables: names read aloud, numbers sealed and hashed. */
export class RollFiles {
  readonly #host: RollHost;
  readonly #actor: PersonActor;
  readonly #today: string;
  readonly #names = new Map<string, ReturnType<typeof nameColumns>>();

  constructor(host: RollHost, actor: PersonActor) {
    this.#host = host;
    this.#actor = actor;
    this.#today = shanghaiDate(host.now);
  }

  /** What of a row needs no answer from the database: names, ciphers and blind indexes. */
  made(row: TakenRow): MadeRow {
    const { residentId, outcome, changes, residentVersion } = row.kept;
    const id = residentId ?? uuid();
    const { careLabels } = row.person;
    if (residentId === null) {
      return { id, file: this.#fresh(id, row), labels: this.#labels(id, row, careLabels), event: null };
    }
    if (outcome !== 'changed') return { id, file: null, labels: [], event: null };
    const added = new Set(changes.find(({ field }) => field === 'careLabels')?.after.split(' '));
    const labels = careLabels.filter(({ label }) => added.has(label));
    const version = residentVersion ?? 1;
    const fields = changes.map(({ field }) => field);
    const event = this.#event('residents.edit', id, row.community.path, {
      version: [version, version + 1],
      fields: [null, fields],
    });
    return { id, file: null, labels: this.#labels(id, row, labels), event };
  }

  /** What every new file of the import has. */
  shared(): SharedColumns {
    return {
      file: {
        status: 'living_here',
        consent: 'not_asked',
        source: 'roll',
        registered_at: this.#host.now.toISOString(),
        version: 1,
      },
      event: this.#event('residents.create', NIL, null, { version: [null, 1], source: [null, 'roll'] }),
      livesHereSince: this.#today,
    };
  }

  #fresh(id: string, { person, community, gridId }: TakenRow): FileColumns {
    const { cipher } = this.#host;
    return {
      id,
      district_id: community.path.districtId,
      street_id: community.path.streetId,
      community_id: community.id,
      grid_id: gridId,
      household_role: person.householdRole,
      ...this.#identity(id, person),
      label_tokens: [...new Set(person.careLabels.map(({ label }) => labelToken(cipher, label)))],
      ethnic_group: person.ethnicGroup,
      employment: person.employment,
      workplace: seal(cipher, id, 'workplace', person.workplace ?? ''),
      registered_address: seal(cipher, id, 'registeredAddress', person.registeredAddress ?? ''),
      notes: seal(cipher, id, 'notes', person.notes ?? ''),
    };
  }

  /** Reading a name aloud is the dearest of all, and many people share theirs. */
  #nameColumns(name: string): ReturnType<typeof nameColumns> {
    const known = this.#names.get(name);
    if (known) return known;
    const columns = nameColumns(name);
    if (this.#names.size < MOST_NAMES) this.#names.set(name, columns);
    return columns;
  }

  #identity(id: string, person: RollPerson): Record<string, unknown> {
    const name = this.#nameColumns(person.name);
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
  edit(id: string, { kept, person }: TakenRow, place: Placed, householdId: string | null): FileColumns {
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
  #event(action: NewEvent['action'], id: string, path: OrgPath | null, changes: NonNullable<NewEvent['changes']>) {
    const subject = { type: 'resident', id, path };
    return eventRow({ actor: this.#actor, action, subject, changes, audience: 'nobody' }, this.#host.now);
  }
}
