import {
  availableDuplicateActions,
  decideDuplicate,
  type DuplicateAction,
} from '@linli/domain/residents/duplicate-pair.ts';
import {
  COUNTED_DUPLICATES,
  type DuplicateComparison,
  type duplicatesContract,
  type DuplicatePairView,
} from '@linli/domain/residents/duplicates.contract.ts';
import { compareForMerge, proposeToKeep } from '@linli/domain/residents/resident-merge.ts';
import { canSeeResident } from '@linli/domain/residents/resident-file.ts';
import type { ResidentView } from '@linli/domain/residents/resident-views.contract.ts';
import type { PersonActor } from '@linli/domain/shared/actor.ts';
import { shanghaiDate } from '@linli/domain/shared/clock.ts';
import type { QueryOf } from '@linli/domain/shared/contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { decodeRowCursor, pageFrom } from '../../shared/cursor.ts';
import type { ScopedClient, Transaction } from '../../shared/database.ts';
import { change, recordEvent } from '../../shared/events.ts';
import type { FieldCipher } from '../../shared/field-cipher.ts';
import type { Platform } from '../../shared/platform.ts';
import { subjectOf } from '../resident-access.ts';
import { areaOf } from '../resident-areas.store.ts';
import { listByIds } from '../resident-lists.store.ts';
import { summaryOf } from '../resident-views.ts';
import { getResident } from '../residents.service.ts';
import { findResident, findResidentForUpdate, type StoredResident } from '../residents.store.ts';
import { mergingFile } from './merging-file.ts';
import { countOpenPairs, decidePair, findDuplicate, listPairs, type StoredDuplicate } from './duplicates.store.ts';

export async function listDuplicatePairs(
  platform: Platform,
  actor: PersonActor,
  { status, between, cursor, limit }: QueryOf<(typeof duplicatesContract)['list']>,
) {
  const { statements } = platform.database;
  const area = areaOf(actor.scope);
  const after = cursor === undefined ? null : decodeRowCursor(cursor).id;
  const pairs = await listPairs(statements, { area, status, between, after, limit: limit + 1 });
  const ids = pairs.flatMap(({ residentId, otherId }) => [residentId, otherId]);
  const files = new Map((await listByIds(statements, area, ids)).map((file) => [file.id, file]));
  const reader = { actor, cipher: platform.cipher, today: shanghaiDate(platform.clock()) };
  const page = pageFrom(
    pairs,
    limit,
    ({ id }) => ({ id }),
    (pair): DuplicatePairView[] => {
      const [own, other] = [files.get(pair.residentId), files.get(pair.otherId)];
      // A file that left these units since the last look is not told of any more.
      if (!own) return [];
      const view = {
        ...viewOf(pair),
        availableActions: availableDuplicateActions(actor, { status, own, other: other ?? null }),
        resident: summaryOf(reader, own),
        other: other ? summaryOf(reader, other) : null,
      };
      return [view];
    },
  );
  return { ...page, items: page.items.flat() };
}

export async function countDuplicatePairs({ database }: Platform, actor: PersonActor) {
  const isAcross = actor.role !== 'community_worker';
  const area = areaOf(actor.scope);
  return { open: await countOpenPairs(database.statements, { area, isAcross, limit: COUNTED_DUPLICATES }) };
}

export async function compareDuplicate(
  platform: Platform,
  actor: PersonActor,
  duplicateId: string,
): Promise<DuplicateComparison> {
  const { pair, own, other } = await load(platform.database.scoped, actor, duplicateId);
  return {
    ...viewOf(pair),
    availableActions: availableDuplicateActions(actor, { status: pair.status, own, other }),
    ...sideBySide(await getResident(platform, actor, own.id), other && (await getResident(platform, actor, other.id))),
    ...comparisonOf(platform.cipher, own, other),
  };
}

/**
 * With the birthday of the one, the masked number of the other could be put together: where one file hides it, neither
 * shows more than the year.
 */
function sideBySide(resident: ResidentView, other: ResidentView | null) {
  const isHidden = [resident, other].some((file) => file?.hidden.includes('birth_date'));
  const veiled = (file: ResidentView): ResidentView =>
    isHidden && file.birthDate !== null
      ? {
          ...file,
          birthDate: file.birthDate.slice(0, 4),
          hidden: [...new Set([...file.hidden, 'birth_date' as const])],
        }
      : file;
  return { resident: veiled(resident), other: other && veiled(other) };
}

function comparisonOf(cipher: FieldCipher, own: StoredResident, other: StoredResident | null) {
  if (other === null) return { fields: [], keep: 'resident' as const };
  const [one, two] = [mergingFile(cipher, own), mergingFile(cipher, other)];
  return {
    fields: compareForMerge(one, two),
    keep: proposeToKeep(one, two, { isAcross: own.communityId !== other.communityId }),
  };
}

/** Two people, or not so sure after all. */
export async function settleDuplicate(
  platform: Platform,
  actor: PersonActor,
  duplicateId: string,
  action: Exclude<DuplicateAction, 'merge'>,
): Promise<DuplicatePairView> {
  const now = platform.clock();
  await change(platform, async (transaction) => {
    const { pair, own, other } = await loadForDecision(transaction, actor, duplicateId, action);
    const set =
      action === 'not_same'
        ? ({ status: 'not_same', decidedAt: now } as const)
        : ({ status: 'open', decidedAt: null } as const);
    if (!(await decidePair(transaction, pair, set))) refuse('resident.duplicate_decided');
    const told = action === 'not_same' ? 'residents.not_same' : 'residents.reopen_duplicate';
    for (const file of [own, other]) {
      const changes = { status: [pair.status, set.status] } as const;
      await recordEvent(transaction, { actor, action: told, subject: subjectOf(file), changes }, now);
    }
  });
  return getPair(platform, actor, duplicateId);
}

async function getPair(platform: Platform, actor: PersonActor, duplicateId: string): Promise<DuplicatePairView> {
  const { pair, own, other } = await load(platform.database.scoped, actor, duplicateId);
  const reader = { actor, cipher: platform.cipher, today: shanghaiDate(platform.clock()) };
  return {
    ...viewOf(pair),
    availableActions: availableDuplicateActions(actor, { status: pair.status, own, other }),
    resident: summaryOf(reader, own),
    other: other && summaryOf(reader, other),
  };
}

function viewOf({ id, reason, status, foundAt, decidedAt }: StoredDuplicate) {
  return { id, reason, status, foundAt: foundAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null };
}

interface Loaded {
  readonly pair: StoredDuplicate;
  readonly own: StoredResident;
  /** Null where it lies outside of the reader's units. */
  readonly other: StoredResident | null;
}

async function load(client: ScopedClient | Transaction, actor: PersonActor, duplicateId: string): Promise<Loaded> {
  const pair = (await findDuplicate(client, duplicateId)) ?? refuse('resident.duplicate_not_found');
  const own = await findResident(client, pair.residentId);
  if (!own || !canSeeResident(actor, own)) refuse('resident.duplicate_not_found');
  const other = await findResident(client, pair.otherId);
  return { pair, own, other: other && canSeeResident(actor, other) ? other : null };
}

/** Both files locked, in one order, so that two who decide at once do so one behind the other. */
export async function loadForDecision(
  transaction: Transaction,
  actor: PersonActor,
  duplicateId: string,
  action: DuplicateAction,
): Promise<Loaded & { other: StoredResident }> {
  const seen = (await findDuplicate(transaction, duplicateId)) ?? refuse('resident.duplicate_not_found');
  for (const id of [seen.residentId, seen.otherId].toSorted()) await findResidentForUpdate(transaction, id);
  const { pair, own, other } = await load(transaction, actor, duplicateId);
  decideDuplicate(action, actor, { status: pair.status, own, other });
  // Merged with a third one meanwhile: what the pair asks is answered there.
  if (own.mergedIntoId !== null || other?.mergedIntoId) refuse('resident.duplicate_decided');
  return { pair, own, other: other! };
}
