import { describe, expect, it } from 'vitest';
import type { Role } from '../shared/actor.ts';
import { ACCOUNT_CARES, availableCares, decideCare } from './account-care.ts';
import { needsTwoFactor, type TwoFactorSetting } from './account-policy.ts';
import { maskAddress } from './address.ts';
import { isFailureTold, SIGN_IN_GUARDS, triesWithin, waitSeconds } from './guard.ts';
import { mustChangePassword, passwordFaults, type PasswordRules } from './password.ts';
import { mobileNumber } from './phone.ts';
import { endByTime, isConfirmed, sessionClassOf, SESSION_TIMES, type SessionClass } from './session.ts';
import { printedRecoveryCode, readCode } from './two-factor.ts';

const at = (time: string) => new Date(`2026-11-${time}:00Z`);

it.each<[PasswordRules, string, string]>([
  ['dengbao3', 'Linli-demo-2026', 'fine'],
  ['dengbao3', 'abcdefgh1!', 'fine'],
  ['dengbao3', 'Abcdefg1!', 'too_short'],
  ['dengbao3', 'abcdefgh12', 'too_simple'],
  ['dengbao3', '密码一二三四五六七八九1a', 'fine'],
  ['dengbao3', 'my-LiXiuLan-1', 'holds_username'],
  ['dengbao3', `Aa1${'x'.repeat(70)}`, 'too_long'],
  ['asvs', 'abcdefgh', 'fine'],
  ['asvs', 'abcdefg', 'too_short'],
  ['asvs', '𠮷𠮷𠮷𠮷', 'too_short'],
  ['asvs', 'lixiulan', 'holds_username'],
])('under %s, %s is %s', (rules, password, expected) => {
  expect(passwordFaults(rules, password, 'lixiulan')[0]?.code ?? 'fine').toBe(expected);
});

it.each<[PasswordRules, Date | null, boolean]>([
  ['dengbao3', at('01T00:00'), false],
  ['dengbao3', new Date('2026-08-17T00:00:01Z'), false],
  ['dengbao3', new Date('2026-08-17T00:00:00Z'), true],
  ['dengbao3', null, true],
  ['asvs', new Date('2020-01-01T00:00:00Z'), false],
  ['asvs', null, true],
])('under %s a password of %s must change: %s', (rules, setAt, expected) => {
  expect(mustChangePassword(rules, setAt, at('15T00:00'))).toBe(expected);
});

describe('a session', () => {
  it.each<[Role[], SessionClass]>([
    [['volunteer'], 'volunteers'],
    [['volunteer', 'community_worker'], 'workers'],
    [['volunteer', 'system_admin'], 'officials'],
    [[], 'officials'],
  ])('of %s is timed as those of %s', (roles, expected) => {
    expect(sessionClassOf(roles)).toBe(expected);
  });

  it.each([
    ['within both times', '15T08:00', '15T11:31', null],
    ['idle for thirty minutes', '15T08:00', '15T11:30', 'idle'],
    ['busy for twelve hours', '15T00:00', '15T11:59', 'longest'],
  ])('%s', (_, createdAt, lastSeenAt, expected) => {
    const clock = { createdAt: at(createdAt), lastSeenAt: at(lastSeenAt) };
    expect(endByTime(clock, SESSION_TIMES.officials, at('15T12:00'))).toBe(expected);
  });

  it.each([
    [null, false],
    [at('15T11:50'), false],
    [at('15T11:51'), true],
  ])('confirmed at %s is confirmed: %s', (moment, expected) => {
    expect(isConfirmed(moment, at('15T12:00'))).toBe(expected);
  });
});

describe('guards', () => {
  it('let so many tries free, then double the wait up to the longest', () => {
    expect([0, 4, 5, 6, 7, 12, 400].map((failures) => waitSeconds(SIGN_IN_GUARDS.address, failures))).toEqual([
      0, 0, 30, 60, 120, 3600, 3600,
    ]);
  });

  it('bound what all strangers to an account can try', () => {
    expect(triesWithin(SIGN_IN_GUARDS.strangers, 24)).toBe(48);
    expect(triesWithin(SIGN_IN_GUARDS.strangers, 48) - triesWithin(SIGN_IN_GUARDS.strangers, 24)).toBe(24);
  });

  it('tell few of many failures', () => {
    const told = Array.from({ length: 22 }, (_, index) => index + 1).filter((failures) =>
      isFailureTold(SIGN_IN_GUARDS.strangers, failures),
    );
    expect(told).toEqual([1, 5, 20, 21, 22]);
  });
});

it.each<[TwoFactorSetting, Role[], boolean]>([
  ['optional', ['system_admin'], false],
  ['officials', ['community_worker', 'volunteer'], false],
  ['officials', ['community_worker', 'street_official'], true],
  ['all', ['volunteer'], true],
])('with %s, whoever is %s must have a second factor: %s', (setting, roles, expected) => {
  expect(needsTwoFactor(setting, roles)).toBe(expected);
});

it.each([
  ['13800138000', '13800138000'],
  [' +86 138-0013-8000 ', '13800138000'],
  ['008613800138000', '13800138000'],
  ['02423456789', null],
  ['1380013800', null],
  ['１３８００１３８０００', '13800138000'],
])('reads the phone %s as %s', (typed, expected) => {
  expect(mobileNumber(typed)).toBe(expected);
});

it.each([
  ['112.80.3.4', '112.80.*.*'],
  ['::ffff:112.80.3.4', '112.80.*.*'],
  ['2408:8207:1:2:3:4:5:6', '2408:8207:*'],
  ['2408:8207::6', '2408:8207:*'],
  ['::1', '::*'],
])('the address %s is shown as %s', (address, shown) => {
  expect(maskAddress(address)).toBe(shown);
});

it.each([
  ['123 456', { kind: 'totp', code: '123456' }],
  ['k7qf2-m9pxr', { kind: 'recovery', code: 'K7QF2M9PXR' }],
  ['K7QF2M9PX0', null],
  ['12345', null],
])('reads the code %s', (typed, expected) => {
  expect(readCode(typed)).toEqual(expected);
});

it('prints a recovery code in two halves', () => {
  expect(printedRecoveryCode('K7QF2M9PXR')).toBe('K7QF2-M9PXR');
});

it.each<[string, boolean, boolean, string]>([
  ['of somebody', false, false, 'signInLink endSessions resetTwoFactor changePhone disable'],
  ['of somebody, disabled', false, true, 'changePhone restore'],
  ['of one’s own', true, false, 'signInLink endSessions'],
  ['of one’s own, disabled meanwhile', true, true, ''],
])('for an account %s these can be done, and no other', (_, isOwn, isDisabled, expected) => {
  const account = { isOwn, isDisabled };
  expect(availableCares(account).join(' ')).toBe(expected);
  for (const care of ACCOUNT_CARES) {
    const decide = () => decideCare(care, account);
    if (availableCares(account).includes(care)) expect(decide).not.toThrow();
    else expect(decide).toThrow(/account/);
  }
});
