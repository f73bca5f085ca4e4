import type { HouseholdRole } from './resident.ts';

/** What puts people of a roll into households. */
export interface RollMember {
  readonly communityId: string;
  readonly householdNumber: string | null;
  readonly role: HouseholdRole | null;
  /** The same for all behind one door; null where the address leads to none. */
  readonly dwelling: string | null;
}

/**
 * Puts the people of a roll into households, one after another in its order. Those with one 户号 are one, then those
 * behind one door. Where a second head (户主) lives behind the same door, who follows belongs to the second; where there
 * is no door, who follows a head belongs to them.
 */
export class RollHouseholds {
  readonly #byKey = new Map<string, { id: number; hasHead: boolean }>();
  #count = 0;
  #lastWithoutDoor: number | null = null;

  /** The household of this person, numbered from 0; null for who is in none. */
  of({ communityId, householdNumber, role, dwelling }: RollMember): number | null {
    const key = householdNumber ?? dwelling;
    if (key === null) {
      if (role === 'head') this.#lastWithoutDoor = this.#count++;
      else if (role === null) this.#lastWithoutDoor = null;
      return this.#lastWithoutDoor;
    }
    this.#lastWithoutDoor = null;
    const whole = `${communityId} ${householdNumber === null ? 'at' : 'no'} ${key}`;
    const known = this.#byKey.get(whole);
    const startsAnother = householdNumber === null && role === 'head' && known?.hasHead === true;
    const { id, hasHead } = known && !startsAnother ? known : { id: this.#count++, hasHead: false };
    this.#byKey.set(whole, { id, hasHead: hasHead || role === 'head' });
    return id;
  }
}
