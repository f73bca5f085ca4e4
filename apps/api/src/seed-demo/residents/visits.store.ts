import type { ScopedClient } from '../../shared/database.ts';

/** Enough to look at; a community has hundreds. */
const MOST = 60;

/** Residents of a community that hold one of these labels, in the order of their files. */
export async function listCaredFor(
  client: ScopedClient,
  communityId: string,
  tokens: readonly string[],
): Promise<string[]> {
  const rows = await client.resident.findMany({
    where: { communityId, status: 'living_here', labelTokens: { hasSome: [...tokens] } },
    orderBy: { id: 'asc' },
    take: MOST,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
