/** What is compared of two people, as far as it is known. */
export interface Identity {
  readonly name: string;
  /** Pinyin without tones, as the file keeps it; who leaves it out compares characters alone. */
  readonly sound?: string;
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
 * Two different ID numbers are two people, twins with near names among them. Families share a phone and half a name:
 * with two birth dates that contradict each other a phone counts only beside the very same name.
 */
export function duplicateReason(one: Identity, other: Identity): DuplicateReason | null {
  if (one.idNumber !== null && other.idNumber !== null)
    return one.idNumber === other.idNumber ? 'same_id_number' : null;
  if (!areNamesNear(one.name, other.name) && !doSoundAlike(one, other)) return null;
  if (isSameDay(one.birthDate, other.birthDate)) return 'near_name_same_birth_date';
  if (isDay(one.birthDate) && isDay(other.birthDate) && bare(one.name) !== bare(other.name)) return null;
  return !!one.phone && one.phone === other.phone ? 'near_name_same_phone' : null;
}

/** 张伟 and 張偉, 李静怡 and 李景仪: typed by ear, or in the other script. As many characters with the same reading. */
function doSoundAlike(one: Identity, other: Identity): boolean {
  const length = [...bare(one.name)].length;
  return !!one.sound && one.sound === other.sound && length > 1 && length === [...bare(other.name)].length;
}

/** The same name, or one character written differently, left out or exchanged with its neighbour. */
export function areNamesNear(one: string, other: string): boolean {
  const [a, b] = [[...bare(one)], [...bare(other)]] as const;
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

/** Without dots, spaces and the marks that choose between two shapes of one character. */
const bare = (name: string) =>
  name
    .normalize('NFC')
    .replaceAll(/[·•・\s\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/gu, '')
    .toLowerCase();
const isDay = (birthDate: string | null) => birthDate !== null && birthDate.length > 7;
const isSameDay = (one: string | null, other: string | null) => isDay(one) && one === other;
