import { reasonToAsk, type ComparedFile } from '@linli/domain/residents/duplicate-pair.ts';
import { v7 as uuid } from 'uuid';
import type { Platform } from '../../shared/platform.ts';
import {
  deleteUnseen,
  endOfShare,
  keepFound,
  listCandidates,
  type CandidateSide,
  type FoundSide,
} from './find-duplicates.store.ts';

/** Files that are looked at by one statement: some tens of milliseconds, so that nobody waits behind it. */
const FILES_AT_ONCE = 2_000;
/** Pairs that are held in memory at once. A share that has more (a placeholder as birth date) is halved. */
const PAIRS_AT_ONCE = 20_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

export interface FindOptions {
  readonly filesAtOnce?: number;
  readonly pairsAtOnce?: number;
}

/**
 * Looks through all files for pairs of probably one person. Every share is kept as soon as it is found and finding a
 * pair twice is finding it once, so a run may be killed, repeated, or meet another. Returns how many there are.
 */
export async function findAllDuplicates(
  { database: { statements }, clock }: Platform,
  signal: AbortSignal,
  { filesAtOnce = FILES_AT_ONCE, pairsAtOnce = PAIRS_AT_ONCE }: FindOptions = {},
): Promise<number> {
  const begun = clock();
  let after = FIRST;
  let files = filesAtOnce;
  let found = 0;
  for (;;) {
    if (signal.aborted) return found;
    const upTo = await endOfShare(statements, after, files);
    if (upTo === null) break;
    const pairs = await listCandidates(statements, { after, upTo }, pairsAtOnce);
    if (pairs.length === pairsAtOnce && files > 1) {
      files = Math.ceil(files / 2);
      continue;
    }
    const sides = sidesOf(pairs);
    await keepFound(statements, sides, begun);
    found += sides.length / 2;
    after = upTo;
    files = Math.min(files * 2, filesAtOnce);
  }
  await deleteUnseen(statements, begun);
  return found;
}

function sidesOf(pairs: readonly { one: CandidateSide; other: CandidateSide }[]): FoundSide[] {
  // Birth date and phone may both have brought a pair.
  const distinct = new Map(pairs.map((pair) => [`${pair.one.id} ${pair.other.id}`, pair]));
  return [...distinct.values()].flatMap(({ one, other }) => {
    const reason = reasonToAsk(compared(one), compared(other));
    if (reason === null) return [];
    return [sideOf(one, other, reason), sideOf(other, one, reason)];
  });
}

const compared = ({ pinyin, ...file }: CandidateSide): ComparedFile => ({ ...file, sound: pinyin });

export function sideOf(
  { id, districtId, streetId, communityId }: Pick<CandidateSide, 'id' | 'districtId' | 'streetId' | 'communityId'>,
  other: { readonly id: string },
  reason: FoundSide['reason'],
): FoundSide {
  const path = { district_id: districtId, street_id: streetId, community_id: communityId };
  return { id: uuid(), ...path, resident_id: id, other_id: other.id, reason };
}
