import type { DuplicateReason } from '@linli/domain/residents/duplicate.ts';
import type { DuplicateStatus } from '@linli/domain/residents/duplicate-pair.ts';
import { withScope } from '../../shared/request-context.ts';
import type { TestApi } from '../../shared/testing/app.ts';
import { sideOf } from './find-duplicates.ts';
import { keepFound } from './find-duplicates.store.ts';

interface Terms {
  readonly reason?: DuplicateReason;
  readonly status?: DuplicateStatus;
}

/** Two files as the nightly look finds them; the id is that of the first one's side. */
export async function givenDuplicate(
  { platform }: TestApi,
  [one, other]: readonly [string, string],
  { reason = 'near_name_same_phone', status = 'open' }: Terms = {},
): Promise<{ id: string; otherSideId: string }> {
  const { client } = platform.database.system;
  const files = await Promise.all([one, other].map((id) => client.resident.findUniqueOrThrow({ where: { id } })));
  const [first, second] = [files[0]!, files[1]!];
  const sides = [sideOf(first, second, reason), sideOf(second, first, reason)];
  await withScope({ kind: 'system' }, () => keepFound(platform.database.statements, sides, platform.clock()));
  // Whoever opened the second file said that it is of somebody else; here nobody did.
  const [id, otherSideId] = await Promise.all(
    sides.map(async ({ resident_id: residentId, other_id: otherId }) => {
      const where = { residentId_otherId: { residentId, otherId } };
      return (await client.residentDuplicate.update({ where, data: { status } })).id;
    }),
  );
  return { id: id!, otherSideId: otherSideId! };
}
