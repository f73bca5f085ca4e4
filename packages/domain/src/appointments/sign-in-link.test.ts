import { describe, expect, it } from 'vitest';
import type { Role } from '../shared/actor.ts';
import { Refusal } from '../shared/refusal.ts';
import type { OrgPath } from '../shared/scope.ts';
import { scopeOfAppointment, type Appointment } from './appointment.ts';
import { decideSignInLink, isLinkStillGiven, signInLinkEnd } from './sign-in-link.ts';

const moment = (day: string) => new Date(`2026-11-${day}T00:00:00Z`);
const NOW = moment('15');
const DISTRICT: OrgPath = { districtId: 'd', streetId: null, communityId: null };
const COMMUNITY: OrgPath = { districtId: 'd', streetId: 's', communityId: 'c' };
const ELSEWHERE: OrgPath = { districtId: 'd2', streetId: 's2', communityId: 'c2' };
const STREET: OrgPath = { districtId: 'd', streetId: 's', communityId: null };

function appointment(role: Role, path: OrgPath | null, from = '01', to: string | null = null): Appointment {
  return { id: `${role} ${path?.communityId}`, role, path, from: moment(from), to: to === null ? null : moment(to) };
}
const worker = appointment('community_worker', COMMUNITY);
const official = appointment('street_official', STREET);
const admin = appointment('system_admin', null);

function codeOf(maker: Appointment, at: Appointment, held: Appointment[]): string {
  const actor = { kind: 'person', role: maker.role, scope: scopeOfAppointment(maker, [maker]) } as const;
  try {
    decideSignInLink(actor, at, held, NOW);
    return 'allowed';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe('making a link', () => {
  it.each<[string, Appointment, Appointment, Appointment[], string]>([
    ['for somebody below', official, worker, [], 'allowed'],
    ['for another administrator', admin, appointment('system_admin', null), [], 'allowed'],
    ['for an equal', worker, worker, [], 'appointment.not_allowed'],
    ['elsewhere', official, appointment('volunteer', ELSEWHERE), [], 'appointment.not_allowed'],
    ['for what is over', official, appointment('volunteer', COMMUNITY, '01', '15'), [], 'appointment.already_ended'],
    ['with another below', official, worker, [appointment('volunteer', COMMUNITY)], 'allowed'],
    ['with one above', official, worker, [appointment('district_official', DISTRICT)], 'sign_in.link_not_allowed'],
    ['with one elsewhere', official, worker, [appointment('volunteer', ELSEWHERE)], 'sign_in.link_not_allowed'],
    ['with one above to come', official, worker, [appointment('system_admin', null, '20')], 'sign_in.link_not_allowed'],
    ['with one above that is over', official, worker, [appointment('system_admin', null, '01', '10')], 'allowed'],
  ])('%s', (_, maker, at, others, expected) => {
    expect(codeOf(maker, at, [at, ...others])).toBe(expected);
  });
});

it.each<[string, Appointment | null, Appointment[], boolean]>([
  ['while all stands as it stood', official, [worker], true],
  ['not when its person rose above the maker', official, [worker, official], false],
  ['not when its person holds nothing any more', official, [appointment('volunteer', COMMUNITY, '01', '10')], false],
  ['not when the maker’s time is over', appointment('street_official', STREET, '01', '15'), [worker], false],
  ['not when the maker is unknown', null, [worker], false],
])('a link may be used %s', (_, maker, held, expected) => {
  expect(isLinkStillGiven(maker, held, NOW)).toBe(expected);
});

it('lasts one day for the first administrator and three for a password', () => {
  expect(signInLinkEnd('first_administrator', NOW)).toEqual(moment('16'));
  expect(signInLinkEnd('set_password', NOW)).toEqual(moment('18'));
});
