import { describe, expect, it } from 'vitest';
import { availableClaimActions, CLAIM_ACTIONS, CLAIM_STATUSES, CLAIM_TRANSITIONS, decideClaim } from './task-claim.ts';
import { clash, needsReasonToDropOut, offerEndsAt, proposedMinutes } from './task.ts';

const at = (time: string) => new Date(`2026-11-28T${time}:00+08:00`);
const TASK = { status: 'open', startsAt: at('09:00'), endsAt: at('11:00') } as const;

describe('the steps of a claim', () => {
  it.each(CLAIM_ACTIONS)('%s leads only from where the table says, and never on a cancelled task', (action) => {
    const { by, from, to, when } = CLAIM_TRANSITIONS[action];
    const moment = {
      before_start: '08:00',
      around_start: '09:00',
      after_check_in: '10:00',
      after_start: '12:00',
      any_time: '12:00',
    }[when];
    for (const status of CLAIM_STATUSES) {
      const isPossible = (from as readonly string[]).includes(status);
      expect(availableClaimActions(by, status, TASK, at(moment)).includes(action)).toBe(isPossible);
      if (isPossible) expect(decideClaim(action, status, TASK, at(moment))).toBe(to);
      else expect(() => decideClaim(action, status, TASK, at(moment))).toThrow('task.claim_not_now');
      expect(availableClaimActions(by, status, { ...TASK, status: 'cancelled' }, at(moment))).toEqual([]);
    }
  });

  it.each([
    ['held', '07:59', ['drop_out']],
    ['held', '08:00', ['drop_out', 'check_in']],
    ['held', '09:00', ['check_in']],
    ['held', '11:00', []],
    ['present', '22:59', ['check_out']],
    ['present', '23:00', []],
    ['offered', '08:59', ['confirm_place', 'drop_out']],
    ['offered', '09:00', []],
  ] as const)('%s at %s can %o', (status, time, actions) => {
    expect(availableClaimActions('volunteer', status, TASK, at(time))).toEqual(actions);
  });
});

it.each([
  ['both in time', '08:55', '11:02', 120],
  ['late', '09:40', '11:00', 90],
  ['left early', '09:00', '10:10', 60],
  ['just looked in', '10:55', '10:58', 30],
  ['no check-out', '10:00', null, 60],
  ['no check-in', null, null, null],
])('hours of who was there %s', (_, checkedIn, checkedOut, minutes) => {
  const presence = { checkedInAt: checkedIn ? at(checkedIn) : null, checkedOutAt: checkedOut ? at(checkedOut) : null };
  expect(proposedMinutes(TASK, presence)).toBe(minutes);
});

it.each([
  [72, 12],
  [10, 5],
  [0.2, 1 / 6],
  [0.1, 0.1],
])('with %d hours left an offer stands for %d', (left, stands) => {
  const now = new Date(TASK.startsAt.getTime() - left * 3_600_000);
  expect((offerEndsAt(TASK, now).getTime() - now.getTime()) / 3_600_000).toBeCloseTo(stands, 6);
});

it('asks for a reason within the last day', () => {
  const before = (hours: number) => new Date(TASK.startsAt.getTime() - hours * 3_600_000);
  expect([needsReasonToDropOut(TASK, before(24)), needsReasonToDropOut(TASK, before(23.9))]).toEqual([false, true]);
});

it('clashes with what overlaps, not with what follows', () => {
  const other = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) });
  expect(clash(TASK, other('10:59', '12:00'))).toBe(true);
  expect(clash(TASK, other('08:00', '12:00'))).toBe(true);
  expect(clash(TASK, other('11:00', '12:00'))).toBe(false);
});
