import { API_KEY_PATTERN, type KeyHolder } from '@linli/domain/open311/api-key.ts';
import { shanghaiDay } from '@linli/domain/shared/clock.ts';
import type { Access } from '@linli/domain/shared/access.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Platform } from '../platform.ts';
import { countUse, findKeyHolder } from './key-holders.store.ts';

/** The keyed hash by which a key is found. */
export function hashApiKey({ cipher }: Pick<Platform, 'cipher'>, key: string): string {
  return cipher.hash(key, 'api-key');
}

/**
 * Whose key a request carries, within that key's quota. Refuses a key that is not valid also where none is needed:
 * whoever sends one means to be known by it.
 */
export async function keyHolderOf(
  access: Access,
  key: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<KeyHolder | null> {
  if (key === undefined) return access === 'key_holder' ? refuse('api_key.needed') : null;
  if (typeof key !== 'string' || !API_KEY_PATTERN.test(key)) refuse('api_key.not_valid');
  const { platform, limits } = request.server;
  const holder = (await findKeyHolder(platform.database, hashApiKey(platform, key))) ?? refuse('api_key.not_valid');
  const isWithin = await limits.takeQuota(holder, reply);
  const at = platform.clock();
  await countUse(platform.database, { keyId: holder.keyId, day: shanghaiDay(at), at, isTurnedAway: !isWithin });
  if (!isWithin) refuse('api_key.quota_used_up');
  return holder;
}
