import { expect, test } from 'vitest';
import type { Actor, PersonActor, Role } from '../shared/actor.ts';
import { Refusal } from '../shared/refusal.ts';
import {
  availableErasureActions,
  decideErasure,
  ERASURE_ACTIONS,
  ERASURE_STATUSES,
  groundsOf,
  type Erasure,
  type ErasureAction,
} from './erasure.ts';

const PATH = { districtId: 'd', streetId: 's', communityId: 'c' };
const acting = (
  role: Role,
  level: 'district' | 'street' | 'community',
  unitId: string,
  personId = 'p',
): PersonActor => ({
  kind: 'person',
  personId,
  name: '周明',
  appointmentId: 'a',
  role,
  unit: null,
  scope: { kind: 'units', level, unitIds: [unitId] },
});
const WORKER = acting('community_worker', 'community', 'c');
const STREET = acting('street_official', 'street', 's');
const DISTRICT = acting('district_official', 'district', 'd');
const asked: Erasure = { status: 'asked', path: PATH, askerId: 'worker' };

const outcome = (action: ErasureAction, actor: Actor, erasure: Erasure) => {
  try {
    return decideErasure(action, actor, erasure);
  } catch (error) {
    return (error as Refusal).code;
  }
};

test.each<[ErasureAction, PersonActor, string]>([
  ['approve', STREET, 'erased'],
  ['refuse', STREET, 'refused'],
  ['withdraw', WORKER, 'withdrawn'],
  ['approve', WORKER, 'erasure.not_allowed'],
  ['refuse', WORKER, 'erasure.not_allowed'],
  ['withdraw', STREET, 'erasure.not_allowed'],
  ['approve', DISTRICT, 'erasure.not_allowed'],
  ['approve', acting('street_official', 'street', 's', 'worker'), 'erasure.second_person_needed'],
  ['approve', acting('street_official', 'street', 'elsewhere'), 'erasure.not_found'],
  ['withdraw', acting('community_worker', 'community', 'beside'), 'erasure.not_found'],
  ['approve', acting('system_admin', 'street', 's'), 'erasure.not_found'],
])('%s by %o leads to %s', (action, actor, expected) => {
  expect(outcome(action, actor, asked)).toBe(expected);
});

test('what is decided is decided', () => {
  for (const status of ERASURE_STATUSES.filter((each) => each !== 'asked'))
    for (const action of ERASURE_ACTIONS)
      expect(outcome(action, action === 'withdraw' ? WORKER : STREET, { ...asked, status })).toBe('erasure.not_now');
});

test('buttons are what the guard lets through', () => {
  for (const status of ERASURE_STATUSES)
    for (const actor of [WORKER, STREET, DISTRICT, acting('street_official', 'street', 's', 'worker')]) {
      const through = ERASURE_ACTIONS.filter((action) => !outcome(action, actor, { ...asked, status }).includes('.'));
      expect(availableErasureActions(actor, { ...asked, status })).toEqual(through);
    }
});

test('grounds depend on how somebody stands to the community', () => {
  expect(groundsOf('living_here')).toEqual(['consent_withdrawn', 'unlawful']);
  expect(groundsOf('moved_out')).toEqual(['purpose_over', 'consent_withdrawn', 'unlawful']);
  expect(groundsOf('deceased')).toEqual(['purpose_over', 'unlawful']);
  expect(groundsOf('merged')).toEqual([]);
});
