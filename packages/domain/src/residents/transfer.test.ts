import { describe, expect, it } from 'vitest';
import type { PersonActor, Role } from '../shared/actor.ts';
import {
  availableTransferActions,
  canSeeTransfer,
  decideTransfer,
  TRANSFER_ACTIONS,
  TRANSFER_STATUSES,
  type TransferStatus,
} from './transfer.ts';

function actor(role: Role, level: 'district' | 'street' | 'community', unitId: string): PersonActor {
  const scope = { kind: 'units', level, unitIds: [unitId] } as const;
  return { kind: 'person', personId: 'p', name: '李秀兰', appointmentId: 'a', role, unit: null, scope };
}
const transfer = (status: TransferStatus) => ({
  status,
  from: { districtId: 'd1', streetId: 's1', communityId: 'c1' },
  to: { districtId: 'd1', streetId: 's2', communityId: 'c9' },
});
const sender = actor('community_worker', 'community', 'c1');
const receiver = actor('community_worker', 'community', 'c9');

describe('a transfer', () => {
  it.each([
    ['the sender', sender, ['withdraw']],
    ['the receiver', receiver, ['accept', 'refuse']],
    ['the street of either', actor('street_official', 'street', 's2'), []],
    ['the district', actor('district_official', 'district', 'd1'), []],
  ])('that waits is seen by %s, who can do what is theirs', (_who, who, actions) => {
    expect(canSeeTransfer(who, transfer('pending'))).toBe(true);
    expect(availableTransferActions(who, transfer('pending'))).toEqual(actions);
    for (const action of TRANSFER_ACTIONS) {
      const decide = () => decideTransfer(action, who, transfer('pending'));
      if ((actions as string[]).includes(action)) expect(decide).not.toThrow();
      else expect(decide).toThrow('transfer.not_allowed');
    }
  });

  it.each(TRANSFER_STATUSES.filter((status) => status !== 'pending'))(
    'that is %s is decided once for all',
    (status) => {
      for (const who of [sender, receiver]) expect(availableTransferActions(who, transfer(status))).toEqual([]);
      expect(() => decideTransfer('withdraw', sender, transfer(status))).toThrow('transfer.not_now');
      expect(() => decideTransfer('accept', receiver, transfer(status))).toThrow('transfer.not_now');
      expect(() => decideTransfer('refuse', receiver, transfer(status))).toThrow('transfer.not_now');
    },
  );

  it.each([
    ['a third community', actor('community_worker', 'community', 'c2')],
    ['another street', actor('street_official', 'street', 's3')],
    ['a volunteer of the receiver', actor('volunteer', 'community', 'c9')],
    ['an auditor', actor('auditor', 'district', 'd1')],
  ])('does not exist for %s', (_who, who) => {
    expect(canSeeTransfer(who, transfer('pending'))).toBe(false);
    for (const action of TRANSFER_ACTIONS)
      expect(() => decideTransfer(action, who, transfer('pending'))).toThrow('transfer.not_found');
  });
});
