import { describe, expect, test } from 'vitest';
import { fragmentOf, keyInFragment, readTicketNumber, readTicketSecret } from './ticket-key.ts';

describe('what people type from a receipt', () => {
  test.each([
    ['HP-20261123-0042', 'HP-20261123-0042'],
    [' hp 20261123 0042 ', 'HP-20261123-0042'],
    ['hp—20261123—0042', 'HP-20261123-0042'],
    ['\uff28\uff30\uff0d\uff12\uff10261123-0042', 'HP-20261123-0042'],
    ['HP-20261123-123456', 'HP-20261123-123456'],
    ['HP-2026', null],
    ['', null],
  ])('number %j is %j', (typed, number) => {
    expect(readTicketNumber(typed)).toBe(number);
  });

  test.each([
    ['7KQ2M9XW4TRB', '7KQ2M9XW4TRB'],
    ['7kq2 m9xw 4trb', '7KQ2M9XW4TRB'],
    ['7kq2-m9xw-4trb', '7KQ2M9XW4TRB'],
    ['OIL2 M9XW 4TRB', '0112M9XW4TRB'],
    ['7KQ2', null],
  ])('secret %j is %j', (typed, secret) => {
    expect(readTicketSecret(typed)).toBe(secret);
  });

  test('the fragment of the follow link leads back to the same key', () => {
    const key = { number: 'HP-20261123-0042', secret: '7KQ2M9XW4TRB' };
    expect(keyInFragment(fragmentOf(key))).toEqual(key);
    expect(keyInFragment('#nonsense')).toBeNull();
    expect(keyInFragment('#%E0%A4%A')).toBeNull();
  });
});
