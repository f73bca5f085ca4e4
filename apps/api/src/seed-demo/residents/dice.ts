import { createHash } from 'node:crypto';

/**
 * Chance that falls the same way each time: sfc32, fast enough for a million people, and with a state so large that
 * the ids of two communities never meet.
 */
export class Dice {
  #a: number;
  #b: number;
  #c: number;
  #count = 1;

  constructor(seed: string) {
    const hash = createHash('sha256').update(seed).digest();
    this.#a = hash.readInt32LE(0);
    this.#b = hash.readInt32LE(4);
    this.#c = hash.readInt32LE(8);
  }

  /** From 0 up to, and not including, 1. */
  float(): number {
    const next = (this.#a + this.#b + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + next) | 0;
    return (next >>> 0) / 4_294_967_296;
  }

  /** A whole number from `least` to `most`. */
  int(least: number, most: number): number {
    return least + Math.floor(this.float() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.float() < share;
  }

  one<T>(from: readonly T[]): T {
    const drawn = from[Math.floor(this.float() * from.length)];
    if (drawn === undefined) throw new Error('There is nothing to draw from.');
    return drawn;
  }

  /** One by its weight. */
  weighted<T>(from: readonly (readonly [value: T, weight: number])[]): T {
    let left = this.float() * from.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of from) {
      left -= weight;
      if (left < 0) return value;
    }
    return this.one(from)[0];
  }

  /** An id in the order of time, as every id of a record. */
  uuid(at: number): string {
    const hex = (value: number, length: number) => value.toString(16).padStart(length, '0');
    const time = hex(at, 12);
    const some = () => Math.floor(this.float() * 0x1_0000);
    const variant = 0x8000 | (some() & 0x3fff);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(some() & 0xfff, 3)}-${hex(variant, 4)}-${hex(some(), 4)}${hex(some(), 4)}${hex(some(), 4)}`;
  }
}
