import { buildApi } from './api.mjs';
import { buildPrismaClient } from './prisma-client.mjs';
import { buildWeb } from './web.mjs';

/**
 * Builds what is stale, the pages beside the API.
 * @param {AbortSignal} [signal]
 * @returns {Promise<boolean>} whether anything was
 */
export async function buildAll(signal) {
  const made = await Promise.all([buildWeb(signal), buildPrismaClient(signal).then(buildApi)]);
  return made.includes(true);
}
