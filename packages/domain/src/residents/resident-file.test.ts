import { describe, expect, it } from 'vitest';
import type { PersonActor, Role } from '../shared/actor.ts';
import { Refusal } from '../shared/refusal.ts';
import { LIFE_EVENT_CODES } from './life-event.ts';
import {
  availableResidentActions,
  canSeeResident,
  decideLifeEvent,
  decideResident,
  RESIDENT_ACTIONS,
  RESIDENT_STATUSES,
  type Resident,
  type ResidentStatus,
} from './resident-file.ts';
import { isShown, labelsShownTo, maySearchByLabel, REVEALABLE_FIELDS } from './resident-privacy.ts';

function actor(role: Role, level: 'district' | 'street' | 'community' = 'community', unitId = 'c1'): PersonActor {
  const scope = { kind: 'units', level, unitIds: [unitId] } as const;
  return { kind: 'person', personId: 'p', name: '李秀兰', appointmentId: 'a', role, unit: null, scope };
}
const worker = actor('community_worker');
const street = actor('street_official', 'street', 's1');
const district = actor('district_official', 'district', 'd1');

function file(status: ResidentStatus): Resident {
  return { id: 'r', status, districtId: 'd1', streetId: 's1', communityId: 'c1' };
}

/** Nobody is married or in hospital. */
const PLAIN = { isMarried: false, isInHospital: false };

describe('a file', () => {
  it.each([
    [
      'living_here',
      [
        'edit',
        'add_label',
        'end_label',
        'move',
        'move_out',
        'register_birth',
        'marry',
        'stay_away',
        'report_death',
        'transfer',
      ],
    ],
    ['moved_out', ['edit', 'end_label', 'move_back', 'report_death']],
    ['deceased', ['edit', 'end_label']],
    ['merged', []],
  ] as const)('of somebody %s takes %j', (status, actions) => {
    expect(availableResidentActions(worker, file(status), PLAIN)).toEqual(actions);
    for (const action of RESIDENT_ACTIONS) {
      const event = LIFE_EVENT_CODES.find((each) => each === action);
      const decide = () =>
        event ? decideLifeEvent(event, worker, file(status), PLAIN) : decideResident(action, worker, file(status));
      if ((actions as readonly string[]).includes(action)) expect(decide).not.toThrow();
      else expect(decide).toThrow(expect.objectContaining({ code: 'resident.not_now' }) as Refusal);
    }
  });

  it.each([
    ['married', { isMarried: true, isInHospital: false }, ['divorce', 'stay_away'], ['marry', 'come_home']],
    ['in hospital', { isMarried: false, isInHospital: true }, ['marry', 'come_home'], ['divorce', 'stay_away']],
  ] as const)('of somebody %s takes what follows from that and not what it is already', (_what, state, yes, no) => {
    const actions = availableResidentActions(worker, file('living_here'), state);
    expect(actions).toEqual(expect.arrayContaining([...yes]));
    for (const event of no) {
      expect(actions).not.toContain(event);
      expect(() => decideLifeEvent(event, worker, file('living_here'), state)).toThrow('resident.not_now');
    }
  });

  it('is kept by the workers of its community; those above look', () => {
    for (const official of [street, district]) {
      expect(canSeeResident(official, file('living_here'))).toBe(true);
      for (const status of RESIDENT_STATUSES)
        expect(availableResidentActions(official, file(status), PLAIN)).toEqual([]);
      expect(() => decideResident('edit', official, file('living_here'))).toThrow('resident.not_allowed');
    }
  });

  it.each([
    ['a worker of another community', actor('community_worker', 'community', 'c2')],
    ['an official of another street', actor('street_official', 'street', 's2')],
    ['a volunteer', actor('volunteer')],
    ['an administrator', actor('system_admin', 'district', 'd1')],
    ['an auditor', actor('auditor', 'district', 'd1')],
  ])('does not exist for %s', (_who, somebody) => {
    expect(canSeeResident(somebody, file('living_here'))).toBe(false);
    for (const action of RESIDENT_ACTIONS)
      expect(() => decideResident(action, somebody, file('living_here'))).toThrow('resident.not_found');
  });
});

describe('what is hidden', () => {
  it.each([
    ['community_worker', ['name', 'address', 'sensitive_labels', 'workplace', 'registered_address']],
    ['street_official', []],
    ['district_official', []],
    ['volunteer', []],
  ] as const)('is shown to a %s without a reason: %j', (role, fields) => {
    expect(REVEALABLE_FIELDS.filter((field) => isShown(actor(role), field))).toEqual(fields);
  });

  it('of labels is what would harm: officials neither see nor look for it', () => {
    const labels = ['severe_mental_illness', 'veteran', 'advanced_age'] as const;
    expect(labelsShownTo(worker, labels)).toEqual(['advanced_age', 'severe_mental_illness', 'veteran']);
    expect(labelsShownTo(street, labels)).toEqual(['advanced_age', 'veteran']);
    expect(maySearchByLabel(street, 'minimum_living')).toBe(false);
    expect(maySearchByLabel(worker, 'minimum_living')).toBe(true);
  });
});
