import { EXPORT_LIMITS } from '@linli/domain/residents/resident-export.ts';
import { v7 as uuid } from 'uuid';
import { change, recordEvent } from '../../shared/events.ts';
import type { Platform } from '../../shared/platform.ts';
import { withScope } from '../../shared/request-context.ts';
import { workbookOf } from '../../shared/spreadsheet-export/workbook.ts';
import { eventOf, openRequest } from './export-request.ts';
import { partsOf } from './export-file.ts';
import { countAsked, listAsked, sheetOf } from './export-rows.ts';
import {
  createPart,
  deletePartsOf,
  deletePartsOfOthers,
  findExport,
  reopenFailed,
  updateMaking,
  type StoredExport,
} from './exports.store.ts';

const PROGRESS_MS = 500;

/**
 * Makes the file that was asked for, in the scope of whoever asked. Doing it twice is doing it once: each run writes
 * parts of its own, the first that ends makes the file its own and leaves the event, and what others wrote is deleted.
 */
export async function makeExport(platform: Platform, exportId: string, signal: AbortSignal): Promise<void> {
  const { database } = platform;
  // An administrator had one that was given up tried once more.
  await reopenFailed(database.scoped, exportId);
  const stored = await findExport(database.scoped, exportId);
  if (stored?.status !== 'making') return;
  await withScope(stored.requester.scope, async () => make(platform, stored, signal));
}

async function make(platform: Platform, stored: StoredExport, signal: AbortSignal): Promise<void> {
  const { cipher, clock, database } = platform;
  const { id, requester, isWhole } = stored;
  const asked = openRequest(cipher, stored);
  const list = await listAsked(platform, requester, asked);
  const total = await countAsked(platform, list, EXPORT_LIMITS.rows + 1);
  if (total > EXPORT_LIMITS.rows) {
    await updateMaking(database.scoped, id, { status: 'too_large', total });
    return;
  }
  await updateMaking(database.scoped, id, { total, progress: 0 });
  const runId = uuid();
  let rows = 0;
  let toldAt = Date.now();
  const sheet = sheetOf(platform, requester, { asked, list, isWhole }, () => (rows += 1));
  for await (const part of partsOf(cipher, workbookOf(sheet))) {
    signal.throwIfAborted();
    await createPart(database.scoped, { exportId: id, runId, ...pathOf(stored) }, part);
    if (Date.now() - toldAt < PROGRESS_MS) continue;
    toldAt = Date.now();
    await updateMaking(database.scoped, id, { progress: rows });
  }
  const isFirst = await change(platform, async (transaction) => {
    const expiresAt = new Date(clock().getTime() + EXPORT_LIMITS.keptMinutes * 60_000);
    const finished = { status: 'ready', runId, total: rows, progress: rows, expiresAt };
    if (!(await updateMaking(transaction, id, finished))) return false;
    await deletePartsOfOthers(transaction, id, runId);
    await recordEvent(transaction, await eventOf(platform, stored, asked, { rows }), clock());
    return true;
  });
  if (!isFirst) await deletePartsOf(database.scoped, id, runId);
}

const pathOf = ({ districtId, streetId, communityId }: StoredExport) => ({ districtId, streetId, communityId });
