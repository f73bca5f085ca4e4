import { ageOn, type Sex } from './id-number.ts';
import { surnameOf } from './person-name.ts';
import type { HouseholdRole } from './resident.ts';
import type { ResidentStatus } from './resident-file.ts';

/** 婚姻状况 by GB/T 2261.2-2003: 未婚、已婚、丧偶、离婚. */
export const MARITAL_STATUSES = ['never_married', 'married', 'widowed', 'divorced'] as const;
export type MaritalStatus = (typeof MARITAL_STATUSES)[number];

/** 亲属: who somebody is to the person of the file, as life events make it known. */
export const KIN_KINDS = ['spouse', 'parent', 'child'] as const;
export type KinKind = (typeof KIN_KINDS)[number];

/** What the rules need to know of somebody who marries. */
export interface Betrothed {
  readonly id: string;
  readonly status: ResidentStatus;
  readonly sex: Sex | null;
  /** `YYYY-MM-DD`, or no closer than `YYYY-MM` or `YYYY`; empty where nobody knows. */
  readonly birthDate: string;
  readonly maritalStatus: MaritalStatus | null;
}

export const MARRIAGE_FAULTS = ['self', 'gone', 'married', 'same_sex', 'under_age'] as const;
export type MarriageFault = (typeof MARRIAGE_FAULTS)[number];

/** 民法典 art. 1047 says 22 and 20; autonomous regions have made it 18 for women and 20 for men. Nobody is younger. */
const LOWEST_MARRIAGE_AGE = 18;

/** Why two people cannot have married on a day (民法典 art. 1041, 1046-1048); null when nothing speaks against it. */
export function marriageFault(one: Betrothed, other: Betrothed | null, day: string): MarriageFault | null {
  const isUnderAge = ({ birthDate }: Betrothed) =>
    birthDate !== '' && ageOn(birthDate.padEnd(10, '-01'), day) < LOWEST_MARRIAGE_AGE;
  if (isUnderAge(one)) return 'under_age';
  if (other === null) return null;
  if (other.id === one.id) return 'self';
  if (other.status === 'deceased' || other.status === 'merged') return 'gone';
  if (other.maritalStatus === 'married') return 'married';
  if (one.sex !== null && one.sex === other.sex) return 'same_sex';
  return isUnderAge(other) ? 'under_age' : null;
}

type OfSex = HouseholdRole | 'by_sex' | null;

/** What the child of somebody is to the head of the household. `by_sex`: son or daughter. */
const CHILD_OF: Record<HouseholdRole, OfSex> = {
  head: 'by_sex',
  spouse: 'by_sex',
  son: 'grandchild',
  daughter: 'grandchild',
  grandchild: 'grandchild',
  parent: 'sibling',
  grandparent: 'other',
  sibling: 'other',
  other: 'other',
};

/** What whoever marries somebody is to the head: 儿媳 and 女婿 count as daughter and son (GB/T 4761). */
const SPOUSE_OF: Record<HouseholdRole, OfSex> = {
  head: 'spouse',
  spouse: null,
  son: 'daughter',
  daughter: 'son',
  grandchild: 'grandchild',
  parent: 'parent',
  grandparent: 'grandparent',
  sibling: 'sibling',
  other: 'other',
};

/** 与户主关系 of a new-born, by that of the parent they live with; null where that cannot be known. */
export function roleOfChild(parent: HouseholdRole | null, sex: Sex): HouseholdRole | null {
  const role = parent === null ? null : CHILD_OF[parent];
  return role === 'by_sex' ? (sex === 'male' ? 'son' : 'daughter') : role;
}

/** 与户主关系 of whoever moves in with the one they marry. */
export function roleOfSpouse(of: HouseholdRole | null): HouseholdRole | null {
  return of === null ? null : (SPOUSE_OF[of] as HouseholdRole | null);
}

/** Surnames that a child can be given: each parent's, once (民法典 art. 1015). */
export function familyNames(parents: readonly string[]): string[] {
  return [...new Set(parents.map(surnameOf))].filter((surname) => surname !== '' && !surname.includes('*'));
}

/** A tie as one file tells it, the name in clear. */
interface KnownTie {
  readonly kind: KinKind;
  readonly name: string;
  readonly sex: Sex | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly otherId: string | null;
}

/** Whether one tie says all that another does: then it is told once, and nothing is lost by it. */
export function tellsTie(one: KnownTie, other: KnownTie): boolean {
  if (other.kind !== one.kind || other.to !== one.to) return false;
  if (other.otherId !== null) return other.otherId === one.otherId;
  return (
    other.name === one.name &&
    (other.sex === null || other.sex === one.sex) &&
    (other.from === null || other.from === one.from)
  );
}
