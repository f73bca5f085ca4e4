import type { Sex } from '@linli/domain/residents/id-number.ts';
import type { EmploymentStatus, HouseholdRole } from '@linli/domain/residents/resident.ts';
import type { RollEntry } from '@linli/domain/residents/roll-compare.ts';
import type { KnownFile } from '@linli/domain/residents/roll-outcome.ts';
import type { RollCommunity } from '@linli/domain/residents/roll-place.ts';
import { isInScope, type OrgPath, type Scope } from '@linli/domain/shared/scope.ts';
import type { FieldCipher } from '../../shared/field-cipher.ts';
import { labelsOf, open } from '../resident-fields.ts';
import type { RollHost } from './roll-host.ts';

interface FileRow {
  id: string;
  community_id: string;
  name: string;
  id_number_index: string | null;
  phone: string;
  phone_index: string | null;
  sex: string | null;
  birth_date: string;
  ethnic_group: string | null;
  address: string;
  registered_address: string;
  household_role: string | null;
  employment: string | null;
  workplace: string;
  notes: string;
  label_tokens: string[];
  version: number;
}

const COLUMNS = `r.id, r.community_id, r.name, r.id_number_index, r.phone, r.phone_index, r.sex, r.birth_date, r.ethnic_group,
  r.address, r.registered_address, r.household_role, r.employment, r.workplace, r.notes, r.label_tokens, r.version`;

/** Files by the whole number. */
const BY_NUMBER = `SELECT ${COLUMNS} FROM residents r WHERE r.id_number_index = ANY ($1) AND r.merged_into_id IS NULL`;
/** Two different ID numbers are two people: whoever has one is compared by phone and birth only with files that have none. */
const BY_PHONE = `SELECT ${COLUMNS} FROM unnest($1::text[], $2::bool[]) AS k (phone, has_number)
  JOIN residents r ON r.phone_index = k.phone
  WHERE r.merged_into_id IS NULL AND (NOT k.has_number OR r.id_number_index IS NULL)`;
const BY_BIRTH = `SELECT ${COLUMNS} FROM unnest($1::uuid[], $2::text[], $3::bool[]) AS k (community, birth, has_number)
  JOIN residents r ON r.community_id = k.community AND r.birth_date = k.birth
  WHERE r.merged_into_id IS NULL AND (NOT k.has_number OR r.id_number_index IS NULL)`;

/** Finds the files that rows may be of, many rows at a time. */
export class FilesOfRolls {
  readonly #host: RollHost;
  readonly #byNumber = new Map<string, KnownFile[]>();
  readonly #byPhone = new Map<string, KnownFile[]>();
  readonly #byBirth = new Map<string, KnownFile[]>();
  readonly #known = new Map<string, KnownFile>();
  /** While keys are rotated the same number has a hash under each: what rows are compared by is the current one. */
  readonly #current = new Map<string, string>();

  constructor(host: RollHost) {
    this.#host = host;
  }

  async load(entries: readonly RollEntry[]): Promise<void> {
    const { cipher } = this.#host;
    const numbers = entries.flatMap(({ person, idKey }) => {
      if (person.idNumber === null || idKey === null) return [];
      const indexes = cipher.blindIndexes(person.idNumber, 'residents.idNumberIndex');
      for (const index of indexes) if (index !== idKey) this.#current.set(index, idKey);
      return indexes;
    });
    const phones = entries.flatMap(({ person, idKey }) =>
      person.phone === null
        ? []
        : cipher.blindIndexes(person.phone, 'residents.phoneIndex').map((index) => [index, idKey !== null] as const),
    );
    const births = entries.flatMap(({ person, place, idKey }) =>
      place.communityId === null || person.birthDate?.length !== 10
        ? []
        : [[place.communityId, person.birthDate, idKey !== null] as const],
    );
    if (numbers.length > 0) await this.#add('linli_roll_by_number', BY_NUMBER, [numbers]);
    if (phones.length > 0)
      await this.#add('linli_roll_by_phone', BY_PHONE, [phones.map(([index]) => index), phones.map(([, has]) => has)]);
    if (births.length > 0)
      await this.#add('linli_roll_by_birth', BY_BIRTH, [
        births.map(([id]) => id),
        births.map(([, day]) => day),
        births.map(([, , has]) => has),
      ]);
  }

  candidates({ person, place, idKey }: RollEntry): readonly KnownFile[] {
    const found = new Set<KnownFile>();
    const add = (files: readonly KnownFile[] | undefined) => files?.forEach((file) => found.add(file));
    if (idKey !== null) add(this.#byNumber.get(idKey));
    if (person.phone !== null) add(this.#byPhone.get(person.phone));
    if (person.birthDate !== null) add(this.#byBirth.get(`${place.communityId} ${person.birthDate}`));
    return [...found];
  }

  async #add(name: string, text: string, values: unknown[]): Promise<void> {
    const { rows } = await this.#host.pool.query<FileRow>({ name, text, values });
    for (const row of rows) {
      if (this.#known.has(row.id)) continue;
      const file = knownFile(
        this.#host.cipher,
        row,
        this.#current.get(row.id_number_index ?? '') ?? row.id_number_index,
      );
      this.#known.set(row.id, file);
      put(this.#byNumber, file.idKey, file);
      put(this.#byPhone, file.phone, file);
      put(this.#byBirth, file.birthDate === null ? null : `${file.communityId} ${file.birthDate}`, file);
    }
  }
}

function put(map: Map<string, KnownFile[]>, key: string | null, file: KnownFile): void {
  if (key === null) return;
  const files = map.get(key);
  if (files) files.push(file);
  else map.set(key, [file]);
}

function knownFile(cipher: FieldCipher, row: FileRow, idKey: string | null): KnownFile {
  const opened = (field: 'phone' | 'workplace' | 'registeredAddress' | 'notes', value: string) =>
    value === '' ? null : open(cipher, row.id, field, value);
  return {
    id: row.id,
    communityId: row.community_id,
    name: row.name,
    idKey,
    phone: opened('phone', row.phone),
    birthDate: row.birth_date || null,
    version: row.version,
    sex: row.sex as Sex | null,
    ethnicGroup: row.ethnic_group,
    address: row.address || null,
    registeredAddress: opened('registeredAddress', row.registered_address),
    householdRole: row.household_role as HouseholdRole | null,
    employment: row.employment as EmploymentStatus | null,
    workplace: opened('workplace', row.workplace),
    notes: opened('notes', row.notes),
    careLabels: labelsOf(cipher, row.label_tokens),
  };
}

/** Communities by id with their path, and whether they are the importer's. */
export interface ListedCommunity extends RollCommunity {
  readonly path: OrgPath & { readonly streetId: string; readonly communityId: string };
}

/** All communities of the districts that the importer has to do with: another's is known by its name, too. */
export async function listCommunities({ pool }: RollHost, scope: Scope): Promise<ListedCommunity[]> {
  if (scope.kind !== 'units') return [];
  const { rows } = await pool.query<{ id: string; name: string; district_id: string; street_id: string }>({
    name: 'linli_roll_communities',
    text: `SELECT id, name, district_id, street_id FROM org_units WHERE kind = 'community'
      AND district_id IN (SELECT district_id FROM org_units WHERE id = ANY ($1)) ORDER BY id`,
    values: [scope.unitIds],
  });
  return rows.map(({ id, name, district_id: districtId, street_id: streetId }) => {
    const path = { districtId, streetId, communityId: id };
    return { id, name, path, isTheirs: isInScope(scope, path) };
  });
}

/** The grids of communities. */
export async function listGrids({ pool }: RollHost, communityIds: readonly string[]) {
  const { rows } = await pool.query<{ id: string; name: string; community_id: string }>({
    name: 'linli_roll_grids',
    text: "SELECT id, name, community_id FROM org_units WHERE kind = 'grid' AND community_id = ANY ($1)",
    values: [communityIds],
  });
  return rows.map(({ id, name, community_id: communityId }) => ({ id, name, communityId }));
}
