import { describe, expect, it } from 'vitest';
import { ROLES, type PersonActor, type Role } from '../shared/actor.ts';
import { Refusal } from '../shared/refusal.ts';
import { isInScope, type OrgPath } from '../shared/scope.ts';
import {
  APPOINTS,
  canEnd,
  decideAppoint,
  decideEnd,
  isCurrent,
  mayAppoint,
  scopeOfAppointment,
  type Appointment,
} from './appointment.ts';

const moment = (text: string) => new Date(`2026-11-${text}T00:00:00Z`);
const DISTRICT: OrgPath = { districtId: 'd', streetId: null, communityId: null };
const STREET: OrgPath = { districtId: 'd', streetId: 's', communityId: null };
const COMMUNITY: OrgPath = { districtId: 'd', streetId: 's', communityId: 'c' };
const ELSEWHERE: OrgPath = { districtId: 'd2', streetId: 's2', communityId: 'c2' };

const PATHS: Record<Role, OrgPath | null> = {
  system_admin: null,
  auditor: DISTRICT,
  district_official: DISTRICT,
  street_official: STREET,
  community_worker: COMMUNITY,
  volunteer: COMMUNITY,
};
function appointment(role: Role, path = PATHS[role], from = moment('01'), to: Date | null = null): Appointment {
  return { id: `${role} ${path?.communityId}`, role, path, from, to };
}
function actor(role: Role): PersonActor {
  const own = appointment(role);
  return {
    kind: 'person',
    personId: 'p',
    name: '李',
    appointmentId: own.id,
    role,
    unit: null,
    scope: scopeOfAppointment(own, [own]),
  };
}
function codeOf(work: () => unknown): string {
  try {
    work();
    return 'allowed';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

it.each([
  ['before it begins', moment('10'), null, moment('09'), false],
  ['from its first moment', moment('10'), null, moment('10'), true],
  ['until just before its end', moment('10'), moment('12'), moment('11'), true],
  ['not at its end', moment('10'), moment('12'), moment('12'), false],
  ['never when it ends where it begins', moment('10'), moment('10'), moment('10'), false],
])('an appointment is current %s', (_, from, to, now, expected) => {
  expect(isCurrent({ from, to }, now)).toBe(expected);
});

describe('mayAppoint', () => {
  const cases = ROLES.flatMap((giver) => ROLES.map((given) => [giver, given] as const));
  it.each(cases)('%s gives %s only when it stands in the table, and only below themselves', (giver, given) => {
    const inTable = APPOINTS[giver].includes(given);
    expect(mayAppoint(actor(giver), given, PATHS[given])).toBe(inTable);
    if (giver !== 'system_admin') expect(mayAppoint(actor(giver), given, ELSEWHERE)).toBe(false);
  });

  it('lets nobody but an administrator give what is above their own unit', () => {
    for (const role of ['district_official', 'street_official', 'community_worker'] as const) {
      for (const given of APPOINTS[role]) expect(mayAppoint(actor(role), given, null)).toBe(false);
      expect(APPOINTS[role]).not.toContain(role);
    }
  });

  it('lets the product itself found the first administrator, and a reporter nothing', () => {
    expect(mayAppoint({ kind: 'system', scope: { kind: 'system' } }, 'system_admin', null)).toBe(true);
    expect(mayAppoint({ kind: 'reporter', scope: { kind: 'secret', secretHash: 'x' } }, 'volunteer', COMMUNITY)).toBe(
      false,
    );
  });
});

it.each([
  ['system_admin', 'volunteer', { kind: 'community', path: COMMUNITY }, 'allowed'],
  ['system_admin', 'auditor', null, 'allowed'],
  ['system_admin', 'auditor', { kind: 'district', path: DISTRICT }, 'allowed'],
  ['system_admin', 'auditor', { kind: 'street', path: STREET }, 'appointment.role_not_at_unit'],
  ['district_official', 'auditor', { kind: 'district', path: DISTRICT }, 'appointment.not_allowed'],
  ['system_admin', 'system_admin', null, 'allowed'],
  ['system_admin', 'system_admin', { kind: 'district', path: DISTRICT }, 'appointment.role_not_at_unit'],
  ['system_admin', 'volunteer', { kind: 'street', path: STREET }, 'appointment.role_not_at_unit'],
  ['system_admin', 'community_worker', { kind: 'grid', path: COMMUNITY }, 'appointment.role_not_at_unit'],
  ['system_admin', 'community_worker', null, 'appointment.role_not_at_unit'],
  ['street_official', 'community_worker', { kind: 'community', path: COMMUNITY }, 'allowed'],
  ['street_official', 'community_worker', { kind: 'community', path: ELSEWHERE }, 'appointment.not_allowed'],
  ['street_official', 'street_official', { kind: 'street', path: STREET }, 'appointment.not_allowed'],
  ['community_worker', 'system_admin', null, 'appointment.not_allowed'],
] as const)('%s gives %s at %o: %s', (giver, role, unit, expected) => {
  expect(codeOf(() => decideAppoint(actor(giver), role, unit))).toBe(expected);
});

describe('ending', () => {
  const now = moment('15');
  it.each([
    ['one that runs', appointment('volunteer'), 'allowed', true],
    ['one with an end still to come', appointment('volunteer', COMMUNITY, moment('01'), moment('20')), 'allowed', true],
    [
      'one that is over',
      appointment('volunteer', COMMUNITY, moment('01'), moment('15')),
      'appointment.already_ended',
      false,
    ],
    ['one of an equal', appointment('community_worker'), 'appointment.not_allowed', false],
    ['one elsewhere', appointment('volunteer', ELSEWHERE), 'appointment.not_allowed', false],
  ])('%s', (_, given, expected, button) => {
    expect(codeOf(() => decideEnd(actor('community_worker'), given, now))).toBe(expected);
    expect(canEnd(actor('community_worker'), given, now)).toBe(button);
  });

  it('happens now, and one still to begin never begins', () => {
    expect(decideEnd(actor('community_worker'), appointment('volunteer'), now)).toEqual(now);
    const later = appointment('volunteer', COMMUNITY, moment('20'));
    const to = decideEnd(actor('community_worker'), later, now);
    expect(isCurrent({ from: later.from, to }, moment('25'))).toBe(false);
    expect(codeOf(() => decideEnd(actor('community_worker'), { ...later, to }, now))).toBe('appointment.already_ended');
  });
});

it.each<[Role, unknown]>([
  ['system_admin', { kind: 'administration' }],
  ['auditor', { kind: 'audit', districtIds: ['d'] }],
  ['district_official', { kind: 'units', level: 'district', unitIds: ['d'] }],
  ['street_official', { kind: 'units', level: 'street', unitIds: ['s'] }],
  ['community_worker', { kind: 'units', level: 'community', unitIds: ['c'] }],
  ['volunteer', { kind: 'units', level: 'community', unitIds: ['c', 'c3'] }],
])('acting as %s shows %o', (role, scope) => {
  const own = appointment(role);
  const joined = appointment('volunteer', { districtId: 'd', streetId: 's', communityId: 'c3' });
  const current = role === 'volunteer' ? [own, joined] : [own, joined, appointment('community_worker', ELSEWHERE)];
  expect(scopeOfAppointment(own, current)).toEqual(scope);
});

it('an auditor above all units is shown the whole trail, and no record', () => {
  const above = { ...appointment('auditor'), path: null };
  expect(scopeOfAppointment(above, [above])).toEqual({ kind: 'audit', districtIds: 'all' });
  expect(isInScope(scopeOfAppointment(above, [above]), COMMUNITY)).toBe(false);
});
