import { describe, expect, it } from 'vitest';
import type { PersonActor, Role } from '../shared/actor.ts';
import { Refusal } from '../shared/refusal.ts';
import { availableDuplicateActions, decideDuplicate, reasonToAsk, type DuplicateAction } from './duplicate-pair.ts';

const here = { districtId: 'd', streetId: 's', communityId: 'c1' };
const beside = { ...here, communityId: 'c2' };
const far = { districtId: 'd', streetId: 's2', communityId: 'c3' };

function actor(role: Role, level: 'community' | 'street' | 'district', ...unitIds: string[]): PersonActor {
  return { kind: 'person', role, scope: { kind: 'units', level, unitIds } } as unknown as PersonActor;
}

const worker = actor('community_worker', 'community', 'c1');
const workerOfBoth = actor('community_worker', 'community', 'c1', 'c2');
const street = actor('street_official', 'street', 's');
const district = actor('district_official', 'district', 'd');

function outcome(
  action: DuplicateAction,
  ...[who, pair]: [PersonActor, Parameters<typeof decideDuplicate>[2]]
): string {
  try {
    decideDuplicate(action, who, pair);
    return 'yes';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe('who decides whether two files are of one person', () => {
  it.each([
    ['a worker of their community', worker, here, here, 'yes'],
    ['a worker, the other elsewhere', worker, here, null, 'resident.duplicate_elsewhere'],
    ['a worker, the other outside of their units', worker, here, beside, 'resident.duplicate_elsewhere'],
    ['a worker of another community', worker, beside, beside, 'resident.duplicate_not_found'],
    ['a worker of both communities', workerOfBoth, here, beside, 'yes'],
    ['the street above both', street, here, beside, 'yes'],
    ['the street, one in another street', street, here, far, 'resident.duplicate_elsewhere'],
    ['the district above both', district, here, far, 'yes'],
    ['the street, within one community', street, here, here, 'resident.not_allowed'],
    ['a volunteer', actor('volunteer', 'community', 'c1'), here, here, 'resident.duplicate_not_found'],
    ['an auditor', actor('auditor', 'district', 'd'), here, here, 'resident.duplicate_not_found'],
  ] as const)('%s', (_what, who, own, other, expected) => {
    for (const [action, status] of [
      ['merge', 'open'],
      ['not_same', 'open'],
      ['reopen', 'not_same'],
    ] as const) {
      expect(outcome(action, who, { status, own, other })).toBe(expected);
      const shown = availableDuplicateActions(who, { status, own, other });
      expect(shown.includes(action)).toBe(expected === 'yes');
    }
  });

  it.each([
    ['merge', 'merged'],
    ['merge', 'not_same'],
    ['not_same', 'merged'],
    ['not_same', 'not_same'],
    ['reopen', 'open'],
    ['reopen', 'merged'],
  ] as const)('not now: %s of a pair that is %s', (action, status) => {
    expect(outcome(action, worker, { status, own: here, other: here })).toBe('resident.duplicate_decided');
  });
});

it.each([
  ['in one community', 'c1', 'living_here', 'living_here', true],
  ['in one community, one moved out', 'c1', 'moved_out', 'living_here', true],
  ['in two, living in both', 'c2', 'living_here', 'living_here', true],
  ['in two, left one of them', 'c2', 'moved_out', 'living_here', false],
  ['in two, dead in one of them', 'c2', 'living_here', 'deceased', false],
] as const)('two files of one number %s: asked about %s', (_what, otherCommunity, one, other, isAsked) => {
  const file = { name: '王小明', idNumber: 'A', phone: null, birthDate: null };
  const asked = reasonToAsk(
    { ...file, communityId: 'c1', status: one },
    { ...file, communityId: otherCommunity, status: other },
  );
  expect(asked).toBe(isAsked ? 'same_id_number' : null);
});
