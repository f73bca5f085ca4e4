import { describe, expect, it } from 'vitest';
import { TICKET_STATUSES, UNFINISHED_TICKET_STATUSES } from '../tickets/ticket.ts';
import { blurred, georeportSpan, georeportStatus } from './georeport.ts';

const NOW = new Date('2026-11-24T08:00:00Z');
const at = (text: string | null) => (text === null ? null : new Date(text));

describe('the span of a query', () => {
  it.each([
    ['nothing asked: the most recent 90 days', null, null, '2026-08-26T08:00:00.000Z', '2026-11-24T08:00:00.000Z'],
    ['from alone: 90 days on', '2026-01-01T00:00:00Z', null, '2026-01-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z'],
    ['to alone: 90 days back', null, '2026-04-01T00:00:00Z', '2026-01-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z'],
    [
      'both, 90 days exactly',
      '2026-01-01T00:00:00Z',
      '2026-04-01T00:00:00Z',
      '2026-01-01T00:00:00.000Z',
      '2026-04-01T00:00:00.000Z',
    ],
    [
      'one moment',
      '2026-01-01T00:00:00Z',
      '2026-01-01T00:00:00Z',
      '2026-01-01T00:00:00.000Z',
      '2026-01-01T00:00:00.000Z',
    ],
  ])('%s', (_what, from, to, expectedFrom, expectedTo) => {
    const span = georeportSpan({ from: at(from), to: at(to) }, NOW);
    expect([span.from.toISOString(), span.to.toISOString()]).toEqual([expectedFrom, expectedTo]);
  });

  it.each([
    ['a second more than 90 days', '2026-01-01T00:00:00Z', '2026-04-01T00:00:01Z', 'open311.range_too_long'],
    ['the end before the beginning', '2026-02-01T00:00:00Z', '2026-01-01T00:00:00Z', 'open311.range_reversed'],
  ])('refuses %s', (_what, from, to, code) => {
    expect(() => georeportSpan({ from: at(from), to: at(to) }, NOW)).toThrow(code);
  });
});

it('every status is open while somebody has to act, and closed afterwards', () => {
  expect(TICKET_STATUSES.filter((status) => georeportStatus(status) === 'open')).toEqual([
    ...UNFINISHED_TICKET_STATUSES,
  ]);
});

it('a point that anybody may read is moved by 200 metres at most, and says no more than a neighbourhood', () => {
  expect([blurred(41.798_765), blurred(123.431_234), blurred(-0.000_1)]).toEqual([41.798, 123.432, -0]);
});
