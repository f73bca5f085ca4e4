import { expect, it } from 'vitest';
import type { HouseholdRole } from './resident.ts';
import { RollHouseholds } from './roll-households.ts';

const member = (
  role: HouseholdRole | null,
  dwelling: string | null,
  householdNumber: string | null = null,
  communityId = 'a',
) => ({
  communityId,
  role,
  dwelling,
  householdNumber,
});

it.each([
  ['those of one number', [member(null, 'x', '7'), member(null, null, '7'), member(null, 'x', '8')], [0, 0, 1]],
  ['of one number in two communities', [member(null, null, '7'), member(null, null, '7', 'b')], [0, 1]],
  ['those behind one door', [member('spouse', 'x'), member('head', 'y'), member('head', 'x')], [0, 1, 0]],
  [
    'a second head behind one door',
    [member('head', 'x'), member('son', 'x'), member('head', 'x'), member('son', 'x')],
    [0, 0, 1, 1],
  ],
  [
    'who follows a head without a door',
    [member('head', null), member('son', null), member('head', null), member(null, null), member('son', null)],
    [0, 0, 1, null, null],
  ],
] as const)('%s', (_what, members, households) => {
  const found = new RollHouseholds();
  expect(members.map((each) => found.of(each))).toEqual(households);
});
