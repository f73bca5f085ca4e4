import type { KeyHolder } from '@linli/domain/open311/api-key.ts';
import { addressGroup } from '@linli/domain/shared/address.ts';
import { LIMITS, type LimitName } from '@linli/domain/shared/limits.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import type { Platform } from './platform.ts';

export interface RateLimits {
  /** Counts a request by a key, for all API processes together; false when the key’s minute or day is used up. */
  takeQuota(holder: KeyHolder, reply: FastifyReply): Promise<boolean>;
  /** Counts a request, and refuses it with 429 and the seconds to wait when the budget is used up. */
  take(limit: LimitName, request: FastifyRequest, reply: FastifyReply): Promise<void>;
}

/**
 * Budgets by person or address (shared/limits.ts). `times` widens all of them for an installation behind few addresses.
 * While the database is away, or slow to count, each process counts for itself: nobody is shut out by a counter, and
 * nobody is let through without one.
 */
export function rateLimits(
  platform: Platform,
  { times, onRefused }: { times: number; onRefused?: (limit: LimitName) => void },
): RateLimits {
  const limiters = new Map<string, RateLimiterAbstract>();
  const quotas = QUOTAS.map(({ of, seconds }) => ({
    of,
    limiter: sharedLimiter(platform, { points: UNBOUNDED, duration: seconds, keyPrefix: `key_${of}` }),
  }));
  for (const [name, { points, seconds, isShared }] of Object.entries(LIMITS)) {
    const budget = { points: Math.max(1, Math.round(points * times)), duration: seconds, keyPrefix: name };
    limiters.set(name, isShared ? sharedLimiter(platform, budget) : new RateLimiterMemory(budget));
  }
  return {
    async takeQuota({ keyId, ...quota }, reply) {
      for (const { of, limiter } of quotas) {
        const { consumedPoints, msBeforeNext } = await limiter.consume(keyId);
        if (consumedPoints <= quota[of]) continue;
        reply.header('retry-after', Math.max(1, Math.ceil(msBeforeNext / 1_000)));
        return false;
      }
      return true;
    },
    async take(limit, request, reply) {
      const { per, isShared } = LIMITS[limit];
      const whom = askerOf(request, per);
      try {
        await limiters.get(limit)?.consume(isShared ? platform.cipher.hash(whom, `rate-limit ${limit}`) : whom);
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        onRefused?.(limit);
        reply.header('retry-after', Math.max(1, Math.ceil(refused.msBeforeNext / 1_000)));
        refuse('request.too_many');
      }
    },
  };
}

/** Each key has numbers of its own, so they are counted here and compared with what its row says. */
const QUOTAS = [
  { of: 'perMinute', seconds: 60 },
  { of: 'perDay', seconds: 24 * 60 * 60 },
] as const;
const UNBOUNDED = 2_000_000_000;

/** Counted in the database; while that is away or slow, by this process for itself. */
export function sharedLimiter(
  { database }: Platform,
  budget: { points: number; duration: number; keyPrefix: string },
): RateLimiterPostgres {
  return new RateLimiterPostgres({
    ...budget,
    storeClient: database.system.pool,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    insuranceLimiter: new RateLimiterMemory(budget),
    // Whoever has used theirs up is refused without asking the database again.
    inMemoryBlockOnConsumed: budget.points + 1,
  });
}

/** A person wherever they sit; anybody else by the address of their subscriber. */
function askerOf(request: FastifyRequest, per: 'asker' | 'address'): string {
  const person = per === 'asker' ? request.sessionPerson : null;
  return person ? `person ${person.personId}` : `address ${addressGroup(request.ip)}`;
}
