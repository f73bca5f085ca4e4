import type { PersonActor } from '@linli/domain/shared/actor.ts';
import type { BodyOf, QueryOf } from '@linli/domain/shared/contract.ts';
import type { Page } from '@linli/domain/shared/page.contract.ts';
import { refuse } from '@linli/domain/shared/refusal.ts';
import { canSeeRoll, decideRoll, ROLL_PREVIEW_DAYS } from '@linli/domain/residents/roll-import.ts';
import type { RollRowView, RollSummary, RollView, rollsContract } from '@linli/domain/residents/rolls.contract.ts';
import { v7 as uuid } from 'uuid';
import { findCommunity } from '../../org-units/public.ts';
import { decodeRowCursor, pageFrom } from '../../shared/cursor.ts';
import { change, recordEvent, type NewEvent } from '../../shared/events.ts';
import type { Platform } from '../../shared/platform.ts';
import { kindOf } from '../../shared/spreadsheets/spreadsheet-kind.ts';
import { countLetters, letterOf, openPlan, openRows, sealPlan, CHUNK_ROWS } from './roll-content.ts';
import { hostOf } from './roll-host.ts';
import { isInterrupted } from './roll-runs.store.ts';
import { readUpload } from './roll-tasks.ts';
import { readInThread } from './roll-thread.ts';
import { rollView, rowView, summaryOf } from './roll-views.ts';
import {
  createChunks,
  createKeyPages,
  createRoll,
  deleteRoll,
  findMappings,
  findRoll,
  listChunks,
  listOutcomes,
  listRolls,
  type StoredRoll,
} from './rolls.store.ts';

type Contract = typeof rollsContract;

const DAY_MS = 86_400_000;
/** Nothing is packed into a text: one of this size cannot hold more than it shows. */
const SMALL_TEXT_BYTES = 64 * 1024;

export async function uploadRoll(
  platform: Platform,
  actor: PersonActor,
  { fileName }: QueryOf<Contract['upload']>,
  bytes: Uint8Array,
): Promise<RollView> {
  const unit = actor.unit ?? refuse('request.role_not_allowed', { params: { roles: [] } });
  // What is no spreadsheet at all costs no thread.
  const kind = kindOf(bytes, fileName);
  const remembered = await findMappings(platform.database.scoped, unit.id);
  const communityId = unit.kind === 'community' ? unit.id : null;
  const task = { task: 'upload', bytes, fileName, remembered, communityId } as const;
  const isSmallText = kind === 'csv' && bytes.length <= SMALL_TEXT_BYTES;
  const read = isSmallText
    ? await readUpload(hostOf(platform, actor), task)
    : await readInThread(platform, actor, task);
  const id = uuid();
  const now = platform.clock();
  const { districtId, streetId, communityId: ownCommunityId } = unit;
  const path = { districtId, streetId, communityId: ownCommunityId };
  await change(platform, async (transaction) => {
    await createRoll(transaction, {
      id,
      ...path,
      unitId: unit.id,
      importerId: actor.personId,
      importerName: actor.name,
      fileName: platform.cipher.encrypt(fileName, `roll_imports.fileName.${id}`),
      status: 'preview',
      plan: sealPlan(platform.cipher, id, read.plan),
      counts: countLetters(read.chunks.map(({ outcomes }) => outcomes)),
      createdAt: now,
      expiresAt: new Date(now.getTime() + ROLL_PREVIEW_DAYS * DAY_MS),
    });
    await createChunks(transaction, id, path, read.chunks);
    await createKeyPages(transaction, id, path, read.keyPages);
    const changes = { rows: [null, read.chunks.reduce((sum, { outcomes }) => sum + outcomes.length, 0)] } as const;
    await recordEvent(transaction, { ...eventOf(actor, { id, ...path }, 'upload_roll'), changes }, now);
  });
  return getRoll(platform, actor, id);
}

export async function listOwnRolls(
  platform: Platform,
  { scope }: PersonActor,
  { cursor, limit }: QueryOf<Contract['list']>,
): Promise<Page<RollSummary>> {
  const before = cursor === undefined ? null : decodeRowCursor(cursor).id;
  const rolls = await listRolls(platform.database.scoped, scope, { before, limit });
  const interrupted = new Set<string>();
  for (const roll of rolls) if (await isInterrupted(platform, roll)) interrupted.add(roll.id);
  return pageFrom(
    rolls,
    limit,
    ({ id }) => ({ id }),
    (roll) => summaryOf(platform.cipher, roll, interrupted.has(roll.id)),
  );
}

export async function getRoll(platform: Platform, actor: PersonActor, rollId: string): Promise<RollView> {
  const { scoped } = platform.database;
  const roll = await getVisible(platform, actor, rollId);
  const plan = openPlan(platform.cipher, roll.id, roll.plan);
  const [first] = await listChunks(scoped, roll.id, [0]);
  const community = plan.communityId === null ? null : await findCommunity(scoped, plan.communityId);
  return rollView({ actor, cipher: platform.cipher }, roll, {
    isInterrupted: await isInterrupted(platform, roll),
    community: community && { id: community.id, name: community.name },
    firstRows: first ? openRows(platform.cipher, first.id, first.content) : [],
  });
}

/** A page of rows: their letters tell where they are, and only their chunks are opened. */
export async function listRollRows(
  platform: Platform,
  actor: PersonActor,
  rollId: string,
  { outcome, offset, limit }: QueryOf<Contract['rows']>,
): Promise<{ items: RollRowView[]; total: number }> {
  const { scoped } = platform.database;
  const roll = await getVisible(platform, actor, rollId);
  const letters = (await listOutcomes(scoped, roll.id)).map((chunk) => chunk.outcomes).join('');
  const wanted: number[] = [];
  const letter = outcome === undefined ? null : letterOf(outcome);
  for (let row = 0; row < letters.length; row += 1) if (letter === null || letters[row] === letter) wanted.push(row);
  const page = wanted.slice(offset, offset + limit);
  const chunks = await listChunks(scoped, roll.id, [...new Set(page.map((row) => Math.floor(row / CHUNK_ROWS)))]);
  const opened = new Map(chunks.map(({ id, number, content }) => [number, openRows(platform.cipher, id, content)]));
  const plan = openPlan(platform.cipher, roll.id, roll.plan);
  const items = page.flatMap((row) => {
    const kept = opened.get(Math.floor(row / CHUNK_ROWS))?.[row % CHUNK_ROWS];
    return kept ? [rowView({ actor, roll, plan }, kept, row)] : [];
  });
  return { items, total: wanted.length };
}

export async function discardRoll(
  platform: Platform,
  actor: PersonActor,
  rollId: string,
  { version }: BodyOf<Contract['discard']>,
): Promise<undefined> {
  const roll = await getVisible(platform, actor, rollId);
  decideRoll('discard', actor, roll);
  await change(platform, async (transaction) => {
    if (!(await deleteRoll(transaction, { id: roll.id, version }))) refuse('roll.changed_meanwhile');
    await recordEvent(transaction, eventOf(actor, roll, 'discard_roll'), platform.clock());
  });
}

export async function getVisible(platform: Platform, actor: PersonActor, rollId: string): Promise<StoredRoll> {
  const roll = await findRoll(platform.database.scoped, rollId);
  return roll && canSeeRoll(actor, roll) ? roll : refuse('roll.not_found');
}

export function eventOf(
  actor: PersonActor,
  { id, districtId, streetId, communityId }: Pick<StoredRoll, 'id' | 'districtId' | 'streetId' | 'communityId'>,
  what: `${'upload' | 'correct' | 'confirm' | 'discard' | 'undo'}_roll`,
): NewEvent {
  return {
    actor,
    action: `residents.${what}`,
    subject: { type: 'roll_import', id, path: { districtId, streetId, communityId } },
  };
}
