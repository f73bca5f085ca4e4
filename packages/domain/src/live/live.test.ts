import { describe, expect, it } from 'vitest';
import type { PersonActor, Role } from '../shared/actor.ts';
import type { Scope } from '../shared/scope.ts';
import { hears, type Heard } from './live.ts';

const COMMUNITY: Scope = { kind: 'units', level: 'community', unitIds: ['c1'] };
const as = (role: Role, scope: Scope = COMMUNITY): PersonActor => ({
  kind: 'person',
  personId: 'p1',
  name: '',
  appointmentId: '',
  role,
  unit: null,
  scope,
});
const inCommunity: Heard = {
  audience: 'office',
  path: { districtId: 'd1', streetId: 's1', communityId: 'c1' },
  concernsPersonId: null,
};

describe('a change reaches', () => {
  it('the offices whose subtree it lies in', () => {
    expect(hears(as('community_worker'), inCommunity)).toBe(true);
    expect(hears(as('district_official', { kind: 'units', level: 'district', unitIds: ['d1'] }), inCommunity)).toBe(
      true,
    );
    expect(hears(as('community_worker', { kind: 'units', level: 'community', unitIds: ['c2'] }), inCommunity)).toBe(
      false,
    );
  });
  it('volunteers only when it is for everyone', () => {
    expect(hears(as('volunteer'), inCommunity)).toBe(false);
    expect(hears(as('volunteer'), { ...inCommunity, audience: 'everyone' })).toBe(true);
  });
  it('the person it concerns, wherever it lies', () => {
    const elsewhere = { ...inCommunity, path: { districtId: 'd9', streetId: null, communityId: null } };
    expect(hears(as('volunteer'), { ...elsewhere, concernsPersonId: 'p1' })).toBe(true);
    expect(hears(as('volunteer'), { ...elsewhere, concernsPersonId: 'p2' })).toBe(false);
  });
  it('no open screen when it is for nobody, but the person it concerns', () => {
    const kept = { ...inCommunity, audience: 'nobody' } as const;
    expect(hears(as('community_worker'), kept)).toBe(false);
    expect(hears(as('system_admin', { kind: 'administration' }), { ...kept, path: null })).toBe(false);
    expect(hears(as('community_worker'), { ...kept, concernsPersonId: 'p1' })).toBe(true);
  });
  it('administrators only when it lies above all units', () => {
    const admin = as('system_admin', { kind: 'administration' });
    expect(hears(admin, inCommunity)).toBe(false);
    expect(hears(admin, { ...inCommunity, path: null })).toBe(true);
  });
  it('nobody without an account', () => {
    expect(
      hears({ kind: 'reporter', scope: { kind: 'secret', secretHash: 'h' } }, { ...inCommunity, audience: 'everyone' }),
    ).toBe(false);
  });
});
