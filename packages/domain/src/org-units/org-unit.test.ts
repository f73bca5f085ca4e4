import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '../shared/actor.ts';
import type { OrgPath, ScopeLevel } from '../shared/scope.ts';
import { canSeeUnit, isDivisionCode, kindBelow, mayKeepGrids, parentCodeOf, type DivisionKind } from './org-unit.ts';

describe('isDivisionCode', () => {
  it.each<[DivisionKind, string, boolean, string]>([
    ['district', '210102000000', true, '沈阳市和平区'],
    ['district', '110101000000', true, '北京市东城区, a municipality'],
    ['district', '441900000000', true, '东莞市, a city without districts'],
    ['district', '460400000000', true, '儋州市'],
    ['district', '429004000000', true, '仙桃市, a county directly below the province'],
    ['district', '659001000000', true, '石河子市'],
    ['district', '440000000000', false, '广东省, a province'],
    ['district', '010102000000', false, 'no province begins with 0'],
    ['district', '210102001000', false, 'a street'],
    ['street', '210102001000', true, '浑河湾街道'],
    ['street', '441900003000', true, '东莞市东城街道'],
    ['street', '320571400000', true, 'a development zone'],
    ['street', '210102000000', false, 'a district'],
    ['street', '210102001002', false, 'a community'],
    ['community', '210102001002', true, '水源地社区'],
    ['community', '441900003001', true, 'below a town of 东莞'],
    ['community', '210102028201', true, 'a village'],
    ['community', '210102000201', false, 'below no street'],
    ['community', '210102001000', false, 'a street'],
    ['community', '21010200100', false, 'eleven digits'],
    ['community', '2101020010021', false, 'thirteen digits'],
  ])('%s %s: %s (%s)', (kind, code, isOne) => {
    expect(isDivisionCode(kind, code)).toBe(isOne);
  });
});

it.each([
  ['district', '441900000000', null],
  ['street', '441900003000', '441900000000'],
  ['community', '441900003001', '441900003000'],
] as const)('the unit above the %s %s is %s', (kind, code, parent) => {
  expect(parentCodeOf(kind, code)).toBe(parent);
});

it('finds the kind below each, and none below a grid', () => {
  expect(['district', 'street', 'community', 'grid'].map((kind) => kindBelow(kind as 'grid'))).toEqual([
    'street',
    'community',
    'grid',
    null,
  ]);
});

describe('who sees a unit, and who keeps its grids', () => {
  const community: OrgPath = { districtId: 'd', streetId: 's', communityId: 'c' };
  const at = (role: Role, level: ScopeLevel, unitId: string): Actor => ({
    kind: 'person',
    personId: 'p',
    name: '李',
    appointmentId: 'a',
    role,
    unit: null,
    scope: { kind: 'units', level, unitIds: [unitId] },
  });
  const admin: Actor = {
    kind: 'person',
    personId: 'p',
    name: '周',
    appointmentId: 'a',
    role: 'system_admin',
    unit: null,
    scope: { kind: 'administration' },
  };
  it.each([
    ['an administrator', admin, true, true],
    ['its district', at('district_official', 'district', 'd'), true, true],
    ['another district', at('district_official', 'district', 'other'), false, false],
    ['its street', at('street_official', 'street', 's'), true, true],
    ['its own worker', at('community_worker', 'community', 'c'), true, true],
    ['the worker of another community', at('community_worker', 'community', 'other'), false, false],
    ['its volunteer', at('volunteer', 'community', 'c'), true, false],
    ['the product itself', { kind: 'system', scope: { kind: 'system' } } as Actor, true, false],
    ['a reporter', { kind: 'reporter', scope: { kind: 'secret', secretHash: 'x' } } as Actor, false, false],
  ] as const)('%s', (_, actor, sees, keeps) => {
    expect([canSeeUnit(actor, community), mayKeepGrids(actor, community)]).toEqual([sees, keeps]);
  });
});
