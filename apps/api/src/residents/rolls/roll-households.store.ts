import type { OrgPath } from '@linli/domain/shared/scope.ts';
import { v7 as uuid } from 'uuid';
import { BY_DOOR, BY_HOUSEHOLD_NUMBER } from './roll-statements.ts';
import type { RollWriting } from './roll-writing.store.ts';

export interface WantedHousehold {
  readonly path: OrgPath;
  readonly number: string | null;
  readonly dwellingId: string | null;
  /** The door was there before: somebody may live behind it. */
  readonly isOldDoor: boolean;
}

/**
 * The household of each number in its community, else the latest behind its door, else a new one. A household that the
 * import already filled (`taken`, which grows) is not taken a second time by its door.
 */
export async function findOrFoundHouseholds(
  writing: RollWriting,
  wanted: readonly WantedHousehold[],
  taken: Set<string>,
  now: Date,
): Promise<{ ids: string[]; founded: Record<string, unknown>[] }> {
  if (wanted.length === 0) return { ids: [], founded: [] };
  const known = new Map<number, string>();
  const ask = async (text: string, asked: number[], ...values: unknown[][]) => {
    if (asked.length === 0) return;
    const { rows } = await writing.run(text, [asked, ...values]);
    for (const { at, id } of rows as { at: number; id: string }[]) known.set(at, id);
  };
  const indexes = wanted.map((_, index) => index);
  const numbered = indexes.filter((index) => wanted[index]?.number !== null);
  await ask(
    BY_HOUSEHOLD_NUMBER,
    numbered,
    numbered.map((index) => wanted[index]?.path.communityId),
    numbered.map((index) => wanted[index]?.number),
  );
  const behind = indexes.filter((index) => wanted[index]?.number === null && wanted[index].isOldDoor);
  await ask(
    BY_DOOR,
    behind,
    behind.map((index) => wanted[index]?.dwellingId),
  );
  const founded: Record<string, unknown>[] = [];
  const ids = wanted.map(({ path, number, dwellingId }, index) => {
    const there = known.get(index) ?? null;
    if (there !== null && !taken.has(there)) {
      taken.add(there);
      return there;
    }
    const id = uuid();
    taken.add(id);
    const { districtId, streetId, communityId } = path;
    founded.push({
      id,
      district_id: districtId,
      street_id: streetId,
      community_id: communityId,
      number,
      dwelling_id: dwellingId,
      created_at: now.toISOString(),
      version: 1,
    });
    return id;
  });
  return { ids, founded };
}
