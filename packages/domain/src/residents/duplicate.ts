/** What is compared of two people, as far as it is known. */
export interface Identity {
  readonly name: string;
  /** The keyed hash of the number serves as well as the number. */
  readonly idNumber: string | null;
  readonly phone: string | null;
  readonly birthDate: string | null;
}

/** Why two files may be of one person, the surest first. */
export const DUPLICATE_REASONS = ['same_id_number', 'near_name_same_birth_date', 'near_name_same_phone'] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

/**
 * Whether two files are probably of one person: the same ID number, or a near name with the same birth date or phone.
 * Two different ID numbers are two people, twins with near names among them.
 */
export function duplicateReason(one: Identity, other: Identity): DuplicateReason | null {
  if (one.idNumber !== null && other.idNumber !== null)
    return one.idNumber === other.idNumber ? 'same_id_number' : null;
  if (!areNamesNear(one.name, other.name)) return null;
  if (isSame(one.birthDate, other.birthDate)) return 'near_name_same_birth_date';
  return isSame(one.phone, other.phone) ? 'near_name_same_phone' : null;
}

/** The same name, or one character written differently, left out or exchanged with its neighbour. */
export function areNamesNear(one: string, other: string): boolean {
  const [a, b] = [[...bare(one)], [...bare(other)]];
  if (a.join('') === b.join('')) return true;
  if (Math.max(a.length, b.length) < 2 || Math.abs(a.length - b.length) > 1) return false;
  // Of a name of two characters one is half of it: only the same surname makes it near.
  if (Math.min(a.length, b.length) <= 2 && a[0] !== b[0]) return false;
  if (a.length === b.length) {
    const differing = a.flatMap((character, index) => (character === b[index] ? [] : [index]));
    const [first = 0, second = 0] = differing;
    return (
      differing.length === 1 ||
      (differing.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first])
    );
  }
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.some((_, index) => long.toSpliced(index, 1).join('') === short.join(''));
}

const bare = (name: string) => name.replaceAll(/[·\s]/g, '').toLowerCase();
/** A birth date that is known to the day, or any other value. */
const isSame = (one: string | null, other: string | null) => one !== null && one === other && one.length > 7;
