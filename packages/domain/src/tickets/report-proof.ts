/** Reports from anybody to one community, and to all of them, within `seconds`, until each next one needs a proof of work. */
export const REPORT_FLOOD = { perCommunity: 30, inAll: 300, seconds: 600 } as const;

/** How long somebody may take over a challenge, in seconds. */
export const PROOF_SECONDS = 600;
export const PROOF_LENGTH = 2_000;

/** Rounds of hashing per try, doubled with each doubling of the flood, up to so often. A phone makes 256 tries on average. */
const ROUNDS = 10_000;
const DOUBLINGS = 2;

/**
 * Rounds per try of the work that is asked for before a report is taken, or 0 while there is no flood.
 * @param counts reports within the last `REPORT_FLOOD.seconds`, with this one
 * @param times widens the budgets, for an installation behind few addresses
 */
export function proofRounds(counts: { inCommunity: number; inAll: number }, times: number): number {
  const excess = Math.max(
    counts.inCommunity / (REPORT_FLOOD.perCommunity * times),
    counts.inAll / (REPORT_FLOOD.inAll * times),
  );
  if (excess <= 1) return 0;
  return ROUNDS * 2 ** Math.min(DOUBLINGS, Math.floor(Math.log2(excess)));
}
