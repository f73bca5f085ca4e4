import { addressKey, readAddress } from '@linli/domain/buildings/address.ts';
import type { OrgPath } from '@linli/domain/shared/scope.ts';
import { v7 as uuid } from 'uuid';
import { bigramsOf } from '@linli/domain/shared/bigrams.ts';
import type { RollWriting } from './roll-writing.store.ts';

interface Asked {
  readonly path: OrgPath;
  readonly address: string;
}

/** Finds the doors of addresses, many at a time, and adds what there is not; each is asked for once an import. */
export class RollPlaces {
  readonly #writing: RollWriting;
  readonly #compounds = new Map<string, string>();
  readonly #buildings = new Map<string, string>();
  readonly #dwellings = new Map<string, string>();
  /** Doors that the import itself added. */
  readonly #added = new Set<string>();

  constructor(writing: RollWriting) {
    this.#writing = writing;
  }

  async of(asked: readonly Asked[]) {
    const read = asked.map(({ path, address }) => ({ path, address, parts: readAddress(address) }));
    const compoundKey = (each: (typeof read)[number]) =>
      each.parts.place === '' ? null : `${each.path.communityId} ${each.parts.place}`;
    await this.#add('compounds', this.#compounds, read, compoundKey, ({ path, parts }) => ({
      ...columnsOf(path),
      name: parts.place,
      search_bigrams: bigramsOf(parts.place),
    }));
    const compoundOf = (each: (typeof read)[number]) => this.#compounds.get(compoundKey(each) ?? '') ?? null;
    const buildingKey = (each: (typeof read)[number]) => {
      const compound = compoundOf(each);
      if (compound === null || (each.parts.building === null && each.parts.room === null)) return null;
      return `${compound} ${each.parts.building ?? ''}`;
    };
    await this.#add('buildings', this.#buildings, read, buildingKey, (each) => ({
      ...columnsOf(each.path),
      compound_id: compoundOf(each),
      name: each.parts.building ?? '',
    }));
    const buildingOf = (each: (typeof read)[number]) => this.#buildings.get(buildingKey(each) ?? '') ?? null;
    const dwellingKey = (each: (typeof read)[number]) => {
      const building = buildingOf(each);
      return building === null || each.parts.room === null
        ? null
        : `${building} ${each.parts.entrance ?? ''} ${each.parts.room}`;
    };
    await this.#add('dwellings', this.#dwellings, read, dwellingKey, (each) => ({
      ...columnsOf(each.path),
      building_id: buildingOf(each),
      entrance: each.parts.entrance ?? '',
      room: each.parts.room,
    }));
    return read.map((each) => {
      const dwellingId = this.#dwellings.get(dwellingKey(each) ?? '') ?? null;
      const isOldDoor = dwellingId !== null && !this.#added.has(dwellingId);
      return {
        address: each.address,
        addressKey: addressKey(each.parts),
        compoundId: compoundOf(each),
        buildingId: buildingOf(each),
        dwellingId,
        isOldDoor,
      };
    });
  }

  async #add<T>(
    table: 'compounds' | 'buildings' | 'dwellings',
    known: Map<string, string>,
    asked: readonly T[],
    keyOf: (each: T) => string | null,
    columnsOfEach: (each: T) => Record<string, unknown>,
  ): Promise<void> {
    const missing = new Map<string, Record<string, unknown>>();
    for (const each of asked) {
      const key = keyOf(each);
      if (key !== null && !known.has(key) && !missing.has(key))
        missing.set(key, { id: uuid(), ...columnsOfEach(each) });
    }
    if (missing.size === 0) return;
    const found = await this.#writing.findOrAddPlaces(table, [...missing.values()]);
    for (const [index, key] of [...missing.keys()].entries()) {
      const place = found[index];
      if (!place) throw new Error('A place was neither found nor made.');
      known.set(key, place.id);
      if (place.isNew) this.#added.add(place.id);
    }
  }
}

const columnsOf = ({ districtId, streetId, communityId }: OrgPath) => ({
  district_id: districtId,
  street_id: streetId,
  community_id: communityId,
});
