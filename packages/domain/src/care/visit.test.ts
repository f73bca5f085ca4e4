import { expect, it } from 'vitest';
import { visitFault } from './visit.ts';

const TODAY = '2026-11-24';
const met = { day: TODAY, outcome: 'met' as const, subjects: ['health' as const] };

it.each([
  ['today', met, null],
  ['a year ago', { ...met, day: '2025-11-24' }, null],
  ['tomorrow', { ...met, day: '2026-11-25' }, 'in_future'],
  ['longer than a year ago', { ...met, day: '2025-11-22' }, 'too_long_ago'],
  ['nobody there, nothing asked', { ...met, outcome: 'absent' as const, subjects: [] }, null],
  ['nobody there, but asked', { ...met, outcome: 'absent' as const }, 'nobody_asked'],
])('a visit %s', (_, visit, fault) => {
  expect(visitFault(visit, TODAY)).toEqual(fault);
});
