import { bareUnitName } from '../org-units/unit-name.ts';
import type { OrgPath, OrgUnitKind } from '../shared/scope.ts';

/** A unit that whoever imports acts for, or that lies below. */
export interface PeopleUnit {
  readonly id: string;
  readonly name: string;
  readonly kind: Exclude<OrgUnitKind, 'grid'>;
  readonly path: OrgPath;
}

/** What the cells of a row say of a unit, from above; null where nothing stands. */
export interface SpokenUnit {
  readonly district: string | null;
  readonly street: string | null;
  readonly community: string | null;
  /** A unit of whatever kind the role asks for. */
  readonly unit: string | null;
}

export type UnitFault = 'missing' | 'unknown' | 'ambiguous';

/** Finds units by the names that lists write. */
export class PeopleUnits {
  readonly #byName = new Map<string, PeopleUnit[]>();
  readonly #byKind = new Map<PeopleUnit['kind'], PeopleUnit[]>();

  constructor(units: readonly PeopleUnit[]) {
    for (const unit of units) {
      const key = `${unit.kind} ${bareUnitName(unit.kind, unit.name)}`;
      this.#byName.set(key, [...(this.#byName.get(key) ?? []), unit]);
      this.#byKind.set(unit.kind, [...(this.#byKind.get(unit.kind) ?? []), unit]);
    }
  }

  /** The unit of a kind that a row speaks of; where it says none, the only one there is. */
  spoken(kind: PeopleUnit['kind'], cells: SpokenUnit): PeopleUnit | UnitFault {
    const said = cells[kind] ?? cells.unit;
    const all = said === null ? this.#byKind.get(kind) : this.#named(kind, said);
    if (!all || (said === null && all.length > 1)) return said === null ? 'missing' : 'unknown';
    const [only, ...others] = all.filter((unit) => this.#isBelow(unit, cells));
    if (!only) return 'unknown';
    return others.length > 0 ? 'ambiguous' : only;
  }

  /** Two communities of one name are told apart by their street. */
  #isBelow({ kind, path }: PeopleUnit, { district, street }: SpokenUnit): boolean {
    const isIn = (above: PeopleUnit['kind'], name: string | null, id: string | null) =>
      name === null ||
      above === kind ||
      this.#named(above, name).some((unit) => unit.id === id) ||
      !this.#byKind.has(above);
    return isIn('district', district, path.districtId) && isIn('street', street, path.streetId);
  }

  #named(kind: PeopleUnit['kind'], name: string): readonly PeopleUnit[] {
    return this.#byName.get(`${kind} ${bareUnitName(kind, name)}`) ?? [];
  }
}
