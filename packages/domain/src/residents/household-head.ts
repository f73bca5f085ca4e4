import type { Sex } from './id-number.ts';
import type { HouseholdRole } from './resident.ts';

/** What the rules need to know of somebody who lives in a household. */
export interface Housemate {
  readonly id: string;
  readonly householdRole: HouseholdRole | null;
  /** Whole years; null where nobody knows. */
  readonly age: number | null;
  readonly sex: Sex | null;
}

/** Who is asked first to be the head when the head is gone. */
const SUCCESSION: readonly (HouseholdRole | null)[] = [
  'spouse',
  'son',
  'daughter',
  'parent',
  'sibling',
  'grandchild',
  'grandparent',
  'other',
  null,
];

/** Of age by 民法典 art. 17. */
const OF_AGE = 18;

/**
 * 户主 of those who are left: the spouse, then children from the eldest, then parents, and so on; whoever is under age
 * only if nobody else is there. Null when nobody is left.
 */
export function nextHeadOf<M extends Housemate>(mates: readonly M[]): M | null {
  const isChild = ({ age }: Housemate) => age !== null && age < OF_AGE;
  // Sons and daughters stand alike: the eldest of them is asked.
  const rank = ({ householdRole }: Housemate) =>
    SUCCESSION.indexOf(householdRole === 'daughter' ? 'son' : householdRole);
  const [first = null] = mates.toSorted(
    (one, other) =>
      Number(isChild(one)) - Number(isChild(other)) || rank(one) - rank(other) || (other.age ?? -1) - (one.age ?? -1),
  );
  return first;
}

type Relative = HouseholdRole | 'child' | null;

/** What somebody is to the new head, by what the new head was to the old one. What is left out cannot be known. */
const TO_NEW_HEAD: Record<HouseholdRole, Partial<Record<HouseholdRole, Relative>>> = {
  head: {},
  spouse: {
    head: 'spouse',
    son: 'son',
    daughter: 'daughter',
    grandchild: 'grandchild',
    parent: 'parent',
    sibling: 'other',
    grandparent: 'other',
    other: 'other',
  },
  son: childWas(),
  daughter: childWas(),
  parent: {
    head: 'child',
    spouse: 'child',
    sibling: 'child',
    son: 'grandchild',
    daughter: 'grandchild',
    grandchild: 'grandchild',
    parent: 'spouse',
    other: 'other',
  },
  sibling: {
    head: 'sibling',
    sibling: 'sibling',
    parent: 'parent',
    grandparent: 'grandparent',
    spouse: 'other',
    son: 'other',
    daughter: 'other',
    grandchild: 'other',
    other: 'other',
  },
  grandchild: { head: 'grandparent', spouse: 'grandparent', sibling: 'other', parent: 'other', other: 'other' },
  grandparent: {
    head: 'grandchild',
    spouse: 'grandchild',
    sibling: 'grandchild',
    son: 'grandchild',
    daughter: 'grandchild',
    grandparent: 'spouse',
    other: 'other',
  },
  other: {},
};

function childWas(): Partial<Record<HouseholdRole, Relative>> {
  return {
    head: 'parent',
    spouse: 'parent',
    son: 'sibling',
    daughter: 'sibling',
    parent: 'grandparent',
    sibling: 'other',
    grandparent: 'other',
    other: 'other',
  };
}

/** 与户主关系 after the head has changed: of the new head, of the old one, and of everybody else; null is unknown. */
export function roleUnderNewHead(mate: Housemate, newHead: Housemate): HouseholdRole | null {
  if (mate.id === newHead.id) return 'head';
  if (mate.householdRole === null || newHead.householdRole === null) return null;
  const relative = TO_NEW_HEAD[newHead.householdRole][mate.householdRole] ?? null;
  if (relative !== 'child') return relative;
  return mate.sex === null ? null : mate.sex === 'male' ? 'son' : 'daughter';
}
