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
  for (const [name, { points, seconds, isShared }] of Object.entries(LIMITS)) {
    const budget = { points: Math.max(1, Math.round(points * times)), duration: seconds, keyPrefix: name };
    const own = new RateLimiterMemory(budget);
    const shared = {
      ...budget,
      storeClient: platform.database.system.pool,
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      insuranceLimiter: own,
      // Whoever has used theirs up is refused without asking the database again.
      inMemoryBlockOnConsumed: budget.points + 1,
    };
    limiters.set(name, isShared ? new RateLimiterPostgres(shared) : own);
  }
  return {
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

/** A person wherever they sit; anybody else by the address of their subscriber. */
function askerOf(request: FastifyRequest, per: 'asker' | 'address'): string {
  const person = per === 'asker' ? request.sessionPerson : null;
  return person ? `person ${person.personId}` : `address ${addressGroup(request.ip)}`;
}
