import { expect, it } from 'vitest';
import { isLastVisit, lastVisitBounds, VISIT_FILTER_CODES } from './last-visit.ts';

const TODAY = '2026-03-01';

it.each([
  ['today', '2026-03-01', ['within_30', 'within_90']],
  ['thirty days ago', '2026-01-30', ['within_30', 'within_90']],
  ['thirty-one days ago', '2026-01-29', ['within_90', 'not_30']],
  ['in the year before', '2025-12-01', ['within_90', 'not_30']],
  ['half a year ago and a day', '2025-09-01', ['not_30', 'not_90', 'not_180']],
  ['never', '', ['not_30', 'not_90', 'not_180', 'never']],
])('who was met %s is found by these filters', (_, lastVisitedOn, found) => {
  expect(VISIT_FILTER_CODES.filter((code) => isLastVisit(code, lastVisitedOn, TODAY))).toEqual(found);
});

it('bounds are days of the calendar, over the end of February too', () => {
  expect(lastVisitBounds('within_30', '2024-03-30')).toEqual({ from: '2024-02-29' });
  expect(lastVisitBounds('not_30', '2025-03-30')).toEqual({ before: '2025-02-28' });
});
