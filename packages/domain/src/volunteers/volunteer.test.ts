import { expect, it } from 'vitest';
import type { PersonActor } from '../shared/actor.ts';
import {
  availableVolunteerActions,
  decideVolunteer,
  guardianFieldsAt,
  VOLUNTEER_ACTIONS,
  VOLUNTEER_STATUSES,
  type Volunteer,
  type VolunteerStatus,
} from './volunteer.ts';

const volunteer = (status: VolunteerStatus, communityId = 'c1'): Volunteer => ({
  status,
  districtId: 'd1',
  streetId: 's1',
  communityId,
});
const worker: PersonActor = {
  kind: 'person',
  personId: 'p1',
  name: '李秀兰',
  appointmentId: 'a1',
  role: 'community_worker',
  unit: { id: 'c1', kind: 'community', name: '河湾社区', districtId: 'd1', streetId: 's1', communityId: 'c1' },
  scope: { kind: 'units', level: 'community', unitIds: ['c1'] },
};

it.each(VOLUNTEER_ACTIONS.flatMap((action) => VOLUNTEER_STATUSES.map((status) => [action, status] as const)))(
  '%s somebody who has %s',
  (action, status) => {
    const decide = () => decideVolunteer(action, worker, volunteer(status));
    if (status === 'asked') expect(decide()).toBe(action === 'accept' ? 'joined' : 'declined');
    else expect(decide).toThrow('volunteer.not_now');
    expect(availableVolunteerActions({ status }).includes(action)).toBe(status === 'asked');
  },
);

it.each(VOLUNTEER_ACTIONS)('nobody of another community exists for whoever would %s', (action) => {
  expect(() => decideVolunteer(action, worker, volunteer('asked', 'c2'))).toThrow('volunteer.not_found');
});

it.each([
  [-1, 'too young'],
  [7, 'too young'],
  [8, ['guardianName', 'guardianPhone']],
  [17, ['guardianName', 'guardianPhone']],
  [18, []],
  [80, []],
])('at %i: %o', (age, needed) => {
  if (needed === 'too young') expect(() => guardianFieldsAt(age)).toThrow('volunteer.too_young');
  else expect(guardianFieldsAt(age)).toEqual(needed);
});
