import { PROOF_SECONDS, proofRounds, REPORT_FLOOD } from '@linli/domain/tickets/report-proof.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { createChallenge, verifySolution, type Payload } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Platform } from '../shared/platform.ts';
import { sharedLimiter } from '../shared/rate-limits.ts';

export type ReportFlood = ReturnType<typeof reportFlood>;

const UNBOUNDED = 2_000_000_000;
const EVERYWHERE = 'everywhere';

/**
 * Holds off floods of reports that come from many addresses: beyond a budget, which all API processes share, each
 * report has to carry a proof of work made for its community, once. Nobody is shut out, and no outside service is
 * asked. (docs/decisions/0030)
 */
export function reportFlood(platform: Platform, times: number) {
  const reports = sharedLimiter(platform, { points: UNBOUNDED, duration: REPORT_FLOOD.seconds, keyPrefix: 'reports' });
  const proofs = sharedLimiter(platform, { points: 1, duration: PROOF_SECONDS, keyPrefix: 'report_proof' });
  const secret = platform.cipher.hash('challenges', 'report proof');

  /** Whether a proof is one of ours, for this community, solved in time; without looking whether it was used. */
  async function isSound(payload: Payload, communityId: string): Promise<boolean> {
    const { verified } = await verifySolution({ ...payload, deriveKey, hmacSignatureSecret: secret });
    return verified && payload.challenge.parameters.data?.['communityId'] === communityId;
  }

  return {
    /** Lets a report pass, or refuses it with the work that has to be done first. */
    async admit(communityId: string, proof: string | undefined): Promise<void> {
      const [inCommunity, inAll] = await Promise.all([count(reports, communityId), count(reports, EVERYWHERE)]);
      const cost = proofRounds({ inCommunity, inAll }, times);
      if (cost === 0) return;
      const payload = read(proof);
      if (payload && (await isSound(payload, communityId).catch(() => false))) {
        const isFirstUse = (await count(proofs, payload.challenge.signature ?? '')) === 1;
        if (isFirstUse) return;
      }
      const challenge = await createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        cost,
        data: { communityId },
        deriveKey,
        expiresAt: new Date(Date.now() + PROOF_SECONDS * 1_000),
        hmacSignatureSecret: secret,
      });
      refuse('ticket.proof_needed', { params: { challenge: JSON.stringify(challenge) } });
    },
  };
}

/** How often this was counted within the window, with this time; the limiter says no by throwing what it counted. */
async function count(limiter: RateLimiterAbstract, key: string): Promise<number> {
  const counted = await limiter.consume(key).catch((refused: unknown) => {
    if (refused instanceof Error) throw refused;
    return refused as { consumedPoints: number };
  });
  return counted.consumedPoints;
}

/** The proof as it came; null where it is none at all. What is wrong within is found by verifying it. */
function read(proof: string | undefined): Payload | null {
  if (proof === undefined) return null;
  try {
    const payload = JSON.parse(proof) as Payload | null;
    return typeof payload?.challenge?.signature === 'string' ? payload : null;
  } catch {
    return null;
  }
}
