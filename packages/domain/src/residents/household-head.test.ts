import { describe, expect, it } from 'vitest';
import { nextHeadOf, roleUnderNewHead, type Housemate } from './household-head.ts';
import type { HouseholdRole } from './resident.ts';

const mate = (householdRole: HouseholdRole | null, age: number | null = 40, sex: Housemate['sex'] = 'male') => ({
  id: `${householdRole} ${age}`,
  householdRole,
  age,
  sex,
});

describe('the next head of a household', () => {
  it.each([
    ['the spouse before grown children', [mate('son'), mate('spouse', 66)], 'spouse 66'],
    ['the eldest child, whether son or daughter', [mate('son', 35), mate('daughter', 41)], 'daughter 41'],
    ['a grown relative before a child', [mate('son', 9), mate('grandparent', 88)], 'grandparent 88'],
    ['a child where nobody else is', [mate('son', 9), mate('son', 12)], 'son 12'],
    ['somebody whose age nobody knows before a child', [mate('daughter', 17), mate('other', null)], 'other null'],
    ['whoever is there, however they are related', [mate(null, 30)], 'null 30'],
  ])('is %s', (_who, mates, head) => {
    expect(nextHeadOf(mates)?.id).toBe(head);
  });

  it('is nobody where nobody is left', () => {
    expect(nextHeadOf([])).toBeNull();
  });
});

describe('who somebody is to the new head', () => {
  it.each([
    ['spouse', 'head', 'male', 'spouse'],
    ['spouse', 'son', 'male', 'son'],
    ['spouse', 'parent', 'male', 'parent'],
    ['son', 'spouse', 'female', 'parent'],
    ['son', 'head', 'male', 'parent'],
    ['daughter', 'son', 'male', 'sibling'],
    // The grandchild may be the new head's own or a nephew.
    ['son', 'grandchild', 'male', null],
    ['parent', 'spouse', 'female', 'daughter'],
    ['parent', 'head', 'male', 'son'],
    ['parent', 'parent', 'female', 'spouse'],
    ['sibling', 'parent', 'female', 'parent'],
    ['grandchild', 'spouse', 'female', 'grandparent'],
    ['other', 'spouse', 'female', null],
    [null, 'son', 'male', null],
    ['spouse', null, 'male', null],
  ] as const)('with a head who was %s a %s (%s) is %s', (headWas, was, sex, is) => {
    expect(roleUnderNewHead({ ...mate(was, 40, sex), id: 'other' }, { ...mate(headWas), id: 'new' })).toBe(is);
  });

  it('is the head for the new head', () => {
    const son = mate('son');
    expect(roleUnderNewHead(son, son)).toBe('head');
  });
});
