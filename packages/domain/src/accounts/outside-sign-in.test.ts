import { expect, it } from 'vitest';
import { outsideName, provesSecondFactor } from './outside-sign-in.ts';

it.each([
  [{ sub: 'a1' }, 'sub', 'a1'],
  [{ sub: 'a1', staff: '0012' }, 'staff', '0012'],
  [{ staff: 12 }, 'staff', '12'],
  [{ staff: 1.5 }, 'staff', null],
  [{ staff: '' }, 'staff', null],
  [{ staff: ['0012'] }, 'staff', null],
  [{ staff: null }, 'staff', null],
  [{ sub: 'a1' }, 'staff', null],
  [{ sub: 'x'.repeat(256) }, 'sub', null],
  [{}, 'constructor', null],
])('of %j the claim %s names: %s', (claims, claim, expected) => {
  expect(outsideName(claims, claim)).toBe(expected);
});

it.each([
  [[], { amr: ['mfa'], acr: 'mfa' }, false],
  [['mfa'], {}, false],
  [['mfa'], { amr: ['pwd', 'mfa'] }, true],
  [['mfa'], { amr: ['pwd'] }, false],
  [['mfa'], { amr: 'mfa' }, false],
  [['mfa', 'urn:gold'], { acr: 'urn:gold' }, true],
  [['mfa'], { acr: ['mfa'] }, false],
])('where %j is accepted, %j proves a second factor: %s', (accepted, claims, expected) => {
  expect(provesSecondFactor(accepted, claims)).toBe(expected);
});
