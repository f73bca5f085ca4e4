import { expect, it } from 'vitest';
import { proofRounds, REPORT_FLOOD } from './report-proof.ts';

const { perCommunity, inAll } = REPORT_FLOOD;

it.each([
  ['an ordinary day', { inCommunity: perCommunity, inAll }, 0],
  ['one more than a community ever gets', { inCommunity: perCommunity + 1, inAll: 1 }, 10_000],
  ['many communities at once', { inCommunity: 1, inAll: inAll + 1 }, 10_000],
  ['twice the flood', { inCommunity: perCommunity * 2, inAll: 1 }, 20_000],
  ['any flood, which still lets people through', { inCommunity: perCommunity * 10_000, inAll: 1 }, 40_000],
])('%s', (_name, counts, rounds) => {
  expect(proofRounds(counts, 1)).toBe(rounds);
  expect(proofRounds({ inCommunity: counts.inCommunity * 3, inAll: counts.inAll * 3 }, 3)).toBe(rounds);
});
