import { expect, it } from 'vitest';
import { shanghaiDay } from './clock.ts';

it.each([
  ['2026-11-22T16:00:00Z', '20261123'],
  ['2026-11-22T15:59:59Z', '20261122'],
  ['2026-12-31T23:00:00Z', '20270101'],
])('%s is the day %s in Shanghai', (moment, day) => {
  expect(shanghaiDay(new Date(moment))).toBe(day);
});
