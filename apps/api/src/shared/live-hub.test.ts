import { expect, it } from 'vitest';
import { isVisible } from './live-hub.ts';

it.each([
  [9n, '10:20:', true],
  [10n, '10:20:10,15', false],
  [11n, '10:20:10,15', true],
  [15n, '10:20:10,15', false],
  [20n, '10:20:', false],
])('transaction %s in snapshot %s: %s', (transactionId, snapshot, seen) => {
  expect(isVisible(transactionId, snapshot)).toBe(seen);
});
