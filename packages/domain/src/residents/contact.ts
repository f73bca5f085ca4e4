/** 联系人: who is called about a resident, and how they stand to them. */
export const CONTACT_RELATIONS = [
  'spouse',
  'child',
  'parent',
  'sibling',
  'relative',
  'neighbour',
  'carer',
  'friend',
  'unit',
  'other',
] as const;
export type ContactRelation = (typeof CONTACT_RELATIONS)[number];

/** More are not called in an emergency, they are looked through. */
export const CONTACTS_PER_RESIDENT = 10;

interface Ranked {
  readonly id: string;
  readonly isGuardian: boolean;
  readonly isEmergency: boolean;
}

/** Guardians first (监护人, 民法典 art. 27 and 28), then who is called in an emergency, then by when they were named. */
export function inOrderOfCalling<C extends Ranked>(contacts: readonly C[]): C[] {
  return contacts.toSorted(
    (one, other) =>
      Number(other.isGuardian) - Number(one.isGuardian) ||
      Number(other.isEmergency) - Number(one.isEmergency) ||
      (one.id < other.id ? -1 : 1),
  );
}

/** What is known of a contact, in clear; phone and file empty or null where there is none. */
interface KnownContact {
  readonly relation: ContactRelation;
  readonly name: string;
  readonly phone: string;
  readonly otherId: string | null;
  readonly isGuardian: boolean;
  readonly isEmergency: boolean;
}

/** Whether one contact says all that another does: then the same person is named once, and nothing is lost by it. */
export function namesContact(one: KnownContact, other: KnownContact): boolean {
  const isSamePerson = other.otherId === null ? other.name === one.name : other.otherId === one.otherId;
  return (
    isSamePerson &&
    other.relation === one.relation &&
    (other.phone === '' || other.phone === one.phone) &&
    (one.isGuardian || !other.isGuardian) &&
    (one.isEmergency || !other.isEmergency)
  );
}
